"""What is said now, in a strip whose room is always kept: nothing below or above it ever jumps."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from ui.icons import Icon
from ui.theme import Theme
from ui.viewmodels.training_facts import CueKind, CueShown
from ui.widgets.controls import column, label, row
from ui.widgets.styling import set_look

_MARGIN_PX, _GAP_PX = 20, 18


_LOOKS = {
    CueKind.SAID: ("well", "voice", "primary"),
    CueKind.LINKED: ("cuenote", "eye", "cue"),
    CueKind.SILENT: ("well", "info", "text2"),
    CueKind.STANDING: ("note", "pause", "primary"),
}


class CueStrip(QFrame):
    """Icon, what, and one action; a screen reader is told every new cue and standstill."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown = CueShown(CueKind.SAID, "")
        self._is_above = False
        self._longest: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        self.setProperty("kind", "well")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.icon = Icon("voice", 36, "primary")
        self.what = label("h3")
        self.action = label()
        words = column(2)
        words.addStretch(1)
        words.addWidget(self.what)
        words.addWidget(self.action)
        words.addStretch(1)
        box = row(_GAP_PX, (_MARGIN_PX, 8, _MARGIN_PX, 8))
        box.addWidget(self.icon)
        box.addLayout(words, 1)
        self.setLayout(box)

    @property
    def shown(self) -> CueShown:
        return self._shown

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._keep_room()

    def keep_room_for(self, whats: tuple[str, ...], actions: tuple[str, ...]) -> None:
        """Be tall enough for the longest of these lines from now on."""
        self._longest = (whats, actions)
        self._keep_room()

    def show_cue(self, shown: CueShown, *, is_spoken: bool = False, is_above: bool = False) -> None:
        """Show a line; `is_spoken` lines are left to the app's own voice.

        `is_above`: what is said stands in large words already, the action is left for here.
        """
        if shown == self._shown and is_above is self._is_above:
            return
        is_news = shown.what != self._shown.what
        self._shown, self._is_above = shown, is_above
        what, action = (shown.action, "") if is_above else (shown.what, shown.action)
        kind, icon, tone = _LOOKS[shown.kind]
        set_look(self, kind=kind)
        self.icon.show_icon(icon, tone)
        self.icon.setVisible(bool(what))
        self.what.setText(what)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self.setAccessibleName(f"{shown.what} {shown.action}".strip())
        if is_news and shown.what and not is_spoken:
            self._announce(is_urgent=shown.kind is CueKind.LINKED)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_room()

    def _announce(self, *, is_urgent: bool) -> None:
        event = QAccessibleAnnouncementEvent(self, self.accessibleName())
        if is_urgent:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def _keep_room(self) -> None:
        room = max(self.width() - 2 * _MARGIN_PX - _GAP_PX - self.icon.width() - 8, 200)
        box, flags = QRect(0, 0, room, 10_000), int(Qt.TextFlag.TextWordWrap)
        height = 20
        for role, texts in zip(("h3", "body"), self._longest, strict=True):
            metrics = QFontMetrics(self._theme.font(role, bold=role == "h3"))
            heights = (metrics.boundingRect(box, flags, text).height() for text in texts if text)
            height += max(heights, default=metrics.height())
        if height != self.minimumHeight():
            self.setFixedHeight(height)
