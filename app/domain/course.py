"""The way through a set of exercises: its script, and how skipping and going back change it.

The clock of a session is that of its recording, so that nothing that was asked can be taken back:
what is left of an exercise is cut off, and what comes next follows from that second on.
"""

from dataclasses import dataclass, replace
from itertools import groupby

from app.domain.timeline import Beat, Script

Block = tuple[Beat, ...]
"""All repetitions of one exercise."""


@dataclass(frozen=True, slots=True)
class Pass:
    """One time through the exercise at `place`, from second `start_s` on."""

    place: int
    start_s: float


@dataclass(frozen=True, slots=True)
class Course:
    """The exercises as planned, the script as it now runs, and the passes that it consists of."""

    blocks: tuple[Block, ...]
    script: Script
    passes: tuple[Pass, ...]

    def now(self, t_s: float) -> Pass:
        """Return the pass under way at second `t_s`; before the start the first one."""
        begun = [each for each in self.passes if each.start_s <= t_s]
        return begun[-1] if begun else self.passes[0]

    def end_s(self, pass_: Pass) -> float:
        """Return the second at which a pass ends as things stand."""
        later = [each.start_s for each in self.passes if each.start_s > pass_.start_s]
        return min(later, default=self.script.length_s)

    def skipped(self, t_s: float) -> "Course":
        """Leave the present exercise at second `t_s` for the next one; after the last: the end."""
        return self._go_to(self.now(t_s).place + 1, t_s)

    def gone_back(self, t_s: float) -> "Course":
        """Begin again with the exercise before the present one, or with the first."""
        return self._go_to(max(self.now(t_s).place - 1, 0), t_s)

    def _go_to(self, place: int, t_s: float) -> "Course":
        done = cut(self.script, t_s)
        start_s = Script(done).length_s
        passes = [each for each in self.passes if each.start_s < start_s]
        beats = list(done)
        for number, block in enumerate(self.blocks[place:], place):
            passes.append(Pass(number, Script(tuple(beats)).length_s))
            beats += block
        return replace(self, script=Script(tuple(beats)), passes=tuple(passes))


def course_of(script: Script) -> Course:
    """Take a script as the plan; beats of one exercise in a row are one block."""
    blocks = tuple(tuple(beats) for _, beats in groupby(script.beats, lambda b: b.exercise))
    passes: list[Pass] = []
    start_s = 0.0
    for place, block in enumerate(blocks):
        passes.append(Pass(place, start_s))
        start_s = round(start_s + Script(block).length_s, 6)
    return Course(blocks, script, tuple(passes))


def cut(script: Script, t_s: float) -> tuple[Beat, ...]:
    """Return the beats before second `t_s`, the last of them as long as it had lasted by then."""
    kept: list[Beat] = []
    left_s = t_s
    for beat in script.beats:
        if left_s <= 0:
            break
        kept.append(beat if left_s >= beat.length_s else _shortened(beat, left_s))
        left_s = round(left_s - beat.length_s, 6)
    return tuple(kept)


def _shortened(beat: Beat, length_s: float) -> Beat:
    parts: list[float] = []
    for part_s in (beat.ready_s, beat.in_s, beat.hold_s, beat.out_s, beat.rest_s):
        parts.append(min(part_s, length_s))
        length_s = max(round(length_s - part_s, 6), 0.0)
    ready_s, in_s, hold_s, out_s, rest_s = parts
    return replace(beat, ready_s=ready_s, in_s=in_s, hold_s=hold_s, out_s=out_s, rest_s=rest_s)
