"""From a session record to what each expression showed; no words yet."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from app.domain.findings import Abstention, Analysis, Confidence, Flag, Movement, Reason, Strength
from app.domain.records import SessionRecord
from app.domain.series import Bools, Curves, Floats
from app.domain.sides import Affected, Side, Sides
from ui.words import Outcome

_AROUND_S = 1.0
_SURENESS = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)


@dataclass(frozen=True, slots=True)
class Found:
    """One pattern on one side, over all repetitions in which it was flagged."""

    pattern: str
    side: Side
    flags: tuple[Flag, ...]

    @property
    def strength(self) -> Strength:
        is_clear = any(flag.strength is Strength.CLEAR for flag in self.flags)
        return Strength.CLEAR if is_clear else Strength.SLIGHT

    @property
    def index(self) -> float:
        return float(np.median([abs(flag.index) for flag in self.flags]))

    @property
    def confidence(self) -> Confidence:
        """The middle one of the flags; of two middle ones the less sure."""
        ordered = sorted(self.flags, key=lambda flag: _SURENESS.index(flag.confidence))
        return ordered[(len(ordered) - 1) // 2].confidence


@dataclass(frozen=True, slots=True)
class ExpressionFacts:
    """What one exercise of the session showed; `outcome` is None for the resting face."""

    exercise: str
    outcome: Outcome | None
    start_s: float
    end_s: float
    movements: tuple[Movement, ...] = ()
    judged: tuple[Movement, ...] = ()
    found: tuple[Found, ...] = ()
    """Strongest first."""
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class PlotData:
    """Two plots on one clock, second 0 at the start of the part shown.

    Units: `eye` % of the own resting opening, `corner` mm, both (n,) with NaN where not
    measurable; `spans` and `holds` seconds.
    """

    t_s: Floats
    eye: Sides[Floats]
    corner: Sides[Floats]
    is_corner_up: bool
    """Upward displacement; else its whole length."""
    spans: tuple[tuple[float, float], ...]
    holds: tuple[tuple[float, float], ...]
    affected: Affected
    start_s: float = 0.0
    """Second of the recording at which this clock begins."""
    usable: tuple[tuple[float, float], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class MomentFacts:
    """One repetition and what was flagged in it."""

    movement: Movement
    flags: tuple[Flag, ...]


def moments_of(facts: ExpressionFacts) -> tuple[MomentFacts, ...]:
    """Return every repetition of an expression, judged or not."""
    flags = [flag for found in facts.found for flag in found.flags]
    return tuple(
        MomentFacts(movement, tuple(flag for flag in flags if _belongs(flag, movement)))
        for movement in facts.movements
    )


def held_of(data: PlotData, column: Sides[Floats]) -> Sides[float]:
    """Return the middle of what each side did over all holds; NaN where nothing was measured."""
    held = np.zeros(data.t_s.shape, np.bool_)
    for start_s, end_s in data.holds:
        held |= (data.t_s >= start_s) & (data.t_s <= end_s)

    def middle(values: Floats) -> float:
        kept = values[held & np.isfinite(values)]
        return float(np.median(kept)) if kept.size else float("nan")

    return column.map(middle)


def expressions_of(record: SessionRecord, resting: frozenset[str]) -> tuple[ExpressionFacts, ...]:
    """Return what each exercise that was recorded showed, in the order asked.

    `resting` names the exercises that give the resting face.
    """
    verdict = record.verdict
    if verdict is None:
        spans = _asked(record, record.timeline.items[-1].end_s if record.timeline.items else 0.0)
        return tuple(ExpressionFacts(name, Outcome.WAITING, *span) for name, span in spans.items())
    analysis = verdict.analysis
    spans = _asked(record, verdict.source.duration_s)
    asked = frozenset(spans)
    for movement in analysis.movements:
        if movement.exercise not in asked:
            start_s, _ = spans.get(movement.exercise, (movement.onset_s, 0.0))
            spans[movement.exercise] = (start_s, movement.end_s)
    return tuple(
        _resting(name, span, analysis) if name in resting else _moving(name, span, analysis)
        for name, span in spans.items()
    )


def plot_of(
    record: SessionRecord, facts: ExpressionFacts, *, is_corner_up: bool
) -> PlotData | None:
    """Cut the expression's part out of the curves; None without any."""
    curves, verdict = record.curves, record.verdict
    if curves is None or verdict is None or curves.t_s.size < 2:
        return None
    start_s, end_s = max(facts.start_s - _AROUND_S, 0.0), facts.end_s + _AROUND_S
    part = (curves.t_s >= start_s) & (curves.t_s <= end_s)
    if part.sum() < 2:
        return None
    fit = curves.usable | curves.blink
    flags = [flag for found in facts.found for flag in found.flags]
    return PlotData(
        t_s=curves.t_s[part] - start_s,
        eye=Sides(
            left=100 * _gapped(curves.aperture_left_ratio, fit, part),
            right=100 * _gapped(curves.aperture_right_ratio, fit, part),
        ),
        corner=_corner(curves, is_corner_up).map(lambda column: _gapped(column, fit, part)),
        is_corner_up=is_corner_up,
        spans=tuple((f.start_s - start_s, f.end_s - start_s) for f in flags),
        holds=tuple((m.hold_start_s - start_s, m.hold_end_s - start_s) for m in facts.judged),
        affected=verdict.analysis.affected,
        start_s=start_s,
        usable=_runs(curves.t_s[part] - start_s, fit[part]),
    )


