"""What the calendar and the trend draw: places and numbers, all words already chosen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.domain.done_days import Level


@dataclass(frozen=True, slots=True)
class Cell:
    """One day; `spoken` says all that was done, `number` stands in the square."""

    day: date
    level: Level
    is_recorded: bool
    is_today: bool
    is_ahead: bool
    spoken: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of squares, top to bottom; None leaves a place empty. A name may be empty."""

    rows: tuple[tuple[Cell | None, ...], ...]
    row_names: tuple[str, ...]
    column_names: tuple[str, ...]
    is_wide: bool = False
    """Larger squares with numbers, as in a calendar."""

    def places(self) -> dict[date, tuple[int, int]]:
        return {
            cell.day: (r, c)
            for r, cells in enumerate(self.rows)
            for c, cell in enumerate(cells)
            if cell is not None
        }


NO_GRID: Final = Grid((), (), ())


@dataclass(frozen=True, slots=True)
class PlotPoint:
    """One recording.  Units: `x` days, the rest as shown; what could not be told is NaN."""

    x: float
    value: float
    own: float
    half: float
    """Half the error bar."""
    is_joined: bool
    is_doubted: bool
    key: str


@dataclass(frozen=True, slots=True)
class PlotBand:
    """From the first recording of a stretch to its last: what noise explains around the first."""

    start: float
    end: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class PlotLine:
    """Something at a moment: a mark with the sign it has in the list, or a break (dashed)."""

    x: float
    sign: str
    is_break: bool


@dataclass(frozen=True, slots=True)
class PlotWords:
    """`ticks` are days with their names; `unit` follows each number of the axis."""

    name: str
    unit: str
    ticks: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class TrendData:
    """`say` puts one of the points into words: only those that somebody comes to."""

    points: tuple[PlotPoint, ...]
    bands: tuple[PlotBand, ...]
    lines: tuple[PlotLine, ...]
    start: float
    end: float
    words: PlotWords
    say: Callable[[int], str]
