"""Before a recording: what is coming, how one sees oneself, and whether to go on from before."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from ui.icons import Icon
from ui.viewmodels.preview import Preview, offered
from ui.viewmodels.recording import RecordingModel
from ui.widgets.controls import IconButton, Segmented, column, label, row, scrolled
from ui.widgets.view_choice import ICONS

_WIDTH = 980
_ICONS = ("user", "practice", "hand", "repeat", "eyeoff")


class PreparePanel(QWidget):
    """Stands in for the choice of view; nothing runs yet.

    Signals: `chosen(Preview)` when the recording is to begin.
    """

    chosen = Signal(object)

    def __init__(self, model: RecordingModel, preview: Preview | None) -> None:
        super().__init__()
        self._model = model
        affected = model.session.affected
        self.headline = label("h2")
        self.lines = [label() for _ in _ICONS]
        self.found = label("strong")
        self.views = Segmented(list(Preview), list(ICONS.values()))
        for view in Preview:
            self.views.set_enabled(view, view in offered(affected))
        # No picture unless the person has asked for one before.
        self.views.set_value(preview if preview in offered(affected) else Preview.OFF)
        self.how = label("strong")
        self.start = IconButton("play", "sessionprimary")
        self.anew = IconButton("repeat", "session")
        self._build()
        self.set_words("")
        self.start.clicked.connect(self._on_start)
        self.anew.clicked.connect(self._on_anew)

    def set_words(self, setup: str) -> None:
        """Set all words; `setup` says how to sit, from the library."""
        session, missing = self._model.session, self._model.desk.missing
        library = self._model.desk.library
        total = len(library.set(session.set_id).exercises)
        self.headline.setText(session.title)
        words = (
            setup,
            self.tr(
                "Each expression: try it once, then a count-in, then three times for the recording."
            ),
            self.tr("Hands stay down. A hand at the face hides it from the camera."),
            self.tr("Any take can be made again, and anything can be left out."),
            self.tr("The recording is the same whatever you see of yourself."),
        )
        for shown, text in zip(self.lines, words, strict=True):
            shown.setText(text)
        self.how.setText(self.tr("How would you like to see yourself?"))
        self.views.set_words(
            self.how.text(),
            [
                self.tr("Mirror"),
                self.tr("Outline"),
                self.tr("Blur"),
                self.tr("Healthy side"),
                self.tr("Off"),
            ],
        )
        self._found.setVisible(missing is not None)
        self.anew.setVisible(missing is not None)
        if missing is None:
            self.start.set_words(self.tr("Start"))
            return
        left = total - missing.recorded
        self.found.setText(
            self.tr(
                "Today {recorded} of {total} expressions are recorded already, and kept."
            ).format(recorded=missing.recorded, total=total)
        )
        self.start.set_words(self.tr("Go on with the other {n}").format(n=left))
        self.anew.set_words(self.tr("All {n} anew").format(n=total))

    def focus_first(self) -> None:
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        told = QGridLayout()
        told.setHorizontalSpacing(14)
        told.setVerticalSpacing(10)
        told.setColumnStretch(1, 1)
        for place, (name, shown) in enumerate(zip(_ICONS, self.lines, strict=True)):
            told.addWidget(Icon(name, 26, "primary"), place, 0, Qt.AlignmentFlag.AlignTop)
            told.addWidget(shown, place, 1)
        self._found = QFrame()
        self._found.setProperty("kind", "note")
        inside = row(14, (18, 12, 18, 12))
        inside.addWidget(Icon("info", 26, "primary"))
        inside.addWidget(self.found, 1)
        self._found.setLayout(inside)
        card = QFrame()
        card.setProperty("kind", "card")
        card.setMaximumWidth(_WIDTH)
        box = column(16, (32, 24, 32, 28))
        box.addWidget(self.headline)
        box.addLayout(told)
        box.addWidget(self._found)
        box.addWidget(self.how)
        box.addWidget(self.views)
        buttons = row(14)
        buttons.addWidget(self.start, 2)
        buttons.addWidget(self.anew, 1)
        box.addLayout(buttons)
        card.setLayout(box)
        across = row(0)
        across.addStretch(1)
        across.addWidget(card, 8)
        across.addStretch(1)
        around = column(0, (24, 16, 24, 16))
        around.addStretch(1)
        around.addLayout(across)
        around.addStretch(2)
        content = QWidget()
        content.setLayout(around)
        outer = column()
        outer.addWidget(scrolled(content))
        self.setLayout(outer)

    def _on_start(self) -> None:
        self._model.choose(only_missing=True)
        self.chosen.emit(self.views.value)

    def _on_anew(self) -> None:
        self._model.choose(only_missing=False)
        self.chosen.emit(self.views.value)
