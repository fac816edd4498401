"""What an analysis found: the values of analysis.json, as types.

Text for people is made elsewhere; everything here is a value from a closed list.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.sides import Affected, Side


class Strength(StrEnum):
    """`slight` is shown as "Not sure", `clear` as "Seen"; never a grade."""

    SLIGHT = "slight"
    CLEAR = "clear"


class Confidence(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Basis(StrEnum):
    """Whether the person had said which side was palsied."""

    SIDE_KNOWN = "side_known"
    SIDE_UNKNOWN = "side_unknown"


class Unit(StrEnum):
    """`of_rest`: share of the eye's own resting opening.

    `percent_ocd`: % of the outer-canthal distance.
    """

    OF_REST = "of_rest"
    PERCENT_OCD = "percent_ocd"


class Mode(StrEnum):
    """Whether movements were asked for, or found in a recording without a timeline."""

    GUIDED = "guided"
    FREE = "free"


class Reason(StrEnum):
    """Why something was not judged: a closed list; sentences in core.yaml under `reason.*`."""

    NO_FACE = "no_face"
    FACE_LOST = "face_lost"
    FACE_SMALL = "face_small"
    FACE_COVERED = "face_covered"
    HEAD_TURNED = "head_turned"
    HEAD_MOVED = "head_moved"
    REST_SHORT = "rest_short"
    REST_UNSTEADY = "rest_unsteady"
    REST_UNEVEN = "rest_uneven"
    NO_REST = "no_rest"
    EYES_CLOSED = "eyes_closed"
    GAZE_AWAY = "gaze_away"
    BLINKS = "blinks"
    NO_MOVEMENT = "no_movement"
    HOLD_SHORT = "hold_short"
    NOT_MEASURED = "not_measured"
    TOO_DARK = "too_dark"
    """While a session runs only; a stored verdict sees the noise that the dark makes."""
    NO_TIMELINE = "no_timeline"


@dataclass(frozen=True, slots=True)
class RestSummary:
    """The resting face that everything is compared with.

    Units: apertures in mm (iris 11.7 mm); noise is the SD of the left-right difference at rest
    after a half-second running median, eye in shares of rest, corner in % of the outer-canthal
    distance.
    """

    start_s: float
    end_s: float
    usable_s: float
    aperture_left_mm: float
    aperture_right_mm: float
    mm_per_ocd: float
    eye_noise: float
    corner_noise: float
    yaw_deg: float
    pitch_deg: float


@dataclass(frozen=True, slots=True)
class PatternMeasure:
    """What one movement showed for one pattern, flagged or not.

    `left` and `right` are the readings in the hold (eye: share of its resting height that the
    upper lid has left; corner: displacement in % OCD); `index` is the side difference, positive in
    the direction of synkinesis (side unknown: positive where the left side shows more). In a smile
    with the side known, what the healthy eye narrows because its side smiles further is taken out.
    """

    pattern: str
    left: float
    right: float
    index: float
    noise: float
    threshold: float
    unit: Unit
    movement_share: float | None = None
    """Smile: how far the affected corner went, as a share of the healthy one's way, at most 1."""


@dataclass(frozen=True, slots=True)
class Movement:
    exercise: str
    rep: int
    onset_s: float
    hold_start_s: float
    hold_end_s: float
    end_s: float
    usable: bool
    reason: Reason | None
    measures: tuple[PatternMeasure, ...]
    rest: RestSummary | None = None
    """The resting face it was compared with; None where it was not compared."""


@dataclass(frozen=True, slots=True)
class Flag:
    """An unwanted movement on one side that rode along with a wanted one.

    `exercise` and `rep` name its movement, whose measures are what led to the flag.
    """

    pattern: str
    side: Side
    start_s: float
    end_s: float
    peak_s: float
    index: float
    unit: Unit
    threshold: float
    strength: Strength
    confidence: Confidence
    basis: Basis
    exercise: str
    rep: int


@dataclass(frozen=True, slots=True)
class Abstention:
    start_s: float
    end_s: float
    reason: Reason


@dataclass(frozen=True, slots=True)
class Analysis:
    """The verdict on one recording; `rest` is None where no resting face could be had."""

    affected: Affected
    rest: RestSummary | None
    movements: tuple[Movement, ...]
    flags: tuple[Flag, ...]
    abstentions: tuple[Abstention, ...]
    mode: Mode = Mode.GUIDED
