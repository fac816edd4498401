"""What the files of the massage may contain, and how they hold together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from exercises.errors import ContentError
from exercises.schema import Bilingual, ContentFile, Flag, Id, Strict, Text

MASSAGE = "massage/massage.yaml"
STEPS = "massage/steps"

WholeSeconds = Annotated[int, Field(strict=True, ge=1, le=3600)]
Share = Annotated[float, Field(strict=True, gt=0, lt=1)]
Phase = Literal["prep", "massage", "relax"]
PHASES: tuple[Phase, ...] = ("prep", "massage", "relax")


class PressureScale(Strict):
    """How hard the hands press: steps use `min` to `max` of `of`, 0 where nothing is pressed."""

    min: Annotated[int, Field(strict=True, ge=1)]
    max: Annotated[int, Field(strict=True, ge=1)]
    of: Annotated[int, Field(strict=True, ge=1)]
    text: Bilingual


class Length(Strict):
    """One length to choose. Its minutes are minutes of massage; the rest comes on top."""

    label: Bilingual
    minutes: Annotated[int, Field(strict=True, ge=1, le=60)]
    prep_s: WholeSeconds
    hands_on_s: WholeSeconds
    relax_s: WholeSeconds
    total_s: WholeSeconds

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        if self.hands_on_s != self.minutes * 60:
            raise ValueError('"hands_on_s" is not what "minutes" says')
        if self.total_s != self.prep_s + self.hands_on_s + self.relax_s:
            raise ValueError('"total_s" is not the sum of the three before it')
        return self

    def of_phase(self, phase: Phase) -> int:
        """Return the seconds of one phase."""
        return {"prep": self.prep_s, "massage": self.hands_on_s, "relax": self.relax_s}[phase]


class Rule(Strict):
    id: Id
    text: Bilingual


class TimerRules(Strict):
    """How the player keeps time and what it announces."""

    pause_any_key: Literal[True]
    auto_advance: Literal[True]
    announce_remaining_s: tuple[WholeSeconds, ...]
    mid_cue_at_fraction: Share
    mid_cue_min_step_s: WholeSeconds
    skip_redistributes_time: Literal["same_phase_proportional"]


class Technique(Strict):
    name: Bilingual
    s_per_stroke: Annotated[float, Field(strict=True, gt=0, le=30)] | None = None


class MassageCommon(ContentFile):
    """What all steps share."""

    kind: Literal["timed_sequence"]
    title: Bilingual
    side_question: Bilingual
    pressure_scale: PressureScale
    lengths: Annotated[Mapping[Id, Length], Field(min_length=1)]
    default_length: Id
    rules: tuple[Rule, ...]
    profile_flags: Mapping[Id, Bilingual]
    timer_rules: TimerRules
    techniques: Mapping[Id, Technique]

    @model_validator(mode="after")
    def _default_is_there(self) -> Self:
        if self.default_length not in self.lengths:
            raise ValueError('"default_length" names no length')
        return self


class Muscle(Strict):
    name: Bilingual
    latin: Text
    nerve: Literal["CN VII", "CN V3", "CN XI"]


class Direction(Strict):
    """Where a stroke begins and ends; the two ids are places of the drawing."""

    start: Id
    end: Id
    text: Bilingual


class MassageStep(ContentFile):
    phase: Phase
    region: Id
    side: Literal["both", "affected"]
    one_side_at_a_time: Flag = False
    technique: Id
    name: Bilingual
    muscle: Muscle | None
    direction: Direction | None
    pressure: Annotated[int, Field(strict=True, ge=0)]
    advance: Literal["timer", "timer_or_done"]
    """`timer_or_done`: the person may also say that it is done."""
    duration_s: Mapping[Id, WholeSeconds]
    skippable_by: tuple[Id, ...] = ()
    """The flags of a person for whom this step is left out."""
    safety: Bilingual
    prompt: Bilingual
    cue_mid: Bilingual | None = None
    evidence: Annotated[tuple[Id, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _massage_says_what_and_where(self) -> Self:
        if self.phase == "massage" and (self.muscle is None or self.direction is None):
            raise ValueError('a step of the phase "massage" needs "muscle" and "direction"')
        return self


@dataclass(frozen=True, slots=True)
class Massage:
    """The whole massage; `steps` in the order in which they are done."""

    common: MassageCommon
    steps: Mapping[str, MassageStep]

    @property
    def lengths(self) -> Mapping[str, Length]:
        return self.common.lengths


def check_massage(massage: Massage) -> None:
    """Hold the steps against what they share.

    Raises: ContentError if a step names what is not there, presses harder than the scale, comes
        in the wrong phase, or the seconds of a length do not add up to what it says.
    """
    for step in massage.steps.values():
        for key, name, known in _named(step, massage.common):
            if name not in known:
                raise ContentError(
                    _file(step),
                    f'The key "{key}" names "{name}", which is not there.',
                    f"Add it to {MASSAGE}, or correct the id.",
                )
        _check_step(step, massage.common)
    _check_phases(list(massage.steps.values()))
    for name, length in massage.lengths.items():
        for phase in PHASES:
            _check_sum(massage, name, phase, length.of_phase(phase))


def _named(
    step: MassageStep, common: MassageCommon
) -> Iterator[tuple[str, str, Mapping[str, object]]]:
    yield "technique", step.technique, common.techniques
    yield from (("skippable_by", flag, common.profile_flags) for flag in step.skippable_by)
    yield from (("duration_s", length, common.lengths) for length in step.duration_s)


def _check_step(step: MassageStep, common: MassageCommon) -> None:
    if missing := [name for name in common.lengths if name not in step.duration_s]:
        raise ContentError(
            _file(step),
            f'The key "duration_s" says nothing for the length "{missing[0]}".',
            "Add its seconds.",
        )
    if step.pressure > common.pressure_scale.max:
        raise ContentError(
            _file(step),
            f'The key "pressure" is {step.pressure}; the scale ends at '
            f"{common.pressure_scale.max}.",
            "Press less.",
        )


def _check_phases(steps: list[MassageStep]) -> None:
    places = [PHASES.index(step.phase) for step in steps]
    for number, place in enumerate(places[1:], 1):
        if place < places[number - 1]:
            raise ContentError(
                _file(steps[number]),
                f'The phase "{steps[number].phase}" comes after "{steps[number - 1].phase}".',
                'Correct "phase" or "order".',
            )


def _check_sum(massage: Massage, length: str, phase: Phase, wanted_s: int) -> None:
    found_s = sum(s.duration_s[length] for s in massage.steps.values() if s.phase == phase)
    if found_s != wanted_s:
        raise ContentError(
            MASSAGE,
            f'The steps of the phase "{phase}" add up to {found_s} s for the length "{length}", '
            f"which says {wanted_s} s.",
            "Correct the seconds of the steps, or those of the length.",
        )


def _file(step: MassageStep) -> str:
    return f"{STEPS}/{step.id}.yaml"
