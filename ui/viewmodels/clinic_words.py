"""What the clinician's view says."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QDateTime, QObject, QTime

from app.domain.agreement import Agreement
from app.domain.findings import Unit
from app.domain.sides import Side
from app.report.bundle.problems import Trouble
from app.report.bundle.review_json import Judgement, Opinion
from app.report.bundle.reviews import Doubt
from app.report.bundle.verify import Verdict, Verification
from app.report.results import PatternResult, Word
from app.report.summary_csv import index_of
from app.report.wording import printable
from app.texts import Lang
from ui.words import locale_of

if TYPE_CHECKING:
    from app.session.clinic import ClinicSession
    from exercises.library import Library


class ClinicWords(QObject):
    """Words only; every value comes from outside."""

    @staticmethod
    def is_newer(found: Verification) -> bool:
        """Tell whether nothing is wrong with a file but that this app is too old for it."""
        troubles = {problem.trouble for problem in found.problems}
        return troubles == {Trouble.NEWER}

    def verdict(self, found: Verification) -> str:
        if self.is_newer(found):
            return self.tr("From a newer version")
        return {
            Verdict.KNOWN: self.tr("Intact, from {sender}").format(sender=found.sender or ""),
            Verdict.UNKNOWN: self.tr("Intact, sender not known yet"),
            Verdict.ALTERED: self.tr("Altered, or not signed"),
            Verdict.NOT_A_BUNDLE: self.tr("Not a report that can be read"),
        }[found.verdict]

    def reviewed(self, found: Verification) -> str:
        """Say who signed the review that the file brings."""
        if found.sender is None:
            return self.tr("Reviewed by somebody not known yet")
        return self.tr("Review signed by {sender}").format(sender=found.sender)

    def when(self, session: "ClinicSession", lang: Lang) -> str:
        """Return day and time by the person's own clock, as the PDF has them."""
        at = session.record.meta.started_at
        form = "yyyy/M/d HH:mm" if lang is Lang.ZH else "d MMM yyyy, HH:mm"
        moment = QDateTime(QDate(at.year, at.month, at.day), QTime(at.hour, at.minute))
        return locale_of(lang).toString(moment, form)

    def side(self, side: Side | None) -> str:
        if side is None:
            return self.tr("side not stated")
        return self.tr("left") if side is Side.LEFT else self.tr("right")

    def pattern(self, pattern: str, library: "Library", lang: str) -> str:
        """Name a pattern; one that this version does not know keeps its id."""
        known = library.patterns.get(pattern)
        return printable(pattern) if known is None else known.name.of(lang)

    def result(self, result: PatternResult, library: "Library", lang: str) -> str:
        """Name a linked movement, with the side that the app called."""
        name = self.pattern(result.pattern, library, lang)
        side = next((flag.side for flag in result.flags), None)
        if side is None:
            return name
        return self.tr("{pattern}, {side}").format(pattern=name, side=self.side(side))

    def word(self, result: PatternResult) -> str:
        return {
            Word.SEEN: self.tr("Seen"),
            Word.UNSURE: self.tr("Not sure", "whether it was seen"),
            Word.NOT_SEEN: self.tr("Not seen"),
            Word.CANNOT_TELL: self.tr("Can't tell"),
        }[result.word]

    def app_said(self, result: PatternResult) -> str:
        return self.tr("App: {word}").format(word=self.word(result))

    def difference(self, result: PatternResult) -> str:
        """Give the median difference of the sides with its uncertainty, in short."""
        if not result.measures:
            return ""
        index, spread, _ = index_of(result)
        if result.measures[0].unit is Unit.OF_REST:
            return self.tr("{index} ± {spread} points").format(
                index=f"{100 * index:.0f}", spread=f"{100 * spread:.0f}"
            )
        return self.tr("{index} ± {spread} %").format(index=f"{index:.1f}", spread=f"{spread:.1f}")

    def numbers(self, result: PatternResult) -> str:
        """Give repetitions, the median difference with its uncertainty, and the threshold."""
        counted = self.tr("{flagged} of {judged} repeats called, {all} asked for").format(
            flagged=len(result.flags), judged=result.usable, all=len(result.movements)
        )
        if not result.measures:
            return counted
        index, spread, threshold = index_of(result)
        if result.measures[0].unit is Unit.OF_REST:
            words = self.tr(
                "Side difference {index} ± {spread} points of rest (threshold {threshold})"
            )
            values = tuple(f"{100 * value:.0f}" for value in (index, spread, threshold))
        else:
            words = self.tr(
                "Side difference {index} ± {spread} % of the outer-canthal distance "
                "(threshold {threshold})"
            )
            values = tuple(f"{value:.1f}" for value in (index, spread, threshold))
        line = words.format(index=values[0], spread=values[1], threshold=values[2])
        return f"{counted}\n{line}"

    def doubted(self, doubts: Sequence[Doubt]) -> str:
        """Tell what the person holds to be not right; empty where nothing is."""
        if not doubts:
            return ""
        reps = ", ".join(str(doubt.rep) for doubt in sorted(doubts, key=lambda d: d.rep))
        told = [self.tr("The person: not right, repeat {reps}").format(reps=reps)]
        notes = dict.fromkeys(printable(doubt.note) for doubt in doubts if doubt.note)
        told += (f"“{note}”" for note in notes)
        return "\n".join(told)

    def in_short(self, judgement: Judgement) -> str:
        """Say the same for a list, where there is little room."""
        if judgement.opinion is Opinion.UNSURE:
            return self.tr("you: unsure")
        is_there = judgement.opinion in (Opinion.CONFIRMED, Opinion.MISSED)
        return self.tr("you: yes") if is_there else self.tr("you: no")

    def said(self, judgement: Judgement | None) -> str:
        if judgement is None:
            return self.tr("not reviewed")
        words = {
            Opinion.CONFIRMED: self.tr("confirmed"),
            Opinion.REJECTED: self.tr("rejected"),
            Opinion.UNSURE: self.tr("unsure"),
            Opinion.MISSED: self.tr("there, not called"),
            Opinion.ABSENT: self.tr("not there"),
        }[judgement.opinion]
        if judgement.side is None:
            return words
        return self.tr("{opinion}, {side}").format(opinion=words, side=self.side(judgement.side))

    def agreement(self, found: Agreement) -> str:
        if not found.judged:
            return self.tr("App and you: nothing judged by both yet.")
        counts = self.tr(
            "App and you: both {both}, app only {app}, you only {you}, neither {neither}; "
            "{open} open."
        ).format(
            both=found.both,
            app=found.app_only,
            you=found.clinician_only,
            neither=found.neither,
            open=found.open_,
        )
        if found.kappa is None:
            return self.tr("{counts} Cohen's kappa: not defined yet, all in one class.").format(
                counts=counts
            )
        return self.tr("{counts} Cohen's kappa {kappa}.").format(
            counts=counts, kappa=f"{found.kappa:.2f}"
        )
