"""Sentences of the result page."""

import math
from collections.abc import Iterable

from PySide6.QtCore import QObject

from app.domain.camera_check import NOT_CHECKED
from app.domain.findings import Basis, Flag, PatternMeasure, Reason, Strength
from app.domain.sides import Side, Sides
from ui.viewmodels.result_facts import ExpressionFacts, Found
from ui.words import Outcome


class ResultWords(QObject):
    def headline(self, facts: ExpressionFacts, name: str, pattern: str) -> str:
        """Say what an expression showed; `pattern` is the name of the strongest finding."""
        if facts.outcome is None:
            return self.tr("Your resting face is the starting point")
        if facts.found and facts.found[0].flags[0].basis is Basis.SIDE_UNKNOWN:
            return self.tr("The two sides differ")
        if facts.found:
            return self.tr("{pattern}, {side}").format(
                pattern=pattern, side=self.side(facts.found[0].side)
            )
        if facts.outcome is Outcome.NOT_SEEN:
            return self.tr("Not seen in this recording")
        if facts.outcome is Outcome.WAITING:
            return self.tr("Not looked at yet")
        return self.tr("{expression}: can’t tell, so nothing is judged").format(expression=name)

    def side(self, side: Side) -> str:
        return self.tr("left side") if side is Side.LEFT else self.tr("right side")

    def seen(self, facts: ExpressionFacts, amount: str) -> str:
        found = facts.found[0]
        count = self.tr("Seen in {n} of %n repeat(s).", "", len(facts.judged)).format(
            n=len(found.flags)
        )
        parts = [count, amount]
        if facts.outcome is Outcome.UNSURE:
            parts.insert(1, self.tr("Small, or seen too seldom to be sure."))
        if found.flags[0].basis is Basis.SIDE_UNKNOWN:
            parts.append(
                self.tr("Which side was affected is not known, so this says no more than that.")
            )
        return self.tr(" ", "between two sentences").join(parts)

    def eye_amount(self, side: Side, points: int, spread: int) -> str:
        """Say how much more one eye narrowed; in points of its own resting opening."""
        words = (
            self.tr(
                "While you held the movement, the left eye was narrower than the right by "
                "{points} points (± {spread}) of its own resting opening."
            )
            if side is Side.LEFT
            else self.tr(
                "While you held the movement, the right eye was narrower than the left by "
                "{points} points (± {spread}) of its own resting opening."
            )
        )
        return words.format(points=points, spread=spread)

    def corner_amount(self, side: Side, mm: str, spread: str) -> str:
        words = (
            self.tr(
                "While you held the movement, the left mouth corner rose {mm} mm (± {spread}) "
                "more than the right."
            )
            if side is Side.LEFT
            else self.tr(
                "While you held the movement, the right mouth corner rose {mm} mm (± {spread}) "
                "more than the left."
            )
        )
        return words.format(mm=mm, spread=spread)

    def not_seen(self, repeats: int) -> str:
        return self.tr(
            "No linked movement was measured in %n repeat(s). This is not an all-clear: "
            "small ones can be missed.",
            "",
            repeats,
        )

    def untold(self) -> str:
        return self.tr("A guess could mislead you and your doctor. Other expressions still count.")

    def resting(self) -> str:
        return self.tr("Everything else in this recording is compared with it.")

    def waiting(self) -> str:
        return self.tr("This recording has not been looked at yet.")

    def also(self, names: str) -> str:
        return self.tr("Also: {names}.").format(names=names)

    def means(self, voluntary: str, unwanted: str) -> str:
        return self.tr(
            "On purpose: {voluntary}. Along with it: {unwanted}. It is not a grade."
        ).format(voluntary=voluntary, unwanted=unwanted)

    def looked_for(self, unwanted: str) -> str:
        return self.tr("Looked for: {unwanted}. “Not seen” speaks of this recording only.").format(
            unwanted=unwanted
        )

    def sides(self, corner: Sides[float], eye: Sides[float]) -> str:
        """Say what each side did while held; empty where a side could not be measured."""
        if not all(map(math.isfinite, (corner.left, corner.right, eye.left, eye.right))):
            return ""
        return self.tr(
            "In the hold: mouth corner left {corner_left} mm, right {corner_right} mm from rest; "
            "eye opening left {eye_left} %, right {eye_right} % of rest."
        ).format(
            corner_left=f"{corner.left:.0f}",
            corner_right=f"{corner.right:.0f}",
            eye_left=f"{eye.left:.0f}",
            eye_right=f"{eye.right:.0f}",
        )

    def flag(self, flag: Flag, pattern: str) -> str:
        """Name a flag in a line of its own."""
        is_clear = flag.strength is Strength.CLEAR
        seen = self.tr("Seen") if is_clear else self.tr("Not sure", "whether it was seen")
        if flag.basis is Basis.SIDE_UNKNOWN:
            name = self.tr("The two sides differ")
        else:
            name = self.tr("{pattern}, {side}").format(pattern=pattern, side=self.side(flag.side))
        return self.tr("{name}: {seen}").format(name=name, seen=seen)

    def marked(self, doubted: int, of: int) -> str:
        """Say how many of the flags the person holds to be not right."""
        if not doubted:
            return ""
        return self.tr(
            "You marked %n of {of} as not right. It stays in the log, and the report says so.",
            "",
            doubted,
        ).format(of=of)

    def repeat(self, number: int, *, is_free: bool) -> str:
        """Name one repetition, or one movement that was found without being asked for."""
        words = self.tr("Movement {n}") if is_free else self.tr("Repeat {n}")
        return words.format(n=number)

    def when(self, start_s: float, end_s: float) -> str:
        return self.tr("Second {start} to {end} of the recording").format(
            start=f"{start_s:.1f}", end=f"{end_s:.1f}"
        )

    def camera_notes(self, notes: Iterable[str]) -> str:
        """Say what the camera check had to remark when the recording was begun all the same."""
        names = [self._remarked(note) for note in notes]
        if not names:
            return ""
        joined = self.tr(", ", "between names").join(dict.fromkeys(names))
        return self.tr("Camera check, when you began: {names}").format(names=joined)

    def _remarked(self, note: str) -> str:
        where = self.tr("face not in the middle")
        turned = self.tr("head not upright")
        known = {
            "no_face": self.tr("no face seen"),
            "too_near": self.tr("too near"),
            "too_far": self.tr("too far away"),
            "too_dark": self.tr("rather dark"),
            "too_bright": self.tr("very bright"),
            "back_lit": self.tr("light from behind"),
            "lit_from_left": self.tr("light from your left"),
            "lit_from_right": self.tr("light from your right"),
            "glare_left": self.tr("glare at your left eye"),
            "glare_right": self.tr("glare at your right eye"),
            "blurred": self.tr("not sharp"),
            "slow": self.tr("few pictures a second"),
            "coarse": self.tr("small picture"),
            NOT_CHECKED: self.tr("begun before it could tell"),
        }
        return known.get(note, where if note.startswith("off_") else turned)

    def quality(self, tracked_percent: int, dropped: int | None) -> str:
        seen = self.tr("Face seen in {percent} % of the frames").format(percent=tracked_percent)
        if dropped is None:
            return seen
        lost = self.tr("%n frame(s) dropped", "", dropped)
        return self.tr("{seen} · {lost}").format(seen=seen, lost=lost)

    def fix(self, reason: Reason) -> str:
        """Say what to do so that it can be judged next time; empty where nothing helps."""
        whole_face = self.tr("Keep your whole face in the picture.")
        rest_first = self.tr("At the start, let your face rest and keep still for a few seconds.")
        return {
            Reason.NO_FACE: whole_face,
            Reason.FACE_LOST: whole_face,
            Reason.FACE_SMALL: self.tr("Sit about an arm’s length from the camera."),
            Reason.FACE_COVERED: self.tr("Keep hands away from your face and hair back."),
            Reason.TOO_DARK: self.tr("More light from the front."),
            Reason.HEAD_TURNED: self.tr("Face the camera, chin level."),
            Reason.HEAD_MOVED: self.tr("Keep your head still while your face moves."),
            Reason.REST_SHORT: rest_first,
            Reason.REST_UNSTEADY: rest_first,
            Reason.NO_REST: rest_first,
            Reason.REST_UNEVEN: self.tr(
                "If one eye is always this much narrower, show the recording to your doctor."
            ),
            Reason.EYES_CLOSED: self.tr("Keep your eyes open while your mouth moves."),
            Reason.GAZE_AWAY: self.tr("Look straight into the camera during the hold."),
            Reason.BLINKS: self.tr("Blink before the hold and after it."),
            Reason.NO_MOVEMENT: self.tr("Make the movement a little larger."),
            Reason.HOLD_SHORT: self.tr("Hold until the ring is full."),
            Reason.NOT_MEASURED: self.tr("You can practise it and look for yourself."),
            Reason.NO_TIMELINE: self.tr("Record with the guidance of this app."),
        }[reason]


def main_measure(found: Found, facts: ExpressionFacts) -> PatternMeasure:
    """Return a measure of the pattern that was found, for its noise and unit."""
    measures = [m for movement in facts.judged for m in movement.measures]
    return next(m for m in measures if m.pattern == found.pattern)
