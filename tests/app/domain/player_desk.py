"""A player of a routine and a person with a watch."""

from dataclasses import dataclass, field

from app.domain.routine import PlannedStep, RoutinePlan, StepPhase
from app.domain.routine_player import (
    Command,
    Cue,
    Player,
)

S = 1_000_000_000
PLAN = RoutinePlan(
    "massage",
    "m12",
    (
        PlannedStep("wash", StepPhase.PREP, 10, can_finish=True),
        PlannedStep("brow", StepPhase.MASSAGE, 40, has_mid_cue=True),
        PlannedStep("chin", StepPhase.MASSAGE, 20, has_mid_cue=True),
        PlannedStep("rest", StepPhase.RELAX, 15),
    ),
)
START, PAUSE, RESUME, BACK, SKIP, REPEAT, DONE, END = Command


@dataclass
class Desk:
    """A player and a person with a watch, who ticks it four times a second."""

    player: Player = field(default_factory=lambda: Player(PLAN))
    now_ns: int = 1_000 * S
    cues: list[Cue] = field(default_factory=list[Cue])

    def do(self, *commands: Command) -> "Desk":
        for command in commands:
            self.cues += self.player.apply(command, self.now_ns)
        return self

    def wait(self, seconds: float, tick_s: float = 0.25) -> "Desk":
        for _ in range(round(seconds / tick_s)):
            self.now_ns += round(tick_s * S)
            self.cues += self.player.tick(self.now_ns)
        return self

    def jump(self, seconds: float) -> "Desk":
        """Let time pass without a tick."""
        self.now_ns += round(seconds * S)
        return self

    def told(self) -> list[tuple[str, str]]:
        found = [(cue.kind.value, cue.step) for cue in self.cues]
        self.cues.clear()
        return found

    def seconds(self) -> dict[str, float]:
        return {t.step: t.active_ns / S for t in self.player.state.tallies}

    @property
    def at(self) -> tuple[str, float]:
        return self.player.step.id, self.player.moment.left_s
