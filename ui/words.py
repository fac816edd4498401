"""Facts about sessions in words and icons, the same on every page."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QDateTime, QLocale, QObject, QTime

from app.domain.sides import Affected
from app.session.names import exercise_name
from app.texts import Lang, Texts

if TYPE_CHECKING:
    from app.domain.records import SessionSummary
    from exercises.library import Library


class Outcome(Enum):
    SEEN = "seen"
    UNSURE = "unsure"
    NOT_SEEN = "not_seen"
    UNTOLD = "untold"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Look:
    """Icon and tone of an outcome; its word comes from `Words.outcome`."""

    icon: str
    tone: str


@dataclass(frozen=True, slots=True)
class SessionWords:
    """One session, all in words."""

    id: str
    when: str
    set_name: str
    duration: str
    outcome: Outcome
    outcome_word: str
    finding: str
    synthetic: str
    open_word: str
    open_spoken: str
    tick_spoken: str


LOOKS = {
    Outcome.SEEN: Look("flag", "cue"),
    Outcome.UNSURE: Look("flag", "cue"),
    Outcome.NOT_SEEN: Look("minus", "text2"),
    Outcome.UNTOLD: Look("eyeoff", "text2"),
    Outcome.WAITING: Look("clock", "text2"),
}


def outcome_of(summary: "SessionSummary") -> Outcome:
    """Name the strongest thing that was seen; a gap without a finding is "can't tell"."""
    if summary.state != "analysed":
        return Outcome.WAITING
    strengths = {strength for _, _, strength in summary.flags}
    if "clear" in strengths:
        return Outcome.SEEN
    if strengths:
        return Outcome.UNSURE
    return Outcome.UNTOLD if summary.abstained and not summary.judged else Outcome.NOT_SEEN


def locale_of(lang: Lang) -> QLocale:
    if lang is Lang.ZH:
        return QLocale(QLocale.Language.Chinese, QLocale.Country.China)
    return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


class Words(QObject):
    """Sentences in the language of the window; `lang` chooses dates and content."""

    def day(self, when: date, lang: Lang) -> str:
        pattern = self.tr("dddd d MMMM", "date of today, Qt format")
        return locale_of(lang).toString(QDate(when.year, when.month, when.day), pattern)

    def long_day(self, when: date, lang: Lang) -> str:
        """Return a day with its year."""
        form = "yyyy年M月d日" if lang is Lang.ZH else "d MMMM yyyy"
        return locale_of(lang).toString(QDate(when.year, when.month, when.day), form)

    def dated(self, when: date, lang: Lang) -> str:
        """Return a day of any year, with the day of the week."""
        form = "yyyy年M月d日 dddd" if lang is Lang.ZH else "dddd d MMMM yyyy"
        return locale_of(lang).toString(QDate(when.year, when.month, when.day), form)

    def moment(self, when: datetime, lang: Lang) -> str:
        pattern = self.tr("d MMMM yyyy, HH:mm", "date and time, Qt format")
        local = when.astimezone()
        value = QDateTime(
            QDate(local.year, local.month, local.day), QTime(local.hour, local.minute)
        )
        return locale_of(lang).toString(value, pattern)

    def affected(self, side: Affected) -> str:
        return {
            Affected.LEFT: self.tr("Left"),
            Affected.RIGHT: self.tr("Right"),
            Affected.UNKNOWN: self.tr("Not sure", "which side"),
        }[side]

    def country(self, country: str | None) -> str:
        """Name a place with an emergency number of its own; None: not said, or another one."""
        names = {
            "CN": self.tr("Mainland China"),
            "HK": self.tr("Hong Kong"),
            "MO": self.tr("Macao"),
            "TW": self.tr("Taiwan"),
            "GB": self.tr("United Kingdom"),
            "EU": self.tr("European Union"),
            "US": self.tr("United States"),
        }
        return names.get(country or "", self.tr("Another place"))

    def person(self, person: str) -> str:
        """Name a demo person by what they show."""
        names = {
            "oral-ocular-left": self.tr("Left eye joins in"),
            "oral-ocular-right": self.tr("Right eye joins in"),
            "healthy": self.tr("Nothing joins in"),
        }
        return names.get(person, person)

    def outcome(self, outcome: Outcome) -> str:
        return {
            Outcome.SEEN: self.tr("Seen"),
            Outcome.UNSURE: self.tr("Not sure", "whether a linked movement was seen"),
            Outcome.NOT_SEEN: self.tr("Not seen"),
            Outcome.UNTOLD: self.tr("Can't tell"),
            Outcome.WAITING: self.tr("Not looked at yet"),
        }[outcome]

    def finding(self, summary: "SessionSummary", library: "Library", lang: Lang) -> str:
        """Say in one line what a session showed, strongest first."""
        outcome = outcome_of(summary)
        if outcome in (Outcome.SEEN, Outcome.UNSURE):
            wanted = "clear" if outcome is Outcome.SEEN else "slight"
            found = [
                self._flag(p, side, library, lang) for p, side, s in summary.flags if s == wanted
            ]
            names = self.tr("; ", "between findings").join(dict.fromkeys(found))
            return self._doubted(names, summary.disputed)
        if outcome is Outcome.UNTOLD:
            return self.tr("%n part(s) could not be judged", "", summary.abstained)
        if outcome is Outcome.NOT_SEEN and summary.abstained:
            return self.tr(
                "No linked movement seen; %n part(s) could not be judged", "", summary.abstained
            )
        if outcome is Outcome.NOT_SEEN:
            return self.tr("No linked movement seen in this recording")
        return ""

    def _doubted(self, names: str, count: int) -> str:
        """Add how many flags the person marked as not right."""
        if not count:
            return names
        doubt = self.tr("%n marked by you as not right", "", count)
        return self.tr("{names} ({doubt})").format(names=names, doubt=doubt)

    def seconds(self, duration_s: float) -> str:
        whole = round(duration_s)
        if whole < 60:
            return self.tr("%n second(s)", "", whole)
        minutes, rest = divmod(whole, 60)
        return self.tr("{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)

    def session(self, summary: "SessionSummary", library: "Library", lang: Lang) -> SessionWords:
        """Put one line of the log into words."""
        when = self.moment(summary.started_at, lang)
        known = library.sets.get(summary.set_id)
        outcome = outcome_of(summary)
        return SessionWords(
            id=summary.id,
            when=when,
            set_name=exercise_name(summary.set_id, library, Texts(lang))
            if known is None
            else known.name.of(lang),
            duration=self.seconds(summary.duration_s),
            outcome=outcome,
            outcome_word=self.outcome(outcome),
            finding=self.finding(summary, library, lang),
            synthetic=self.tr("Synthetic demo person") if summary.synthetic else "",
            open_word=self.tr("Open"),
            open_spoken=self.tr("Open the recording of {when}").format(when=when),
            tick_spoken=self.tr("Put the recording of {when} into the report").format(when=when),
        )

    def explain(self, error: Exception, lang: Lang) -> str:
        """Say what happened and what to do next."""
        return Texts(lang).explain(error)

    def _flag(self, pattern: str, side: str, library: "Library", lang: Lang) -> str:
        known = library.patterns.get(pattern)
        name = pattern if known is None else known.name.of(lang)
        on = self.tr("left") if side == "left" else self.tr("right")
        return self.tr("{pattern}, {side}").format(pattern=name, side=on)
