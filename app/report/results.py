"""What one session showed, put together for each exercise and linked movement."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from app.domain.findings import (
    Analysis,
    Confidence,
    Flag,
    Movement,
    PatternMeasure,
    Reason,
    Strength,
)


class Word(StrEnum):
    """The four words a result is told in."""

    SEEN = "seen"
    UNSURE = "unsure"
    NOT_SEEN = "not_seen"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class PatternResult:
    """One linked movement in one exercise of one session.

    `flags` are those of this exercise alone; `measures` those of all its usable repetitions;
    `pattern` is empty where nothing was usable and nobody said what was looked for;
    `confidence` is the lowest of the flags that gave the word.
    """

    pattern: str
    exercise: str
    word: Word
    movements: tuple[Movement, ...]
    measures: tuple[PatternMeasure, ...]
    flags: tuple[Flag, ...]
    confidence: Confidence | None
    reasons: tuple[Reason, ...]

    @property
    def usable(self) -> int:
        return len(self.measures)

    @property
    def lost(self) -> int:
        return len(self.movements) - len(self.measures)


@dataclass(frozen=True, slots=True)
class SessionResults:
    """All results of a session, and the exercises that this version does not judge."""

    patterns: tuple[PatternResult, ...]
    unmeasured: tuple[str, ...]


def results_of(analysis: Analysis, watched: Mapping[str, tuple[str, ...]]) -> SessionResults:
    """Group movements, measures and flags by exercise and linked movement.

    `watched` names the patterns of each exercise; they stand in where nothing was measured.
    """
    patterns: list[PatternResult] = []
    unmeasured: list[str] = []
    for exercise, movements in _by_exercise(analysis.movements):
        names = _patterns_looked_for(watched.get(exercise, ()), movements)
        if not names:
            unmeasured.append(exercise)
        patterns += [_result(name, exercise, movements, analysis.flags) for name in names]
    return SessionResults(tuple(patterns), tuple(unmeasured))


def movement_of(flag: Flag, movements: Iterable[Movement]) -> Movement | None:
    """Return the repetition in which a flag lies."""
    return next((m for m in movements if m.onset_s <= flag.peak_s <= m.end_s), None)


def _by_exercise(
    movements: tuple[Movement, ...],
) -> list[tuple[str, tuple[Movement, ...]]]:
    order = {m.exercise: n for n, m in reversed(list(enumerate(movements)))}
    ordered = sorted(movements, key=lambda m: (order[m.exercise], m.rep, m.onset_s))
    return [(name, tuple(group)) for name, group in groupby(ordered, key=lambda m: m.exercise)]


def _patterns_looked_for(
    watched: tuple[str, ...], movements: tuple[Movement, ...]
) -> tuple[str, ...]:
    measured = [measure.pattern for m in movements for measure in m.measures]
    if not measured and all(m.reason is Reason.NOT_MEASURED for m in movements):
        return ()
    return tuple(dict.fromkeys(measured or watched or ("",)))


def _result(
    pattern: str, exercise: str, movements: tuple[Movement, ...], flags: tuple[Flag, ...]
) -> PatternResult:
    measures = tuple(x for m in movements for x in m.measures if x.pattern == pattern)
    own = tuple(f for f in flags if f.pattern == pattern and movement_of(f, movements) is not None)
    word = _word(measures, own)
    sure = [f for f in own if word is not Word.SEEN or f.strength is Strength.CLEAR]
    ranks = list(Confidence)
    return PatternResult(
        pattern=pattern,
        exercise=exercise,
        word=word,
        movements=movements,
        measures=measures,
        flags=own,
        confidence=min((f.confidence for f in sure), key=ranks.index, default=None),
        reasons=tuple(dict.fromkeys(m.reason for m in movements if m.reason is not None)),
    )


def _word(measures: tuple[PatternMeasure, ...], flags: tuple[Flag, ...]) -> Word:
    if any(flag.strength is Strength.CLEAR for flag in flags):
        return Word.SEEN
    if flags:
        return Word.UNSURE
    return Word.NOT_SEEN if measures else Word.CANNOT_TELL
