"""What a person can agree to: one row for each, with its own tick."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame

from app.store.settings import NEEDED, ConsentKey
from ui.widgets.controls import Tick, chip, column, label, row
from ui.widgets.styling import set_look

KEYS: Final[tuple[ConsentKey, ...]] = ("limits", "log", "camera", "films")


def consent_words(key: ConsentKey) -> tuple[str, str]:
    """Return what is agreed to and what that means, in the language of the window."""
    return {
        "limits": (
            QCoreApplication.translate(
                "Consents", "I understand that this app cannot judge my condition"
            ),
            QCoreApplication.translate(
                "Consents",
                "It does not replace a doctor, is no registered or approved medical device, and no "
                "clinician has reviewed it.",
            ),
        ),
        "log": (
            QCoreApplication.translate("Consents", "Keep my care log on this computer"),
            QCoreApplication.translate(
                "Consents",
                "Notes about health are sensitive. They stay here: no account, no network.",
            ),
        ),
        "camera": (
            QCoreApplication.translate("Consents", "Use the camera while I practise"),
            QCoreApplication.translate(
                "Consents",
                "The picture is shown and measured on this computer. You can practise with the "
                "view off.",
            ),
        ),
        "films": (
            QCoreApplication.translate("Consents", "Keep my recordings on this computer"),
            QCoreApplication.translate(
                "Consents",
                "Your face is biometric information. Needed to look back and for the weekly "
                "recording; without it films are deleted as soon as they are measured.",
            ),
        ),
    }[key]


class ConsentRow(QFrame):
    """All of the row can be pressed. Signals: `changed(bool)` by the person."""

    changed = Signal(bool)

    def __init__(self, key: ConsentKey, margin: int) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self.key: ConsentKey = key
        self.tick = Tick()
        self.name = label("strong")
        self.note = label("caption")
        self.need = chip()
        words = column(2)
        words.addWidget(self.name)
        words.addWidget(self.note)
        box = row(16, (margin, 12, margin, 12))
        box.addWidget(self.tick)
        box.addLayout(words, 1)
        box.addWidget(self.need, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(box)
        self.tick.clicked.connect(self.changed)

    def retranslate(self) -> None:
        name, note = consent_words(self.key)
        self.name.setText(name)
        self.note.setText(note)
        self.need.setText(self.tr("needed") if self.key in NEEDED else self.tr("optional"))
        self.tick.setAccessibleName(name)
        self.tick.setAccessibleDescription(f"{self.need.text()}. {note}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self.tick.click()


class ConsentRows(QFrame):
    """The four of them, all empty until they are ticked one by one.

    Signals: `changed(key, bool)` by the person.
    """

    changed = Signal(str, bool)

    def __init__(self, margin: int = 20) -> None:
        """`margin`: the room left and right of each row."""
        super().__init__()
        self.rows: dict[ConsentKey, ConsentRow] = {key: ConsentRow(key, margin) for key in KEYS}
        box = column(0, (2, 2, 2, 2))
        for each in self.rows.values():
            box.addWidget(each)
            each.changed.connect(self._on_changed)
        set_look(self.rows[KEYS[-1]], last="true")
        self.setLayout(box)

    @property
    def given(self) -> tuple[ConsentKey, ...]:
        return tuple(key for key, each in self.rows.items() if each.tick.isChecked())

    @property
    def has_needed(self) -> bool:
        return set(NEEDED) <= set(self.given)

    def show_given(self, given: tuple[ConsentKey, ...]) -> None:
        for key, each in self.rows.items():
            each.tick.setChecked(key in given)

    def retranslate(self) -> None:
        for each in self.rows.values():
            each.retranslate()

    def _on_changed(self, is_given: bool) -> None:
        sender = self.sender()
        assert isinstance(sender, ConsentRow)
        self.changed.emit(sender.key, is_given)