def _asked(record: SessionRecord, until_s: float) -> dict[str, tuple[float, float]]:
    spans: dict[str, tuple[float, float]] = {}
    for item in record.timeline.until(until_s).items:
        start_s, _ = spans.get(item.exercise, (item.start_s, 0.0))
        spans[item.exercise] = (start_s, item.end_s)
    return spans


def _resting(name: str, span: tuple[float, float], analysis: Analysis) -> ExpressionFacts:
    if analysis.rest is not None:
        return ExpressionFacts(name, None, *span)
    reasons = _unique(a.reason for a in _overlapping(analysis.abstentions, span))
    return ExpressionFacts(name, Outcome.UNTOLD, *span, reasons=reasons or (Reason.NO_REST,))


def _moving(name: str, span: tuple[float, float], analysis: Analysis) -> ExpressionFacts:
    movements = tuple(m for m in analysis.movements if m.exercise == name)
    judged = tuple(m for m in movements if _is_judged(m, analysis.abstentions))
    found = _found(judged, analysis.flags)
    if not judged:
        outcome = Outcome.UNTOLD
    elif not found:
        outcome = Outcome.NOT_SEEN
    else:
        outcome = Outcome.SEEN if found[0].strength is Strength.CLEAR else Outcome.UNSURE
    reasons = [m.reason for m in movements if m.reason is not None]
    reasons += [a.reason for a in _overlapping(analysis.abstentions, span)]
    return ExpressionFacts(name, outcome, *span, movements, judged, found, _unique(reasons))


def _is_judged(movement: Movement, abstentions: Iterable[Abstention]) -> bool:
    """Tell whether the movement has a measure and was not abstained from as a whole."""
    is_covered = any(
        a.start_s <= movement.hold_start_s and a.end_s >= movement.hold_end_s for a in abstentions
    )
    return movement.usable and bool(movement.measures) and not is_covered


def _found(judged: tuple[Movement, ...], flags: Iterable[Flag]) -> tuple[Found, ...]:
    groups: dict[tuple[str, Side], list[Flag]] = {}
    for flag in flags:
        if any(_belongs(flag, movement) for movement in judged):
            groups.setdefault((flag.pattern, flag.side), []).append(flag)
    found = [Found(pattern, side, tuple(group)) for (pattern, side), group in groups.items()]
    return tuple(
        sorted(found, key=lambda f: (f.strength is not Strength.CLEAR, -len(f.flags), f.pattern))
    )


def _belongs(flag: Flag, movement: Movement) -> bool:
    is_measured = any(measure.pattern == flag.pattern for measure in movement.measures)
    return is_measured and flag.start_s <= movement.end_s and flag.end_s >= movement.onset_s


def _overlapping(
    abstentions: Iterable[Abstention], span: tuple[float, float]
) -> tuple[Abstention, ...]:
    return tuple(a for a in abstentions if a.start_s <= span[1] and a.end_s >= span[0])


def _unique(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    return tuple(dict.fromkeys(reasons))


def _gapped(column: Floats, fit: Bools, part: Bools) -> Floats:
    """Cut out a part and leave a gap where the face was not fit to be measured."""
    return np.where(fit, column, np.nan)[part]


def _corner(curves: Curves, is_up: bool) -> Sides[NDArray[np.float64]]:
    if is_up:
        return Sides(curves.corner_left_up_mm, curves.corner_right_up_mm)
    return Sides(
        left=np.hypot(curves.corner_left_out_mm, curves.corner_left_up_mm),
        right=np.hypot(curves.corner_right_out_mm, curves.corner_right_up_mm),
    )


def _runs(t_s: Floats, fit: Bools) -> tuple[tuple[float, float], ...]:
    """Return the stretches of time in which `fit` holds."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], fit, [False]))))
    return tuple(
        (float(t_s[first]), float(t_s[last - 1]))
        for first, last in zip(edges[::2], edges[1::2], strict=True)
    )
