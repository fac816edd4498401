"""The moments of a recording that can be looked at, and the flags in them that can be doubted."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject

from app.domain.findings import Flag, Reason
from app.domain.records import SessionRecord
from app.domain.review import FlagKey, Review
from ui.viewmodels.result_facts import ExpressionFacts, MomentFacts, moments_of
from ui.viewmodels.result_parts import FlagRow, MomentRow, ResultParts
from ui.viewmodels.result_words import ResultWords


class Moments(QObject):
    """Every repetition of every expression; what the person says is read anew at each change.

    `pattern` names a pattern, `reason` says why something was not judged.
    """

    def __init__(
        self,
        record: SessionRecord,
        parts: ResultParts,
        words: ResultWords,
        pattern: Callable[[str], str],
        reason: Callable[[Reason], str],
    ) -> None:
        super().__init__(words)
        self._record = record
        self._reviews = parts.reviews
        self._words = words
        self._pattern = pattern
        self._reason = reason
        self._doubts: Mapping[FlagKey, Review] = {}
        self._read()

    def rows(self, facts: ExpressionFacts, *, is_free: bool) -> tuple[MomentRow, ...]:
        if facts.outcome is None:
            return self._resting()
        return tuple(self._row(each, is_free) for each in moments_of(facts))

    def joined(self, rows: Sequence[MomentRow]) -> MomentRow:
        """Make one stretch of several; where to look first is where something moved along."""
        start_s, end_s = min(row.start_s for row in rows), max(row.end_s for row in rows)
        first = next((row for row in rows if row.spans), rows[0])
        return MomentRow(
            name=self.tr("All repeats"),
            words=self._words.when(start_s, end_s),
            start_s=start_s,
            end_s=end_s,
            at_s=first.at_s,
            spans=tuple(span for row in rows for span in row.spans),
        )

    def asked(self, facts: ExpressionFacts, name: str) -> MomentRow:
        """Return the stretch in which something was asked for, where nothing of it was judged."""
        words = self._words.when(facts.start_s, facts.end_s)
        return MomentRow(name, words, facts.start_s, facts.end_s, facts.start_s)

    def doubted(self, facts: ExpressionFacts) -> int:
        """Count the flags that the person holds to be not right."""
        return sum(FlagKey.of(flag) in self._doubts for flag in flags_of(facts))

    def say_not_right(self, key: FlagKey, note: str) -> None:
        """Raises: UserFacing."""
        assert self._reviews is not None, "only what can be marked is offered"
        self._reviews.say_not_right(self._record.meta.id, key, note)
        self._read()

    def take_back(self, key: FlagKey) -> None:
        """Raises: UserFacing."""
        assert self._reviews is not None, "only what was marked can be taken back"
        self._reviews.take_back(self._record.meta.id, key)
        self._read()

    def _read(self) -> None:
        if self._reviews is not None:
            self._doubts = self._reviews.disputed(self._record.meta.id)

    def _resting(self) -> tuple[MomentRow, ...]:
        verdict = self._record.verdict
        rest = None if verdict is None else verdict.analysis.rest
        if rest is None:
            return ()
        middle_s = (rest.start_s + rest.end_s) / 2
        words = self._words.when(rest.start_s, rest.end_s)
        return (MomentRow(self.tr("At rest"), words, rest.start_s, rest.end_s, middle_s),)

    def _row(self, facts: MomentFacts, is_free: bool) -> MomentRow:
        movement = facts.movement
        words = self._words.when(movement.onset_s, movement.end_s)
        if movement.reason is not None:
            words = f"{words}\n{self._reason(movement.reason)}"
        peaks = [flag.peak_s for flag in facts.flags]
        return MomentRow(
            name=self._words.repeat(movement.rep, is_free=is_free),
            words=words,
            start_s=movement.onset_s,
            end_s=movement.end_s,
            at_s=peaks[0] if peaks else (movement.hold_start_s + movement.hold_end_s) / 2,
            spans=tuple((flag.start_s, flag.end_s) for flag in facts.flags),
            flags=tuple(map(self._flag, facts.flags)),
        )

    def _flag(self, flag: Flag) -> FlagRow:
        key = FlagKey.of(flag)
        doubt = self._doubts.get(key)
        return FlagRow(
            key=key,
            words=self._words.flag(flag, self._pattern(flag.pattern)),
            can_doubt=self._reviews is not None,
            is_doubted=doubt is not None,
            note="" if doubt is None else doubt.note,
        )


def flags_of(facts: ExpressionFacts) -> tuple[Flag, ...]:
    return tuple(flag for found in facts.found for flag in found.flags)
