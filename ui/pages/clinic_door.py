"""Before a report is open: choose one, wait for it, type its password, or hear why not."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QProgressBar, QWidget

from app.report.bundle.problems import BundleRefused, Trouble
from ui.viewmodels.clinic import ClinicModel, ClinicState
from ui.viewmodels.clinic_words import ClinicWords
from ui.widgets.controls import IconButton, column, label, row
from ui.widgets.styling import set_look
from ui.widgets.support import SupportButton

_WIDTH = 720


class DoorPanel(QWidget):
    """Signals: `open_requested()`."""

    open_requested = Signal()

    def __init__(self, model: ClinicModel) -> None:
        super().__init__()
        self._model = model
        self._words = ClinicWords(self)
        self.headline = label("h2")
        self.sentence = label()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.unlock = IconButton("lock", "primary")
        self.open = IconButton("folder", "primary")
        self.stop = IconButton("x")
        self.support = SupportButton()
        card = QFrame()
        card.setProperty("kind", "card")
        card.setMaximumWidth(_WIDTH)
        box = column(14, (28, 24, 28, 26))
        for widget in (self.headline, self.sentence, self.bar, self.password):
            box.addWidget(widget)
        buttons = row(12)
        for button in (self.unlock, self.open, self.stop, self.support):
            buttons.addWidget(button)
        buttons.addStretch(1)
        box.addLayout(buttons)
        card.setLayout(box)
        across = row(0)
        across.addStretch(1)
        across.addWidget(card, 10)
        across.addStretch(1)
        whole = column(0, (24, 24, 24, 24))
        whole.addStretch(1)
        whole.addLayout(across)
        whole.addStretch(2)
        self.setLayout(whole)
        self.open.clicked.connect(self.open_requested)
        self.stop.clicked.connect(model.stop_opening)
        self.unlock.clicked.connect(self._on_unlock)
        self.password.returnPressed.connect(self._on_unlock)
        self.refresh()

    def focus_first(self) -> None:
        is_locked = self._model.state is ClinicState.LOCKED
        first = self.password if is_locked else self.open
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        state = self._model.state
        headline, sentence = self._told()
        self.headline.setText(headline)
        self.sentence.setText(sentence)
        self.support.show_for(self._model.mistake(self._model.error))
        self.bar.setVisible(state is ClinicState.OPENING)
        self.bar.setAccessibleName(self.tr("Opening the report"))
        if state is ClinicState.OPENING:
            self.bar.setRange(0, 0)
        is_locked = state is ClinicState.LOCKED
        for widget in (self.password, self.unlock):
            widget.setVisible(is_locked)
        self.password.setAccessibleName(self.tr("Password of the report"))
        self.password.setPlaceholderText(self.tr("Password"))
        self.unlock.set_words(self.tr("Open it"))
        self.open.set_words(
            self.tr("Open a report") if state is ClinicState.EMPTY else self.tr("Open another")
        )
        self.open.setVisible(state is not ClinicState.OPENING)
        # One button leads on: with a password it is the one beside it.
        set_look(self.open, kind="" if state is ClinicState.LOCKED else "primary")
        self.stop.set_words(self.tr("Stop"))
        self.stop.setVisible(state is ClinicState.OPENING)
        if is_locked:
            self.password.clear()
            self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(self, done: int, of: int) -> None:
        if of > 0:
            self.bar.setRange(0, 1000)
            self.bar.setValue(round(1000 * done / of))

    def _told(self) -> tuple[str, str]:
        model = self._model
        match model.state:
            case ClinicState.OPENING:
                return self.tr("Opening and checking every byte"), ""
            case ClinicState.LOCKED:
                asked = self.tr("The sender chose a password for this report.")
                wrong = self.tr("That password does not open it. Ask the sender for it again.")
                return self.tr("Password"), wrong if model.is_password_wrong else asked
            case ClinicState.REFUSED:
                return self.tr("This report is not shown"), self._why()
            case _:
                return self.tr("Open a report"), self.tr(
                    "A report is a file that ends in .mmz. Choose it, or drop it here. It is "
                    "checked before anything of it is shown, and it is never changed."
                )

    def _why(self) -> str:
        model = self._model
        error = model.error
        if isinstance(error, BundleRefused) and error.problem.trouble is not Trouble.NEWER:
            again = self.tr("If this is the file that you were sent, ask the sender for it again.")
            return f"{model.sentence(error)}\n{again}"
        if error is not None:
            return model.sentence(error)
        found = model.verification
        if found is None:
            return ""
        name = model.path.name if model.path else ""
        if self._words.is_newer(found):
            return model.texts(f"bundle_trouble.{Trouble.NEWER}", path=name)
        reasons = [
            model.texts(f"bundle_trouble.{problem.trouble}", path=problem.path or name)
            for problem in found.problems
        ]
        advice = self.tr("Ask the sender for the report again; do not rely on this file.")
        verdict = self.tr("{verdict}.").format(verdict=self._words.verdict(found))
        return "\n".join((verdict, *reasons, advice))

    def _on_unlock(self) -> None:
        if self._model.path is not None and self.password.text():
            self._model.open(self._model.path, self.password.text())
