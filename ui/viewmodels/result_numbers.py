"""The numbers behind a result, and what led to each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject

from app.domain.constants import Constants
from app.domain.explain import Cuts, Ground, ground_of
from app.domain.findings import (
    Analysis,
    Flag,
    Mode,
    Movement,
    PatternMeasure,
    RestSummary,
    Strength,
    Unit,
)
from app.domain.uncertainty import uncertainty


@dataclass(frozen=True, slots=True)
class NumberRow:
    """One measure; `cells` are left, right, difference, noise, threshold."""

    pattern: str
    repeat: str
    cells: tuple[str, ...]
    story: str
    """What was compared with what, why the threshold is that high, and what came of it."""


def spread_of(measure: PatternMeasure) -> float:
    """Return what stands behind ±."""
    return uncertainty(measure.unit, measure.noise, Constants())


class NumberWords(QObject):
    """Puts the numbers of one verdict into words; `constants` are those it was judged by."""

    def __init__(
        self, analysis: Analysis, constants: Mapping[str, float], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._analysis = analysis
        self._constants = constants

    def cells(self, movement: Movement, measure: PatternMeasure) -> tuple[str, ...]:
        """Return left, right, difference, noise and threshold of one repetition."""
        spread = self._figure(measure, movement, spread_of(measure))
        index = self._figure(measure, movement, measure.index)
        difference = self.tr("{value} ± {spread}").format(value=index, spread=spread)
        left, right, noise, threshold = (
            self._with_unit(measure, self._figure(measure, movement, value))
            for value in (measure.left, measure.right, measure.noise, measure.threshold)
        )
        return (left, right, self._with_unit(measure, difference), noise, threshold)

    def story(self, movement: Movement, measure: PatternMeasure, flags: Iterable[Flag]) -> str:
        sentences = (
            self._outcome(measure, flags),
            self._ground(measure),
            self._hold(movement),
            self._rest(movement.rest or self._analysis.rest),
            self._share(measure),
        )
        return self.tr(" ", "between two sentences").join(filter(None, sentences))

    def made_by(self, version: str, mode: str) -> str:
        """Name what judged; empty where the recording does not say."""
        if not version:
            return ""
        how = self.tr("each half of the face by itself")
        if mode == "standard":
            how = self.tr("the whole face at once")
        return self.tr("Algorithm {version}; read: {how}.").format(version=version, how=how)

    def _figure(self, measure: PatternMeasure, movement: Movement, value: float) -> str:
        if measure.unit is Unit.OF_REST:
            text = f"{100 * value:.0f}"
        else:
            rest = movement.rest or self._analysis.rest
            text = f"{value / 100 * (0.0 if rest is None else rest.mm_per_ocd):.1f}"
        return text.removeprefix("-") if float(text) == 0 else text.replace("-", "−")

    def _with_unit(self, measure: PatternMeasure, words: str) -> str:
        if measure.unit is Unit.OF_REST:
            return f"{words} %"
        return self.tr("{value} mm").format(value=words)

    def _outcome(self, measure: PatternMeasure, flags: Iterable[Flag]) -> str:
        flag = next((f for f in flags if f.pattern == measure.pattern), None)
        if flag is None:
            return self.tr("Not marked.")
        if flag.strength is Strength.CLEAR:
            return self.tr("Marked as seen.")
        return self.tr("Marked as not sure.")

    def _ground(self, measure: PatternMeasure) -> str:
        is_free = self._analysis.mode is Mode.FREE
        factor = Cuts.of(measure.unit, self._constants).noise_factor
        match ground_of(measure, self._constants, is_free=is_free):
            case Ground.LOWER_CUT:
                return self.tr("Threshold: the lower cut.")
            case Ground.UPPER_CUT:
                return self.tr(
                    "Threshold: the upper cut, because nothing was asked for in this recording."
                )
            case Ground.NOISE:
                return self.tr("Threshold: {n} times the noise at rest.").format(n=f"{factor:g}")
            case Ground.LONE_SMILE:
                return self.tr(
                    "Threshold: the upper cut, because the puckers of this recording show nothing "
                    "and smiles narrow healthy eyes too."
                )
            case Ground.OTHER:
                return self.tr("Threshold: as the version that judged it had it.")

    def _hold(self, movement: Movement) -> str:
        return self.tr("Held from second {start} to {end} of the recording ({length} s).").format(
            start=f"{movement.hold_start_s:.1f}",
            end=f"{movement.hold_end_s:.1f}",
            length=f"{movement.hold_end_s - movement.hold_start_s:.1f}",
        )

    def _rest(self, rest: RestSummary | None) -> str:
        if rest is None:
            return ""
        if self._analysis.mode is Mode.FREE:
            words = self.tr(
                "Compared with the middle of the whole recording ({usable} s of it usable)."
            )
        else:
            words = self.tr(
                "Compared with your resting face from second {start} to {end} "
                "({usable} s of it usable)."
            )
        return words.format(
            start=f"{rest.start_s:.1f}", end=f"{rest.end_s:.1f}", usable=f"{rest.usable_s:.1f}"
        )

    def _share(self, measure: PatternMeasure) -> str:
        share = measure.movement_share
        if share is None or round(100 * share) >= 100:
            return ""
        return self.tr(
            "The mouth corner of the affected side went {percent} % of the other one’s way; "
            "only so much of the other eye’s own narrowing is taken for natural here."
        ).format(percent=round(100 * share))
