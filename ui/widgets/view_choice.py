"""The choice of view beside the picture: all views in a row, or one button that goes round."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from app.domain.sides import Affected
from ui.theme import Theme
from ui.viewmodels.preview import Preview, following
from ui.widgets.controls import IconButton, Segmented

ICONS = {
    Preview.MIRROR: "mirror",
    Preview.OUTLINE: "practice",
    Preview.BLUR: "drop",
    Preview.HEALTHY_SIDE: "user",
    Preview.OFF: "eyeoff",
}


class ViewChoice(QStackedWidget):
    """Signals: `chosen(Preview)`."""

    chosen = Signal(object)

    def __init__(
        self, affected: Affected, *, has_healthy: bool = True, is_short: bool = False
    ) -> None:
        """`is_short`: the one button stands in a row of others and says the view only."""
        super().__init__()
        self._affected = affected
        self._has_healthy = has_healthy
        self._is_short = is_short
        self._preview: Preview | None = None
        self.row = Segmented(list(Preview))
        self.next = IconButton()
        self.addWidget(self.row)
        self.addWidget(self.next)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.row.chosen.connect(self.chosen)
        self.next.clicked.connect(self._on_next)
        self.set_words()

    @property
    def value(self) -> Preview | None:
        return self._preview

    def set_theme(self, theme: Theme) -> None:
        """Large words: five of them do not fit side by side."""
        self.setCurrentWidget(self.next if theme.is_large else self.row)
        self.updateGeometry()

    def set_value(self, preview: Preview | None) -> None:
        self._preview = preview
        self.row.set_value(preview)
        self._name_next()

    def set_words(self) -> None:
        name = self.tr("How you see yourself")
        self.row.set_words(name, list(self._words().values()))
        has_side = self._affected.side is not None
        is_offered = has_side and self._has_healthy
        self.row.set_enabled(Preview.HEALTHY_SIDE, is_offered)
        button = self.row.buttons()[list(Preview).index(Preview.HEALTHY_SIDE)]
        why = ""
        if not has_side:
            why = self.tr("Offered once Settings say which side had the palsy.")
        elif not self._has_healthy:
            why = self.tr("Can be switched on in Settings; ask your therapist first.")
        button.setToolTip(why)
        button.setAccessibleDescription(why)
        self._name_next()

    def sizeHint(self) -> QSize:
        return self._shown().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._shown().minimumSizeHint()

    def _shown(self) -> QWidget:
        return self.currentWidget() or self.row

    def _name_next(self) -> None:
        if self._preview is None:
            return
        self.next.show_icon(ICONS[self._preview])
        words = self._words()
        name, coming = words[self._preview], words[self._following()]
        self.next.set_words(
            name if self._is_short else self.tr("View: {name}").format(name=name),
            self.tr("How you see yourself: {name}. Press for {next}.").format(
                name=name, next=coming
            ),
        )

    def _on_next(self) -> None:
        self.chosen.emit(self._following())

    def _following(self) -> Preview:
        return following(self._preview, self._affected, has_healthy=self._has_healthy)

    def _words(self) -> dict[Preview, str]:
        return {
            Preview.MIRROR: self.tr("Mirror"),
            Preview.OUTLINE: self.tr("Outline"),
            Preview.BLUR: self.tr("Blur"),
            Preview.HEALTHY_SIDE: self.tr("Healthy side"),
            Preview.OFF: self.tr("Off"),
        }
