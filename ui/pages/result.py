"""The result page: what one recording showed, expression by expression."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QWidget

from app.domain.review import FlagKey
from app.errors import UserFacing
from ui.pages.result_cards import Headline, ReasonCard, StripCard, TextCard
from ui.pages.result_moments import MomentsCard
from ui.pages.result_numbers import NumbersCard
from ui.theme import Theme
from ui.viewmodels.moment import MomentModel
from ui.viewmodels.preview import Preview
from ui.viewmodels.result import ResultViewModel
from ui.viewmodels.result_parts import Detail
from ui.widgets.controls import IconButton, chip, column, label, row, scrolled
from ui.widgets.dual_plot import DualPlot
from ui.widgets.finding_list import FindingList
from ui.widgets.notices import Notice
from ui.widgets.pictures import PictureCard
from ui.widgets.scrubber import Scrubber
from ui.words import Outcome, Words

_LIST_WIDTH = 276
_PICTURES_WIDTH = 236
# In heights of a letter.
_COLUMN_BELOW = 50
_NARROW_BELOW = 56
_NO_LIMIT = 16777215


class ResultPage(QWidget):
    """Shows a finished session.

    Signals: `back_requested()`; `export_requested(session_id)`; `reviewed()` when the person has
    marked a flag as not right, or taken that back; `rename_requested(session_id)` say anew what the
    movements of a phone video were.
    """

    back_requested = Signal()
    export_requested = Signal(str)
    reviewed = Signal()
    rename_requested = Signal(str)

    def __init__(
        self, theme: Theme, view_model: ResultViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._model = view_model
        self._detail: Detail | None = None
        self._shows_pictures = view_model.shows_pictures
        self._shows_numbers = False
        self.title = label("h2")
        self.subtitle = label("body", "text2")
        self.quality = label("caption")
        self.synthetic = chip()
        self.list_head = label("caption")
        self.rows = FindingList(theme)
        self.footnote = label("caption")
        self.headline = Headline(theme)
        self.plot = DualPlot(theme)
        self.pictures = PictureCard(theme)
        self.strip = StripCard(theme)
        self.reasons = ReasonCard()
        self.means = TextCard()
        self.next = TextCard()
        self.numbers = NumbersCard()
        self.notice = Notice(is_closable=True)
        self.scrubber = self._new_scrubber()
        self.moments = MomentsCard(self.scrubber)
        self.hide_pictures = IconButton("eyeoff")
        self.hide_pictures.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.export = IconButton("export", "primary")
        self.show_numbers = IconButton("ruler")
        self.rename = IconButton("film")
        self.back = IconButton("left")
        self._build()
        self._connect()
        self._set_words()
        self.set_theme(theme)
        self.rows.choose(view_model.first)

    @property
    def detail(self) -> Detail | None:
        return self._detail

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for widget in (self.rows, self.headline, self.plot, self.strip.strip, self.pictures):
            widget.set_theme(theme)
        if self.scrubber is not None:
            self.scrubber.set_theme(theme)
        place = self._names if theme.is_large else self._beside_title
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        place.addWidget(self.synthetic, 0, side)
        self._plot_card.setMinimumHeight(296 + 6 * (theme.px("caption") - 16))
        self._arrange()

    def _arrange(self) -> None:
        """Lay the cards beside each other where there is room, else below each other."""
        letter = self._theme.px("body")
        is_column = self._theme.is_large or self.width() < _COLUMN_BELOW * letter
        is_narrow = is_column or self.width() < _NARROW_BELOW * letter
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._body.setDirection(below if is_column else beside)
        self._texts.setDirection(below if is_column else beside)
        self._middle.setDirection(below if is_narrow else beside)
        self._list_card.setMaximumWidth(_NO_LIMIT if is_column else _LIST_WIDTH)
        self._list_card.setMinimumWidth(0 if is_column else _LIST_WIDTH)
        self.pictures.setMaximumWidth(_NO_LIMIT if is_narrow else _PICTURES_WIDTH)
        self.pictures.setMinimumWidth(0 if is_narrow else _PICTURES_WIDTH)
        self.pictures.setMinimumHeight(360 if is_narrow else 0)
        self.moments.set_narrow(is_narrow)

    def _new_scrubber(self) -> Scrubber | None:
        """Return what plays a moment; None where the recording cannot be read."""
        parts = self._model.parts
        if parts.read_moment is None:
            return None
        meta = self._model.record.meta
        self._moment = MomentModel(parts.read_moment, self)
        return Scrubber(
            self._theme,
            self._moment,
            meta.affected,
            self._model.lang,
            is_synthetic=meta.synthetic,
        )

    def _build(self) -> None:
        names = self._names = column(2)
        names.addWidget(self.title)
        names.addWidget(self.subtitle)
        self._beside_title = row(0)
        self._beside_title.addWidget(self.synthetic, 0, Qt.AlignmentFlag.AlignVCenter)
        head = row(14)
        head.addLayout(names, 1)
        head.addLayout(self._beside_title)
        head.addWidget(self.hide_pictures, 0, Qt.AlignmentFlag.AlignVCenter)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(18)
        self._body.setContentsMargins(28, 6, 22, 8)
        self._body.addWidget(self._build_list())
        self._body.addLayout(self._build_detail(), 1)
        self._content = QWidget()
        self._content.setLayout(self._body)
        self._scroll = scrolled(self._content)
        foot = row(12, (28, 4, 28, 16))
        foot.addWidget(self.export)
        foot.addWidget(self.show_numbers)
        foot.addStretch(1)
        foot.addWidget(self.back)
        whole = column(8)
        head.setContentsMargins(28, 20, 28, 0)
        noted = column(0, (28, 0, 28, 0))
        noted.addWidget(self.notice)
        self.notice.hide()
        whole.addLayout(head)
        whole.addLayout(noted)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(foot)
        self.setLayout(whole)

    def _build_list(self) -> QWidget:
        self._list_card = QFrame()
        self._list_card.setProperty("kind", "card")
        inside = column(6, (10, 12, 10, 12))
        for words in (self.list_head, self.footnote, self.quality):
            words.setContentsMargins(12, 0, 12, 0)
        inside.addWidget(self.list_head)
        inside.addWidget(self.rows, 1)
        inside.addWidget(self.footnote)
        inside.addWidget(self.quality)
        inside.addWidget(self.rename)
        self._list_card.setLayout(inside)
        return self._list_card

    def _build_detail(self) -> QBoxLayout:
        self._plot_card = QFrame()
        self._plot_card.setProperty("kind", "card")
        framed = column(0, (14, 12, 14, 6))
        framed.addWidget(self.plot)
        self._plot_card.setLayout(framed)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(14)
        self._middle.addWidget(self._plot_card, 1)
        self._middle.addWidget(self.pictures)
        # A widget, because an empty layout would keep its share of the height.
        self._evidence = QWidget()
        self._evidence.setLayout(self._middle)
        self._texts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._texts.setSpacing(14)
        self._texts.addWidget(self.means, 1)
        self._texts.addWidget(self.next, 1)
        detail = column(12)
        detail.addWidget(self.headline)
        detail.addWidget(self.strip)
        detail.addWidget(self.reasons)
        detail.addWidget(self._evidence, 100)
        detail.addLayout(self._texts)
        detail.addWidget(self.moments)
        detail.addWidget(self.numbers)
        detail.addStretch(1)
        return detail

    def _connect(self) -> None:
        self.rows.chosen.connect(self._on_chosen)
        self.hide_pictures.clicked.connect(self._on_hide_pictures)
        self.show_numbers.clicked.connect(self._on_show_numbers)
        self.rename.clicked.connect(lambda: self.rename_requested.emit(self._model.session_id))
        self.export.clicked.connect(self._on_export)
        self.back.clicked.connect(self.back_requested)
        self.headline.doubt_requested.connect(self._on_doubt_requested)
        self.moments.doubted.connect(self._on_doubted)
        self.moments.taken_back.connect(self._on_taken_back)
        self.moments.opened.connect(self._on_moment_opened)
        self.moments.closed.connect(self._on_moment_closed)
        self.notice.closed.connect(self.notice.hide)
        if self.scrubber is not None:
            self.scrubber.moved.connect(self.plot.show_time)

    def _set_words(self) -> None:
        model = self._model
        self.title.setText(model.title)
        self.subtitle.setText(self.tr("It compares you only with yourself."))
        self.quality.setText(model.quality)
        self.synthetic.setText(self.tr("Synthetic demo person"))
        self.synthetic.setVisible(model.is_synthetic)
        self.list_head.setText(self.tr("Expressions"))
        self.footnote.setText(
            self.tr("“Not seen” means not seen in this recording. It is not an all-clear.")
        )
        self.rows.set_rows(model.rows, self.tr("Expressions"))
        self.export.set_words(self.tr("Export PDF"))
        self.rename.set_words(
            self.tr("Name anew"), self.tr("Say anew which expression each movement was")
        )
        self.rename.setVisible(model.is_imported)
        self.back.set_words(self.tr("Back"))
        self.notice.set_close_words(self.tr("Close"))
        self._refresh_toggles()

    def _refresh_toggles(self) -> None:
        is_shown = self._shows_pictures
        self.hide_pictures.set_words(
            self.tr("Hide pictures") if is_shown else self.tr("Show pictures")
        )
        self.hide_pictures.show_icon("eyeoff" if is_shown else "eye")
        self.show_numbers.set_words(
            self.tr("Hide numbers") if self._shows_numbers else self.tr("Numbers")
        )
        self.pictures.setVisible(self.pictures.has_pictures and is_shown)
        if self.scrubber is not None:
            self.scrubber.set_preview(self._view())
        self.numbers.setVisible(self._shows_numbers)

    def _view(self) -> Preview:
        """Return the view of moments: the plain picture if asked for, else the person's own."""
        chosen = self._model.parts.preview
        if self._shows_pictures:
            return Preview.MIRROR
        return Preview.OUTLINE if chosen in (None, Preview.MIRROR) else chosen

    def _on_chosen(self, exercise: str) -> None:
        detail = self._detail = self._model.detail(exercise)
        self.headline.show_detail(detail)
        is_untold = detail.outcome is Outcome.UNTOLD
        self.plot.set_data(None if is_untold else detail.plot)
        self._evidence.setVisible(self.plot.data is not None)
        self.strip.show_plot(detail.plot if is_untold else None)
        self.reasons.show_reasons(detail.reasons, detail.lost, detail.repeats)
        self.pictures.show_pictures(detail.pictures)
        self.means.show_text(self.tr("What this means"), detail.means)
        self.next.show_text(
            self.tr("Clearer next time") if is_untold else self.tr("What to do next"), detail.next
        )
        self.moments.show_moments(detail.moments)
        self.numbers.show_numbers(detail.numbers, detail.made_by)
        self._refresh_toggles()
        if self._theme.is_large and self.rows.hasFocus():
            QTimer.singleShot(0, self.headline, self._on_headline_placed)

    def _on_headline_placed(self) -> None:
        self._scroll.ensureWidgetVisible(self.headline, 0, 120)

    def _on_hide_pictures(self) -> None:
        self._shows_pictures = not self._shows_pictures
        self._refresh_toggles()

    def _on_show_numbers(self) -> None:
        self._shows_numbers = not self._shows_numbers
        self._refresh_toggles()
        if self._shows_numbers:
            # Its place is known only once the layout has been done.
            QTimer.singleShot(0, self.numbers, self._on_numbers_placed)

    def _on_numbers_placed(self) -> None:
        self._scroll.ensureWidgetVisible(self.numbers, 0, 8)

    def _on_doubt_requested(self) -> None:
        button = self.moments.first_flag()
        if button is not None:
            self._scroll.ensureWidgetVisible(button, 0, 120)
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_doubted(self, key: FlagKey, note: str) -> None:
        self._review(lambda: self._model.say_not_right(key, note))

    def _on_taken_back(self, key: FlagKey) -> None:
        self._review(lambda: self._model.take_back(key))

    def _review(self, say: Callable[[], None]) -> None:
        assert self._detail is not None, "flags stand beside what is shown"
        try:
            say()
        except UserFacing as error:
            self.notice.set_caution(True)
            self.notice.say(Words(self).explain(error, self._model.lang))
            self.notice.show()
            return
        self.notice.hide()
        detail = self._detail = self._model.detail(self._detail.exercise)
        self.headline.show_detail(detail)
        self.moments.refresh(detail.moments)
        self.rows.refresh(self._model.rows)
        self.reviewed.emit()

    def _on_moment_opened(self) -> None:
        # Its place is known only once the layout has been done.
        QTimer.singleShot(0, self.moments, self._on_moment_placed)

    def _on_moment_placed(self) -> None:
        if self.scrubber is not None:
            fits = self.scrubber.height() <= self._scroll.viewport().height()
            is_whole = fits or self.scrubber.video.isHidden()
            # Else at least the picture with what moves it.
            top = self.scrubber if is_whole else self.scrubber.video
            place = top.mapTo(self._content, top.rect().topLeft())
            self._scroll.verticalScrollBar().setValue(place.y() - 8)

    def _on_moment_closed(self) -> None:
        self.plot.show_time(None)

    def _on_export(self) -> None:
        self.export_requested.emit(self._model.session_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.rows.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            chosen = self._detail.exercise if self._detail else self._model.first
            self._set_words()
            self.rows.choose(chosen)
        super().changeEvent(event)

    def shut_down(self) -> None:
        """Stop what still reads and wait for it; safe to repeat."""
        self.plot.close_plots()
        if self.scrubber is not None:
            self._moment.close()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DeferredDelete:
            self.shut_down()
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.shut_down()
        super().closeEvent(event)
