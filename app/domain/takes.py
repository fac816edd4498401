"""The takes of a recording: each expression once, and again where the first one will not do.

The clock is that of the recording and never turns back. A take that is made again stays in the
film and in the timeline, set aside; what is judged is the last one.
"""

from dataclasses import dataclass, replace
from itertools import accumulate, groupby

from app.domain.course import Block, cut
from app.domain.timeline import Script, TimelineItem


@dataclass(frozen=True, slots=True)
class Take:
    """One time through the expression at `place`.

    `end_s` is where its last repetition is over: the pause after it may be left out.
    """

    place: int
    beats: Block
    start_s: float

    @property
    def end_s(self) -> float:
        length_s = sum(beat.length_s for beat in self.beats)
        return round(self.start_s + length_s - self.beats[-1].rest_s, 6)

    @property
    def counts(self) -> bool:
        """Tell whether anything of it is judged."""
        return any(beat.counts and beat.hold_s > 0 for beat in self.beats)


@dataclass(frozen=True, slots=True)
class Takes:
    """The expressions as planned, and the takes made and to come."""

    blocks: tuple[Block, ...]
    takes: tuple[Take, ...]

    @property
    def script(self) -> Script:
        return Script(tuple(beat for take in self.takes for beat in take.beats))

    def now(self, t_s: float) -> Take:
        """Return the take under way at second `t_s`; before the start the first one."""
        begun = [take for take in self.takes if take.start_s <= t_s]
        return begun[-1] if begun else self.takes[0]

    def asked(self, take: Take) -> tuple[TimelineItem, ...]:
        """Return what was asked in a take, set aside or not."""
        asked = self.script.timeline()
        return tuple(
            item
            for item in (*asked.items, *asked.set_aside)
            if take.start_s <= item.start_s <= take.end_s
        )

    def is_recorded(self, place: int, t_s: float) -> bool:
        """Tell whether a take of this expression counts and is over at second `t_s`."""
        return any(t.place == place and t.counts and t.end_s <= t_s for t in self.takes)

    def again(self, place: int, t_s: float) -> "Takes":
        """Record an expression anew from second `t_s` on; what was had of it is set aside.

        Another expression that is under way is begun again after it.
        """
        now = self.now(t_s)
        is_broken_off = now.place != place and t_s < now.end_s
        anew = {place, now.place} if is_broken_off else {place}
        made = [_set_aside(t) if t.place in anew else t for t in self._until(t_s)]
        coming = [now.place] if is_broken_off else []
        coming += [t.place for t in self.takes if t.start_s > t_s]
        return self._followed(made, [place, *(p for p in dict.fromkeys(coming) if p != place)])

    def skipped(self, t_s: float) -> "Takes":
        """Leave the present expression for the next one; its whole repetitions still count."""
        return self._followed(self._until(t_s), [t.place for t in self.takes if t.start_s > t_s])

    def ended(self, t_s: float) -> "Takes":
        """Ask for nothing more after second `t_s`."""
        return self._followed(self._until(t_s), [])

    def _until(self, t_s: float) -> list[Take]:
        """Return what was begun by now; the last take as long as it had lasted."""
        begun = [take for take in self.takes if take.start_s < t_s] or [self.takes[0]]
        beats = cut(Script(begun[-1].beats), t_s - begun[-1].start_s)
        whole = begun[-1].beats
        kept = tuple(
            beat if beat.hold_s == whole[n].hold_s else replace(beat, counts=False)
            for n, beat in enumerate(beats)
        )
        return [*begun[:-1], *([replace(begun[-1], beats=kept)] if kept else [])]

    def _followed(self, made: list[Take], places: list[int]) -> "Takes":
        return Takes(
            self.blocks,
            _placed([*((t.place, t.beats) for t in made), *((p, self.blocks[p]) for p in places)]),
        )


def takes_of(script: Script) -> Takes:
    """Take a script as the plan: beats of one exercise in a row are one take."""
    blocks = tuple(tuple(beats) for _, beats in groupby(script.beats, lambda b: b.exercise))
    return Takes(blocks, _placed(list(enumerate(blocks))))


def _placed(parts: list[tuple[int, Block]]) -> tuple[Take, ...]:
    lengths = [Script(beats).length_s for _, beats in parts]
    starts = accumulate(lengths, lambda a, b: round(a + b, 6), initial=0.0)
    return tuple(Take(place, beats, at) for (place, beats), at in zip(parts, starts, strict=False))


def _set_aside(take: Take) -> Take:
    return replace(take, beats=tuple(replace(beat, counts=False) for beat in take.beats))
