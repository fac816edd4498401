"""What live feedback decides by, with the reasons; the verdict's numbers stand in constants.py."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LiveLimits:
    """Every number of the live path that `Constants` does not hold already.

    Units end the names; `amount` is in the person's own first gentle try. None was fitted to the
    clips of docs/validation.md; reasons in docs/measures.md.
    """

    # The gates look back: a blink's closing is recognised within half of `blink_closing_s`, a
    # cover is filled over `cover_fill_s`.
    window_s: float = 1.0

    # A movement half as big is asked for when something rides along, and has to count; a third
    # does not. Between coming and going lies half of it, so that tremor does not count twice.
    count_amount: float = 0.4
    leave_share: float = 0.5
    # So many SD of the size at rest are no movement.
    count_noise_factor: float = 3.0
    # Shorter than this is a twitch; closed eyes have to outlast a blink (0.1 to 0.4 s).
    count_least_s: float = 0.2
    count_closure_least_s: float = 0.4

    # Effort is at most three of ten. Who tried first with two and a half is there with 1.2.
    too_big_amount: float = 1.25
    too_big_until_amount: float = 1.15
    enough_amount: float = 0.4
    enough_until_amount: float = 0.35

    # The first try is read once it has stood still for so long within this share of its size. Of
    # a movement that eases in over three seconds the last quarter passes for standing still.
    try_steady_s: float = 0.8
    try_steady_share: float = 0.15

    # The trailing median of what rides along, three frames: one bad frame is outvoted, and a
    # lasting change waits for half of it. Its noise at rest raises the cut; see linked.py.
    linked_median_s: float = 0.12
    # What is shown of the eyes may be calmer than what is told: nothing waits for it.
    eyes_median_s: float = 0.3
    # The least cuts without a false flag in the study were .074 for the eye and 1.36 % for the
    # corner: a quarter and a tenth below the recording's slight cuts. A verdict asks several
    # repetitions as well, a cue has this one: the corner's cut is raised to the same distance.
    corner_cut_percent: float = 1.8
    # Lips that open or close by `free_move_percent` within so long a time talk.
    talk_s: float = 0.5
    # Only while a movement is made: this share of the least one that the recording calls so.
    moving_share: float = 0.5
    # It goes when less than this share of the cut is left for so long.
    linked_leave_share: float = 0.7
    linked_leave_s: float = 0.3
    # The whole face shows a blink before the halves of the same frame are read. One shut eye draws
    # the open one down by .15 to .23 there: deeper than that, both are shut.
    whole_blink_depth: float = 0.3
    # A lid that comes down by so much within so short a time may blink; gentle closures take
    # half a second and more.
    fast_closing_depth: float = 0.5
    fast_closing_s: float = 0.15

    # A reason comes and goes after so long without a break; see camera_limits.py.
    silent_raise_s: float = 0.4
    silent_drop_s: float = 0.6
    # Head elsewhere in more of the frames than this: the resting face is learned anew.
    away_share: float = 0.8
    # Share of the expected frames in which a movement must have been seen to be left to the eye.
    seen_share: float = 0.5
