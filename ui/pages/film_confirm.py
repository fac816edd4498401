"""What the person says about a film before it is taken in: whose side, which day, which way."""

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QBoxLayout, QDateEdit, QFrame, QWidget

from app.domain.sides import Affected
from app.texts import Lang
from ui.theme import Theme
from ui.viewmodels.film import FilmModel
from ui.viewmodels.film_words import FilmWords
from ui.widgets.controls import IconButton, Segmented, column, label, row
from ui.widgets.notices import Notice
from ui.widgets.rows import SettingRow
from ui.widgets.video_view import VideoView, VideoWords
from ui.words import Words, locale_of

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

_STILL, _STILL_LARGE = (380, 400), (300, 300)
_NOON = time(12)


class DayField(QDateEdit):
    """A day that has been; the wheel belongs to the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def wheelEvent(self, event: "QWheelEvent") -> None:
        event.ignore()


class FilmConfirm(QWidget):
    """`take` belongs beside what else ends this page; the page around it places it."""

    def __init__(self, theme: Theme, model: FilmModel, *, shows_picture: bool) -> None:
        super().__init__()
        self._model = model
        self._words = FilmWords(self)
        self._common = Words(self)
        self._shows_picture = shows_picture
        self.facts = label(tone="text2")
        self.notes = tuple(Notice() for _ in range(3))
        self.video = VideoView(theme, model.affected)
        self.video.set_bare()
        self.own_left, self.own_right = label("strong", wrap=False), label("strong", wrap=False)
        self.show_picture = IconButton("eye")
        self.way = Segmented((False, True))
        self.sides = Segmented(tuple(Affected))
        self.earlier, self.later = IconButton("left", "square"), IconButton("right", "square")
        self.day = DayField()
        self.take = IconButton("check", "primary")
        self._rows = {
            "way": SettingRow(self._way_part()),
            "side": SettingRow(self.sides),
            "day": SettingRow(self._day_part()),
        }
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def _way_part(self) -> QWidget:
        return self.way

    def _day_part(self) -> QWidget:
        part = QWidget()
        box = row(8)
        for widget in (self.earlier, self.day, self.later):
            box.addWidget(widget)
        box.addStretch(1)
        part.setLayout(box)
        return part

    def _lay_out(self) -> None:
        self._still = QWidget()
        still = column(6)
        still.addWidget(self.video, 0, Qt.AlignmentFlag.AlignHCenter)
        sides = row(8)
        sides.addWidget(self.own_left)
        sides.addStretch(1)
        sides.addWidget(self.own_right)
        still.addLayout(sides)
        still.addWidget(self.show_picture)
        card = QFrame()
        card.setProperty("kind", "card")
        asked = column(18, (22, 18, 22, 20))
        for each in self._rows.values():
            asked.addWidget(each)
        card.setLayout(asked)
        beside = column(14)
        beside.addWidget(self.facts)
        for notice in self.notes:
            beside.addWidget(notice)
            notice.hide()
        beside.addWidget(card)
        beside.addStretch(1)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(24)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._still.setLayout(still)
        self._box.addWidget(
            self._still, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter
        )
        self._box.addLayout(beside, 1)
        self.setLayout(self._box)

    def _connect(self) -> None:
        self.way.chosen.connect(lambda value: self._model.say(is_mirrored=bool(value)))
        self.sides.chosen.connect(lambda value: self._model.say(affected=Affected(str(value))))
        self.day.dateChanged.connect(self._on_day)
        self.earlier.clicked.connect(lambda: self.day.setDate(self.day.date().addDays(-1)))
        self.later.clicked.connect(lambda: self.day.setDate(self.day.date().addDays(1)))
        self.show_picture.clicked.connect(self._on_show_picture)

    # --- showing -----------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self.video.set_theme(theme)
        self.video.setFixedSize(*(_STILL_LARGE if theme.is_large else _STILL))

    def set_narrow(self, is_narrow: bool) -> None:
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._box.setDirection(below if is_narrow else beside)

    def refresh(self, lang: Lang) -> None:
        """Show what was seen and what has been said."""
        candidate = self._model.candidate
        if candidate is None:
            return
        self._set_words(lang)
        self.facts.setText(self._words.facts(candidate, lang))
        told = self._words.notes(candidate, lang)
        for notice, text in zip(self.notes, (*told, "", "", ""), strict=False):
            notice.set_caution(True)
            notice.setVisible(bool(text))
            if text:
                notice.say(text)
        self.sides.set_value(self._model.affected)
        self.way.set_value(self._model.is_mirrored)
        self._show_day(lang)
        self._show_still()

    def _set_words(self, lang: Lang) -> None:
        self.own_left.setText(self.tr("Your left"))
        self.own_right.setText(self.tr("Your right"))
        self.show_picture.set_words(self.tr("Show the picture"))
        self._rows["way"].set_words(
            self.tr("Which way round?"),
            self.tr(
                "Here you should look as in your mirror: your left on the left. Look at a mole, "
                "your parting or the affected side. Some phones turn selfies round; then choose "
                "“Turn it round”."
            ),
        )
        self.way.set_words(
            self.tr("Which way round?"),
            [self.tr("Right as it is"), self.tr("Turn it round")],
        )
        self._rows["side"].set_words(self.tr("Affected side, when it was filmed"))
        self.sides.set_words(
            self.tr("Affected side, when it was filmed"),
            [self._common.affected(side) for side in Affected],
        )
        self.earlier.set_words("", self.tr("One day earlier"))
        self.later.set_words("", self.tr("One day later"))
        self.day.setAccessibleName(self.tr("Filmed on"))
        self.day.setLocale(locale_of(lang))
        self.day.setDisplayFormat(self.tr("d MMMM yyyy", "a day, Qt format"))
        self.take.set_words(self.tr("Take the video in"))

    def _show_day(self, lang: Lang) -> None:
        candidate = self._model.candidate
        assert candidate is not None, "only then it is shown"
        stated = candidate.filmed_at
        note = (
            self.tr("The file does not say when. Please set the day.")
            if stated is None
            else self.tr("The file says: {when}.").format(when=self._common.moment(stated, lang))
        )
        self._rows["day"].set_words(self.tr("Filmed on"), note)
        self.day.blockSignals(True)
        self.day.setMaximumDate(_qdate(self._model.now.astimezone().date()))
        self.day.setDate(_qdate(self._model.filmed_at.astimezone().date()))
        self.day.blockSignals(False)
        self.later.setEnabled(self.day.date() < self.day.maximumDate())

    def _show_still(self) -> None:
        from app.session.moments import still_of

        candidate = self._model.candidate
        assert candidate is not None, "only then it is shown"
        is_shown = self._shows_picture
        self.video.setVisible(is_shown)
        self.own_left.setVisible(is_shown)
        self.own_right.setVisible(is_shown)
        self.show_picture.setVisible(not is_shown)
        shot = still_of(candidate.still, candidate.face, is_mirrored=self._model.is_mirrored)
        self.video.show_frame(shot.frame, None)
        self.video.setAccessibleName(self.tr("A picture out of the film, as in a mirror"))
        self.video.set_words(VideoWords())

    def focus_first(self) -> None:
        self.way.focus_current()

    # --- requests ----------------------------------------------------------------------------

    def _on_show_picture(self) -> None:
        self._shows_picture = True
        self._show_still()

    def _on_day(self, day: QDate) -> None:
        candidate = self._model.candidate
        chosen = date(day.year(), day.month(), day.day())
        known = (self._model.now, candidate.filmed_at if candidate else None)
        same = [at for at in known if at is not None and at.astimezone().date() == chosen]
        at = same[-1] if same else datetime.combine(chosen, _NOON).astimezone()
        self._model.say(filmed_at=at)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
