"""Every number that decides something, in one typed place; written into analysis.json.

Source of all values unless another is named: our own study, figures in docs/measures.md.
"""

from dataclasses import asdict, dataclass

from app.domain.tracking import TrackingMode

ALGORITHM_VERSION = "2.0.0"


@dataclass(frozen=True, slots=True)
class Constants:
    """Thresholds and windows; units end the names, `_percent` is % of outer-canthal distance."""

    # Horizontal visible iris diameter; 11.7 mm on average in adults.
    # Source: Rüfer, Schröder, Erb 2005, Cornea 24:259-261, doi 10.1097/01.ico.0000148312.01805.53.
    iris_mm: float = 11.7

    rest_min_usable_s: float = 1.2
    rest_window_s: float = 3.0
    rest_max_yaw_deg: float = 12.0
    rest_max_pitch_deg: float = 12.0
    rest_max_pose_range_deg: float = 8.0
    rest_max_eye_noise: float = 0.05
    rest_max_corner_noise_percent: float = 0.5
    rest_min_ocd_px: float = 75.0
    rest_min_side_ratio: float = 0.6

    blink_closing_s: float = 0.7
    blink_depth: float = 0.15
    blink_margin_s: float = 0.067

    pose_max_change_deg: float = 10.0
    pose_max_yaw_deg: float = 15.0
    eye_task_min_opening: float = 0.6

    # Iris centre along the canthus line, change from rest; strong sideways gaze breaks composites.
    gaze_max_change_ratio: float = 0.10

    hold_driver_share: float = 0.7
    hold_driver_percentile: float = 90.0
    hold_min_usable_s: float = 0.3
    hold_full_usable_s: float = 1.0
    driver_min_smile: float = 0.04
    driver_min_closure: float = 0.3
    driver_min_brow_percent: float = 1.5

    # Side-decoupled: above .074, the least cut without a false flag in 49 clips, and above the
    # 6 points by which healthy people's eyes differ in photographs.
    eye_slight: float = 0.10
    eye_clear: float = 0.15
    corner_slight_percent: float = 1.5
    corner_clear_percent: float = 2.5
    noise_factor: float = 3.0
    repeats_for_clear: int = 3
    repeats_needed: int = 2

    @classmethod
    def of_mode(cls, mode: str) -> "Constants":
        """Return the constants for a way of tracking.

        Standard tracking reads about a third of a one-sided closure, hence its lower cuts; .08 gave
        no false flag in 49 clips.
        """
        if mode == TrackingMode.STANDARD:
            return cls(eye_slight=0.08, eye_clear=0.12)
        return cls()

    def as_dict(self) -> dict[str, float | int]:
        return asdict(self)
