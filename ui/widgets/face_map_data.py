"""What assets/diagrams holds: one YAML file and its SVG for each view of face and neck."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Final, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from app.errors import Bug
from app.texts import ASSETS

DIAGRAMS: Final = ASSETS / "diagrams"

HandShape = Literal["four", "two", "one", "palm"]
Outline = Annotated[str, StringConstraints(pattern=r"^M [MLCQZ0-9. -]+$")]
Svg = Annotated[str, StringConstraints(pattern=r"^[a-z_]+\.svg$")]
Point = tuple[float, float]
Stroke = tuple[Point, Point, Point]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Hand(_Strict):
    """Fingertips on the stroke; `turn_deg` clockwise, 0 with the fingers up."""

    shape: HandShape
    turn_deg: float
    is_flipped: bool = False


class SteadyHand(Hand):
    """The other hand, which only holds."""

    at: Point


class StepDrawing(_Strict):
    """One step on its view.

    `window` (x, y, width, height) is what must be in sight; a stroke is start, middle and end.
    `hands`: one for all strokes or one for each, where a way from below would cross the eye.
    `takes_turns`: with both sides meant, one is done after the other.
    """

    window: tuple[float, float, float, float]
    svg: Svg | None = None
    over: tuple[Svg, ...] = ()
    areas: tuple[Outline, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    keep_off: tuple[str, ...] = ()
    hands: tuple[Hand, ...] = ()
    steady: SteadyHand | None = None
    takes_turns: bool = False

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if bool(self.areas) != bool(self.strokes):
            raise ValueError("a step on the face needs areas and strokes")
        if len(self.hands) not in {len(self.strokes), min(1, len(self.strokes))}:
            raise ValueError("a step on the face needs one hand, or one for each stroke")
        return self


class View(_Strict):
    """`is_symmetric`: both sides stand on one drawing, else it shows one side only."""

    schema_version: Literal[1]
    svg: Svg
    size: tuple[float, float]
    is_symmetric: bool
    keep_off: Mapping[str, tuple[Outline, ...]] = Field(default_factory=dict)
    steps: Mapping[str, StepDrawing]

    @model_validator(mode="after")
    def _names_are_known(self) -> Self:
        for name, step in self.steps.items():
            if unknown := set(step.keep_off) - set(self.keep_off):
                raise ValueError(f"{name}: nothing is called {sorted(unknown)}")
        return self


@dataclass(frozen=True, slots=True)
class Diagram:
    """A step with the view that it is drawn on."""

    view: View
    step: StepDrawing

    @property
    def layers(self) -> tuple[str, ...]:
        return (self.step.svg or self.view.svg, *self.step.over)

    @property
    def keep_off(self) -> tuple[str, ...]:
        return tuple(path for name in self.step.keep_off for path in self.view.keep_off[name])


@cache
def load_diagrams(folder: Path = DIAGRAMS) -> Mapping[str, Diagram]:
    """Read the drawing of every step.

    Raises: Bug if a step is drawn twice; ValidationError for a file that is not what View says.
    """
    diagrams: dict[str, Diagram] = {}
    for file in sorted(folder.glob("*.yaml")):
        view = View.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))
        for name, step in view.steps.items():
            if name in diagrams:
                raise Bug(f"{name} is drawn twice")
            diagrams[name] = Diagram(view, step)
    return diagrams
