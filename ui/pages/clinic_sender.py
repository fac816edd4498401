"""Who a report is from: known, or to be compared by telephone first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLineEdit

from app.report.bundle.verify import Verdict
from ui.viewmodels.clinic import ClinicModel
from ui.viewmodels.clinic_words import ClinicWords
from ui.widgets.controls import IconButton, column, label


class SenderCard(QFrame):
    """For a new sender the fingerprint, with a way to take the sender in; a known one needs none.

    What it takes unfolds when the fingerprint is about to be compared.
    """

    def __init__(self, model: ClinicModel) -> None:
        super().__init__()
        self.setProperty("kind", "note")
        self._model = model
        self._words = ClinicWords(self)
        self.verdict = label("strong")
        self.reviewed = label("caption")
        self.digits = label()
        self.advice = label("caption")
        self.name = QLineEdit()
        self.accept = IconButton("check")
        self.check = IconButton()
        self._is_unfolded = False
        box = column(8, (14, 12, 14, 12))
        for widget in (
            self.verdict,
            self.reviewed,
            self.digits,
            self.check,
            self.advice,
            self.name,
            self.accept,
        ):
            box.addWidget(widget)
        self.setLayout(box)
        self.check.clicked.connect(self.unfold)
        self.accept.clicked.connect(self._on_accept)
        self.name.returnPressed.connect(self._on_accept)

    def refresh(self) -> None:
        found = self._model.verification
        if found is None:
            return
        is_new = found.verdict is Verdict.UNKNOWN
        known = self._words.verdict(found)
        self.verdict.setText(self.tr("Sender's fingerprint") if is_new else known)
        self.digits.setText(found.fingerprint or "")
        self.digits.setAccessibleName(self.tr("Fingerprint of the sender's key"))
        is_reviewer = found.review is not None and found.review.verdict is Verdict.UNKNOWN
        self.advice.setText(
            self.tr(
                "It was reviewed, and this is the key of whoever signed the review. Compare it "
                "with them by telephone. If it is the same, give a name."
            )
            if is_reviewer
            else self.tr(
                "Compare this with the sender by telephone. If it is the same, give a name."
            )
        )
        self.reviewed.setText("" if found.review is None else self._words.reviewed(found.review))
        self.reviewed.setVisible(found.review is not None)
        self.name.setPlaceholderText(self.tr("Name of the sender"))
        self.name.setAccessibleName(self.tr("Name of the sender"))
        self.accept.set_words(self.tr("It is the same"), self.tr("Take this sender in as known"))
        self.check.set_words(self.tr("Check who sent it"))
        self.digits.setVisible(is_new)
        self.check.setVisible(is_new and not self._is_unfolded)
        for widget in (self.advice, self.name, self.accept):
            widget.setVisible(is_new and self._is_unfolded)

    def unfold(self) -> None:
        """Ask for the comparison by telephone."""
        self._is_unfolded = True
        self.refresh()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def fold(self) -> None:
        """Begin anew with another report."""
        self._is_unfolded = False
        self.name.clear()

    def _on_accept(self) -> None:
        label_ = self.name.text().strip()
        if label_:
            self._model.remember_sender(label_)
        else:
            self.name.setFocus()
