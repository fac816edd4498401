"""Every number that decides something, in one typed place; written into analysis.json.

Source of all values unless another is named: our own study, figures in docs/measures.md.
"""

from dataclasses import asdict, dataclass

from app.domain.tracking import TrackingMode

ALGORITHM_VERSION = "3.0.0"


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
    # An eye less open than this share of the other one is not asked where it looks.
    gaze_min_opening: float = 0.8

    # What the whole face's own left-right difference adds to the height of the lids; see lids.py.
    lid_whole_weight: float = 0.25
    lid_whole_max: float = 0.03
    # A resting lid is taken to stand at least this share of its gap above the canthi; the six
    # synthetic heads and two real people have .57 to .74.
    lid_least_travel: float = 0.4

    # When part of the face counts as covered; see occlusion.py. 97 % of the frames behind a hand in
    # one real clip, none of its clear ones with the head upright, none of another real clip, none
    # of 25,000 synthetic frames with the head within 10 degrees.
    cover_max_gap_ratio: float = 0.033
    cover_max_change: float = 3.0
    cover_light_log: float = 0.15
    cover_colour_log: float = 0.06
    cover_pattern_log: float = 0.07
    cover_contrast_factor: float = 0.8
    cover_colour_contrast_factor: float = 0.4
    cover_patch_cap: float = 2.5
    cover_median_s: float = 0.2
    cover_fill_s: float = 0.5

    hold_driver_share: float = 0.7
    hold_driver_percentile: float = 90.0
    hold_min_usable_s: float = 0.3
    hold_full_usable_s: float = 1.0
    # A smile between slight and clear counts where the pucker of the same recording leans the same
    # way by so much: between one and two times the noise at rest.
    smile_support: float = 0.02

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

    # SD of an index against the true side difference on the six synthetic heads (105 and 96
    # movements); what ± is made of, together with the noise at rest.
    eye_error: float = 0.043
    corner_error_percent: float = 0.6

    repeats_for_clear: int = 3
    repeats_needed: int = 2

    # A face that is away for so long is named among what could not be judged.
    lost_min_s: float = 0.5
    # Where in a hold the difference peaks, and how sure a reading is: margins in times the noise.
    peak_median_s: float = 0.2
    confidence_high_margin: float = 3.0
    confidence_medium_margin: float = 1.0
    confidence_medium_share: float = 0.5

    # Free mode, free.py: what counts as a movement of the mouth, in % OCD from the own middle,
    # and for how long two sides must differ. No false flag in 200 s of one man's free talk.
    free_move_percent: float = 4.0
    free_move_median_s: float = 0.3
    free_difference_median_s: float = 0.5
    # A pucker draws the corners inward and hardly up or down, as when a smile fades or a jaw opens.
    free_pucker_max_rise: float = 0.5
    # The narrower eye must have come down from its own rest by this share of the cut.
    free_own_share: float = 0.5
    # Of all judged movements of a kind, so many must show it to be called clear.
    free_clear_share: float = 0.5
    # Both lids less than 3 mm apart: eyes that are shut for most of a recording.
    free_shut_gap_ratio: float = 0.035
    free_min_tracked_share: float = 0.5
    free_max_eye_noise: float = 0.1
    # Median absolute deviation to SD, for Gaussian noise: 1 / .6745.
    free_noise_factor: float = 1.4826
    free_part_min_s: float = 1.0

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
