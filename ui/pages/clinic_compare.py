"""Two visits beside each other: what each linked movement measured in both."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QFrame, QGridLayout, QMenu, QWidget

from app.report.results import PatternResult
from app.session.clinic import ClinicSession
from app.session.names import exercise_name
from app.texts import Texts
from ui.viewmodels.clinic_words import ClinicWords
from ui.widgets.controls import IconButton, column, label, row

if TYPE_CHECKING:
    from exercises.library import Library

_Key = tuple[str, str]


class ComparePanel(QFrame):
    """A table of the session that is shown and another one.

    Signals: `closed()`.
    """

    closed = Signal()

    def __init__(self, library: "Library", texts: Texts) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._library, self._texts = library, texts
        self._words = ClinicWords(self)
        self._shown: ClinicSession | None = None
        self._sessions: Sequence[ClinicSession] = ()
        self.other: ClinicSession | None = None
        self.heading = label("h3")
        self.choose = IconButton("cal")
        self._menu = QMenu(self.choose)
        self._group = QActionGroup(self._menu)
        self.choose.setMenu(self._menu)
        self.close_button = IconButton("x", "quiet")
        self.about = label("caption")
        self._table = QFrame()
        top = row(8)
        top.addWidget(self.heading, 1)
        top.addWidget(self.choose)
        top.addWidget(self.close_button)
        self._box = column(10, (20, 16, 20, 18))
        self._box.addLayout(top)
        self._box.addWidget(self._table)
        self._box.addWidget(self.about)
        self.setLayout(self._box)
        self.close_button.clicked.connect(self.closed)

    def show_sessions(self, shown: ClinicSession, sessions: Sequence[ClinicSession]) -> None:
        """Compare a session with the oldest other one, until another is chosen."""
        self._shown, self._sessions = shown, sessions
        others = [session for session in sessions if session.id != shown.id]
        if self.other is None or self.other.id not in {session.id for session in others}:
            self.other = others[-1] if others else None
        self._fill()

    def _fill(self) -> None:
        shown, other = self._shown, self.other
        self.heading.setText(self.tr("Compare two visits"))
        self.close_button.set_words(self.tr("Close"), self.tr("Close the comparison"))
        self.choose.setVisible(other is not None)
        if shown is None or other is None:
            self.about.setText(self.tr("There is only one session in this report."))
            self._new_table({}, {}, ("", ""))
            return
        names = tuple(self._when(session) for session in (other, shown))
        self.choose.set_words(names[0], self.tr("Compared with {when}").format(when=names[0]))
        self._fill_menu(shown)
        self._new_table(_measured(other), _measured(shown), names)
        self.about.setText(
            self.tr(
                "Median side difference ± two standard deviations. Differences within ± may be "
                "noise; pose and light differ from visit to visit."
            )
        )

    def _fill_menu(self, shown: ClinicSession) -> None:
        self._menu.clear()
        for session in self._sessions:
            if session.id != shown.id:
                action = self._menu.addAction(self._when(session))
                action.setCheckable(True)
                action.setChecked(session is self.other)
                self._group.addAction(action)
                action.triggered.connect(partial(self._on_other, session))

    def _on_other(self, session: ClinicSession) -> None:
        self.other = session
        self._fill()

    def _when(self, session: ClinicSession) -> str:
        return self._words.when(session, self._texts.lang)

    def _new_table(
        self,
        before: Mapping[_Key, PatternResult],
        now: Mapping[_Key, PatternResult],
        names: tuple[str, ...],
    ) -> None:
        table = QFrame()
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for column_, name in enumerate(("", *names)):
            grid.setColumnStretch(column_, 1)
            head = label("strong")
            head.setText(name)
            grid.addWidget(head, 0, column_)
        for line, key in enumerate(dict.fromkeys((*before, *now)), 1):
            grid.addWidget(self._name(key), line, 0)
            for column_, results in enumerate((before, now), 1):
                grid.addWidget(self._cell(results.get(key)), line, column_)
        table.setLayout(grid)
        self._box.replaceWidget(self._table, table)
        self._table.hide()
        self._table.deleteLater()
        self._table = table

    def _name(self, key: _Key) -> QWidget:
        exercise, pattern = key
        return _two_lines(
            self._words.pattern(pattern, self._library, self._texts.lang),
            exercise_name(exercise, self._library, self._texts),
        )

    def _cell(self, result: PatternResult | None) -> QWidget:
        """Say what the app made of it, and by which numbers."""
        if result is None:
            return _two_lines(self.tr("not recorded"), "")
        return _two_lines(self._words.word(result), self._words.difference(result))


def _two_lines(first: str, second: str) -> QWidget:
    upper, lower = label("strong"), label("caption")
    upper.setText(first)
    lower.setText(second)
    lower.setVisible(bool(second))
    part = QWidget()
    box = column(0)
    box.addWidget(upper)
    box.addWidget(lower)
    box.addStretch(1)
    part.setLayout(box)
    return part


def _measured(session: ClinicSession) -> Mapping[_Key, PatternResult]:
    return {(r.exercise, r.pattern): r for r in session.results if r.pattern}
