"""What the result page shows of one session."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject

from app.domain.findings import Reason, Unit
from app.domain.records import SessionRecord
from app.domain.review import FlagKey
from app.session.names import IMPORTED_SET, exercise_name
from app.texts import Lang, Texts
from exercises.library import Library
from exercises.schema import Pattern
from ui.viewmodels.preview import Preview
from ui.viewmodels.result_facts import (
    ExpressionFacts,
    expressions_of,
    held_of,
    moments_of,
    plot_of,
)
from ui.viewmodels.result_moments import Moments, flags_of
from ui.viewmodels.result_numbers import NumberRow, NumberWords, spread_of
from ui.viewmodels.result_parts import (
    Detail,
    FindingRow,
    MomentRow,
    Picture,
    ResultParts,
)
from ui.viewmodels.result_words import ResultWords, main_measure
from ui.words import Outcome, Words

# Of the height of a face picture; its frame is the landmarks' own, a little widened.
_EYE_BAND = (0.15, 0.52)
_MOUTH_BAND = (0.48, 0.92)


class ResultViewModel(QObject):
    """One record in words; nothing in it changes but what the person says about its flags."""

    def __init__(
        self,
        record: SessionRecord,
        library: Library,
        texts: Texts,
        thumbnails: Mapping[str, Path],
        parts: ResultParts | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.record = record
        self.parts = parts or ResultParts()
        self._library = library
        self._texts = texts
        self._thumbnails = thumbnails
        self._words = ResultWords(self)
        self._common = Words()
        resting = frozenset(e.id for e in library.exercises.values() if e.kind == "baseline")
        self._facts = {facts.exercise: facts for facts in expressions_of(record, resting)}
        self._numbered = (
            None
            if record.verdict is None
            else NumberWords(record.verdict.analysis, self.parts.constants, self)
        )
        self._moments = Moments(record, self.parts, self._words, self._pattern_name, self._reason)

    @property
    def lang(self) -> Lang:
        return self._texts.lang

    @property
    def session_id(self) -> str:
        return self.record.meta.id

    @property
    def title(self) -> str:
        when = self._common.moment(self.record.meta.started_at, self._texts.lang)
        if self.is_imported:
            return self.tr("Phone video, {when}").format(when=when)
        return self.tr("Recording, {when}").format(when=when)

    @property
    def quality(self) -> str:
        verdict = self.record.verdict
        if verdict is None:
            return ""
        run = self.record.run
        seen = self._words.quality(
            round(100 * verdict.tracking.tracked_ratio), None if run is None else run.frames_dropped
        )
        notes = self._words.camera_notes(self.record.meta.camera_notes)
        note = self.parts.note
        noted = self.tr("Your note: {note}").format(note=note) if note else ""
        return "\n".join(filter(None, (seen, notes, noted)))

    @property
    def is_imported(self) -> bool:
        return self.record.meta.set_id == IMPORTED_SET

    @property
    def is_synthetic(self) -> bool:
        return self.record.meta.synthetic

    @property
    def rows(self) -> tuple[FindingRow, ...]:
        return tuple(
            FindingRow(
                facts.exercise,
                self._name(facts.exercise),
                facts.outcome,
                self.tr("Reference", "the resting face")
                if facts.outcome is None
                else self._common.outcome(facts.outcome),
                self.tr("you: not right", "mark in the list")
                if self._moments.doubted(facts)
                else "",
            )
            for facts in self._facts.values()
        )

    @property
    def first(self) -> str:
        """Return the expression to begin with: the strongest finding, else the first judged."""
        order = [Outcome.SEEN, Outcome.UNSURE, Outcome.NOT_SEEN, Outcome.UNTOLD, Outcome.WAITING]
        ranked = sorted(
            self._facts.values(),
            key=lambda f: len(order) if f.outcome is None else order.index(f.outcome),
        )
        return ranked[0].exercise if ranked else ""

    def detail(self, exercise: str) -> Detail:
        facts = self._facts[exercise]
        is_untold = facts.outcome is Outcome.UNTOLD
        lost = len(facts.movements) - len(facts.judged)
        return Detail(
            exercise=exercise,
            outcome=facts.outcome,
            headline=self._headline(facts),
            body=self._body(facts),
            confidence=facts.found[0].confidence if facts.found else None,
            means=self._means(facts),
            next=self._next(facts),
            reasons=self._reasons(facts) if is_untold or lost else (),
            lost=lost,
            repeats=len(facts.movements),
            pictures=self._pictures(facts),
            numbers=self._numbers(facts),
            made_by=self._made_by(),
            plot=plot_of(self.record, facts, is_corner_up=self._is_corner_judged(facts)),
            moments=self._moments.rows(
                facts, is_free=facts.exercise not in self._library.exercises
            ),
            marked=self._words.marked(self._moments.doubted(facts), len(flags_of(facts))),
        )

    def whole(self, exercise: str) -> MomentRow | None:
        """Return an expression as one stretch; None where it is one repetition anyway."""
        facts = self._facts[exercise]
        rows = self._moments.rows(facts, is_free=exercise not in self._library.exercises)
        if not rows:
            return self._moments.asked(facts, self._name(exercise))
        return self._moments.joined(rows) if len(rows) > 1 else None

    @property
    def shows_pictures(self) -> bool:
        """Return whether plain pictures of the face are shown without being asked for."""
        return self.parts.preview is Preview.MIRROR

    def say_not_right(self, key: FlagKey, note: str = "") -> None:
        """Write down that the person holds a flag to be not right.

        Raises: UserFacing; nothing has changed then.
        """
        self._moments.say_not_right(key, note)

    def take_back(self, key: FlagKey) -> None:
        """Take that back.

        Raises: UserFacing; nothing has changed then.
        """
        self._moments.take_back(key)

    def _made_by(self) -> str:
        verdict = self.record.verdict
        if self._numbered is None or verdict is None:
            return ""
        return self._numbered.made_by(self.parts.algorithm_version, verdict.tracking.mode)

    def _name(self, exercise: str) -> str:
        return exercise_name(exercise, self._library, self._texts)

    def _pattern(self, pattern: str) -> Pattern | None:
        return self._library.patterns.get(pattern)

    def _pattern_name(self, pattern: str) -> str:
        known = self._pattern(pattern)
        return pattern if known is None else known.name.of(self._texts.lang)

    def _headline(self, facts: ExpressionFacts) -> str:
        pattern = self._pattern_name(facts.found[0].pattern) if facts.found else ""
        return self._words.headline(facts, self._name(facts.exercise), pattern)

    def _body(self, facts: ExpressionFacts) -> str:
        match facts.outcome:
            case None:
                return self._words.resting()
            case Outcome.SEEN | Outcome.UNSURE:
                return self._seen(facts)
            case Outcome.NOT_SEEN:
                return self._words.not_seen(len(facts.judged))
            case Outcome.UNTOLD:
                return self._words.untold()
            case Outcome.WAITING:
                return self._words.waiting()

    def _seen(self, facts: ExpressionFacts) -> str:
        found = facts.found[0]
        measure = main_measure(found, facts)
        spread = spread_of(measure)
        if measure.unit is Unit.OF_REST:
            points, around = round(100 * found.index), round(100 * spread)
            amount = self._words.eye_amount(found.side, points, around)
        else:
            mm = self._mm_per_percent()
            amount = self._words.corner_amount(
                found.side, f"{found.index * mm:.1f}", f"{spread * mm:.1f}"
            )
        words = self._words.seen(facts, amount)
        others = [self._pattern_name(other.pattern) for other in facts.found[1:]]
        if not others:
            return words
        return f"{words} {self._words.also(self.tr(', ', 'between names').join(others))}"

    def _mm_per_percent(self) -> float:
        verdict = self.record.verdict
        rest = None if verdict is None else verdict.analysis.rest
        return 0.0 if rest is None else rest.mm_per_ocd / 100

    def _means(self, facts: ExpressionFacts) -> str:
        lang = self._texts.lang
        pattern = self._judged_pattern(facts)
        if pattern is None:
            return ""
        voluntary = self._library.fill(pattern.voluntary, lang, self.record.meta.affected)
        unwanted = self._library.fill(pattern.unwanted, lang, self.record.meta.affected)
        first = (
            self._words.means(voluntary, unwanted)
            if facts.found
            else self._words.looked_for(unwanted)
        )
        return "\n".join(filter(None, (first, self._sides(facts))))

    def _sides(self, facts: ExpressionFacts) -> str:
        data = plot_of(self.record, facts, is_corner_up=self._is_corner_judged(facts))
        if data is None:
            return ""
        return self._words.sides(held_of(data, data.corner), held_of(data, data.eye))

    def _judged_pattern(self, facts: ExpressionFacts) -> Pattern | None:
        if facts.found:
            return self._pattern(facts.found[0].pattern)
        measures = [m for movement in facts.judged for m in movement.measures]
        return self._pattern(measures[0].pattern) if measures else None

    def _next(self, facts: ExpressionFacts) -> str:
        if facts.outcome is Outcome.UNTOLD:
            fixes = [self._words.fix(reason) for reason in facts.reasons]
            return "\n".join(dict.fromkeys(filter(None, fixes)))
        exercise = self._library.exercises.get(facts.exercise)
        if exercise is None and facts.movements:
            return self._words.fix(Reason.NO_TIMELINE)
        if exercise is None or facts.outcome is None:
            return ""
        lang, side = self._texts.lang, self.record.meta.affected
        texts = (exercise.goal, exercise.avoid)
        return "\n".join(self._library.fill(text, lang, side) for text in texts)

    def _reasons(self, facts: ExpressionFacts) -> tuple[str, ...]:
        return tuple(map(self._reason, facts.reasons))

    def _reason(self, reason: Reason) -> str:
        text = self._texts(f"reason.{reason.value}")
        return text[:1].upper() + text[1:]

    def _pictures(self, facts: ExpressionFacts) -> tuple[Picture, ...]:
        if facts.outcome is None or not facts.judged:
            return ()
        flagged = [f for found in facts.found[:1] for f in found.flags]
        strongest = max(flagged, key=lambda flag: abs(flag.index), default=None)
        rep = next(
            (
                m.rep
                for m in facts.judged
                if strongest is not None and m.onset_s <= strongest.start_s <= m.end_s
            ),
            facts.judged[0].rep,
        )
        band = _MOUTH_BAND if self._is_corner_judged(facts) else _EYE_BAND
        wanted = (
            (f"{facts.exercise}-rest", self.tr("At rest")),
            (f"{facts.exercise}-{rep}-peak", self.tr("In the hold")),
        )
        return tuple(
            Picture(self._thumbnails[name], caption, band)
            for name, caption in wanted
            if name in self._thumbnails
        )

    def _numbers(self, facts: ExpressionFacts) -> tuple[NumberRow, ...]:
        numbered = self._numbered
        if numbered is None:
            return ()
        return tuple(
            NumberRow(
                pattern=self._pattern_name(m.pattern),
                repeat=str(each.movement.rep),
                cells=numbered.cells(each.movement, m),
                story=numbered.story(each.movement, m, each.flags),
            )
            for each in moments_of(facts)
            if each.movement in facts.judged
            for m in each.movement.measures
        )

    def _is_corner_judged(self, facts: ExpressionFacts) -> bool:
        measures = [m for movement in facts.judged for m in movement.measures]
        return bool(measures) and measures[0].unit is Unit.PERCENT_OCD
