"""Which line is spoken next: plain rules without Qt."""

from dataclasses import dataclass
from enum import IntEnum

from app.texts import Lang

_CJK_PER_S = 4.0
_LATIN_WORDS_PER_S = 2.5
_LEAST_S = 2.0


class Urgency(IntEnum):
    CUE = 0
    PROMPT = 1
    SAFETY = 2


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    lang: Lang
    urgency: Urgency

    @property
    def spoken_s(self) -> float:
        """Estimate how long it takes to say or to read it, at the default rate.

        Source: CONTENT.md §1.3, 4 Chinese characters or 2.5 English words a second.
        """
        wide = sum("\u4e00" <= letter <= "\u9fff" for letter in self.text)
        words = sum(any(c.isascii() and c.isalnum() for c in w) for w in self.text.split())
        return max(wide / _CJK_PER_S + words / _LATIN_WORDS_PER_S, _LEAST_S)


class Lines:
    """The line that has its turn, and those that wait.

    A safety message comes at once, ends any other line, and is never cut off; several follow each
    other. A prompt ends the prompt or cue before it: what that one said holds no more. A cue lets
    the line before it finish. Of prompts that wait only the newest is kept, of cues too, and a new
    prompt drops the cue that waits.
    """

    def __init__(self) -> None:
        self.current: Line | None = None
        self._safety: list[Line] = []
        self._prompt: Line | None = None
        self._cue: Line | None = None

    def put(self, line: Line) -> bool:
        """Let a line wait; returns whether its turn is now."""
        if line.urgency is Urgency.SAFETY:
            if line not in (self.current, *self._safety):
                self._safety.append(line)
        elif line.urgency is Urgency.PROMPT:
            self._prompt, self._cue = line, None
        else:
            self._cue = line
        if self.current is None:
            return True
        return line.urgency > Urgency.CUE and self.current.urgency < Urgency.SAFETY

    def advance(self) -> Line | None:
        """Give the turn to the next line; None if none waits."""
        if self._safety:
            self.current = self._safety.pop(0)
        elif self._prompt is not None:
            self.current, self._prompt = self._prompt, None
        else:
            self.current, self._cue = self._cue, None
        return self.current

    def hush(self) -> bool:
        """Drop prompts and cues; returns whether the current line was one."""
        self._prompt = self._cue = None
        if self.current is None or self.current.urgency is Urgency.SAFETY:
            return False
        self.current = None
        return True

    def clear(self) -> None:
        self.current = self._prompt = self._cue = None
        self._safety = []
