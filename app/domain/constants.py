"""Every number that decides something, in one typed place; written into analysis.json.

Source of all values unless another is named: our own study, figures in docs/measures.md.
"""

from dataclasses import asdict, dataclass

ALGORITHM_VERSION = "1.0.0"


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

    hold_driver_share: float = 0.7
    hold_driver_percentile: float = 90.0
    hold_min_usable_s: float = 0.3
    hold_full_usable_s: float = 1.0
    driver_min_smile: float = 0.04
    driver_min_closure: float = 0.3

    # Standard tracking reads about a third of a one-sided closure, hence lower cuts than
    # the side-decoupled reading will have: .08 and above gave no false flag in 49 clips.
    eye_slight: float = 0.08
    eye_clear: float = 0.12
    corner_slight_percent: float = 1.5
    corner_clear_percent: float = 2.5
    noise_factor: float = 3.0
    repeats_for_clear: int = 3
    repeats_needed: int = 2

    def as_dict(self) -> dict[str, float | int]:
        return asdict(self)
