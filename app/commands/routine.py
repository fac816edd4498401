"""`routine`: the steps of a massage or exercise set with their seconds, and whether it is open."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import StringIO
from typing import TYPE_CHECKING

from app.clock import SystemClock
from app.commands.gate import locked_lines
from app.domain.routine import LeftOut, PlannedStep, RoutinePlan, StepPhase, StepSide
from app.domain.safety_rules import Routine
from app.domain.sides import Affected
from app.errors import UsageFailure
from app.session.doses import DOSES, dosed
from app.session.gate import Gate
from app.session.own_sets import library_of
from app.session.routine_plan import MASSAGE_ID, plan_massage, plan_set
from app.store.log import Log
from app.store.own_sets import OwnSetsFile
from app.store.paths import DataPaths
from app.store.settings import Settings, SettingsFile
from app.texts import Texts
from exercises.library import Library
from exercises.schema import ExerciseSet

if TYPE_CHECKING:
    from rich.table import Table

_WIDTH = 100
_TRAINING_HEADS = (
    "routine.repeats",
    "routine.ready",
    "routine.in",
    "routine.hold",
    "routine.out",
    "routine.rest",
    "routine.seconds",
)


@dataclass(frozen=True, slots=True)
class RoutineOptions:
    """`routine` is `massage`, or the id or own name of an exercise set; None: as the settings say.

    `dose` of a training: starter or standard.
    """

    routine: str
    length: str | None = None
    affected: Affected | None = None
    flags: tuple[str, ...] = ()
    dry_run: bool = False
    dose: str | None = None


@dataclass(frozen=True, slots=True)
class _Safety:
    """What the gate says: `locked` is why the routine is closed, no lines where it is open."""

    flags: frozenset[str]
    left_out_steps: frozenset[str]
    locked: tuple[str, ...]


def routine(options: RoutineOptions, paths: DataPaths, texts: Texts) -> list[str]:
    """Return the plan in words; nothing is written.

    Raises: UsageFailure (unknown routine, length or flag; locked; without `dry_run`, as only the
    window plays), StorageFailure.
    """
    library = library_of(paths)
    options = replace(options, routine=_named(options.routine, library, paths))
    if options.dose is not None and options.dose not in DOSES:
        raise UsageFailure("dose_unknown", name=options.dose, known=", ".join(DOSES))
    settings = SettingsFile(paths.settings).load()
    safety = _safety(library, options, settings, paths, texts)
    page = _Page(library, texts)
    if options.routine == MASSAGE_ID:
        plan = plan_massage(
            library.massage,
            options.length or settings.massage_length,
            {*options.flags, *safety.flags},
            safety.left_out_steps,
            options.affected or settings.affected,
        )
        lines = [*page.massage(plan)]
    else:
        dose = options.dose or settings.training_dose
        lines = [*page.training(plan_set(library, options.routine, dose), dose)]
    if options.dry_run:
        return [*lines, *((texts("routine.locked"), *safety.locked) if safety.locked else ())]
    name = page.name(options.routine)
    if safety.locked:
        reason = "\n".join(safety.locked)
        raise UsageFailure("routine_locked", routine=name, reason=reason)
    raise UsageFailure("routine_needs_window", routine=name)


def _named(name: str, library: Library, paths: DataPaths) -> str:
    """Return the id of a massage or set that is asked for by id, or by the name given to it.

    Raises: UsageFailure routine_unknown.
    """
    own = OwnSetsFile(paths.own_sets).load()
    there = {each.id: each.name for each in own if each.deleted_at is None}
    gone = {each.id for each in own} - there.keys()
    known = (MASSAGE_ID, *(id_ for id_ in library.sets if id_ not in gone))
    if name in known:
        return name
    called = [id_ for id_, title in there.items() if title == name and id_ in library.sets]
    if not called:
        shown = (there.get(id_, id_) for id_ in known)
        raise UsageFailure("routine_unknown", name=name, known=", ".join(shown))
    return called[0]


def _safety(
    library: Library, options: RoutineOptions, settings: Settings, paths: DataPaths, texts: Texts
) -> _Safety:
    if not paths.database.exists():
        # Looking at a plan makes no data folder.
        return _Safety(frozenset(), frozenset(), (texts("routine.gate_first"),))
    with Log(paths) as log:
        doors = Gate(library, log.journal, SystemClock(), settings.country)
        standing = doors.standing()
        is_massage = options.routine == MASSAGE_ID
        which = Routine.MASSAGE if is_massage else Routine.MIRROR
        locked: list[str] = []
        if standing.is_locked(which):
            locked = locked_lines(library, doors, which, texts)
    return _Safety(standing.profile_flags, standing.left_out_steps, tuple(locked))


@dataclass(frozen=True, slots=True)
class _Page:
    """A plan as a table, and its sums."""

    library: Library
    texts: Texts

    def name(self, routine: str) -> str:
        is_massage = routine == MASSAGE_ID
        title = self.library.massage.common.title if is_massage else self.library.set(routine).name
        return title.of(self.texts.lang)

    def massage(self, plan: RoutinePlan) -> Iterator[str]:
        texts, massage = self.texts, self.library.massage
        label = massage.lengths[plan.length or ""].label.of(texts.lang)
        table = _table(f"{self.name(plan.routine)} · {label}")
        table.add_column("#", justify="right")
        for key in ("routine.step", "routine.part", "routine.side"):
            table.add_column(texts(key))
        for key in ("routine.pressure", "routine.starts", "routine.seconds"):
            table.add_column(texts(key), justify="right")
        starts_s = 0.0
        for number, step in enumerate(plan.steps, 1):
            table.add_row(str(number), *self._massage_cells(step), _clock(starts_s), _s(step))
            starts_s += step.seconds
        yield from _lines(table)
        yield texts(
            "routine.sums",
            prep=_number(plan.phase_s(StepPhase.PREP)),
            hands_on=_number(plan.hands_on_s),
            relax=_number(plan.phase_s(StepPhase.RELAX)),
            total=_number(plan.total_s),
            clock=_clock(plan.total_s),
        )
        yield from (self._left_out(step) for step in plan.left_out)

    def training(self, plan: RoutinePlan, dose: str) -> Iterator[str]:
        texts = self.texts
        chosen = dosed(self.library.set(plan.routine), dose)
        title = self.name(plan.routine)
        if chosen.dose_kind != "own":
            words = texts(f"dose.{dose}")
            title = f"{title} · {words}"
        table = _table(title)
        table.add_column("#", justify="right")
        table.add_column(texts("routine.step"))
        for key in _TRAINING_HEADS:
            table.add_column(texts(key), justify="right")
        for number, step in enumerate(plan.steps, 1):
            table.add_row(str(number), *self._training_cells(step, chosen), _s(step))
        yield from _lines(table)
        total, clock = _number(plan.total_s), _clock(plan.total_s)
        if dose == DOSES[0] or chosen.dose_kind == "own":
            yield texts("routine.sum_of_set", total=total, clock=clock, stated=chosen.est_s)
        else:
            yield texts("routine.sum_of_dose", total=total, clock=clock)

    def _massage_cells(self, step: PlannedStep) -> tuple[str, ...]:
        shown = self.library.massage.steps[step.id]
        words = self.library.mirror.placeholders.side
        side = {
            StepSide.BOTH: self.texts("routine.both_sides"),
            StepSide.LEFT: words.left.of(self.texts.lang),
            StepSide.RIGHT: words.right.of(self.texts.lang),
            StepSide.UNKNOWN: words.unknown.of(self.texts.lang),
        }[step.side]
        pressure = str(shown.pressure) if shown.pressure else "–"
        part = self.texts(f"phase.{step.phase.value}")
        return shown.name.of(self.texts.lang), part, side, pressure

    def _training_cells(self, step: PlannedStep, chosen: ExerciseSet) -> tuple[str, ...]:
        if step.phase is StepPhase.BREAK:
            return (self.texts("phase.break"), *["–"] * 6)
        exercise = self.library.exercise(step.id)
        dose = chosen.dose_for(exercise)
        paces = (chosen.intro_s, dose.move_in_s, dose.hold_s, dose.move_out_s, dose.rest_s)
        return (exercise.name.of(self.texts.lang), str(dose.reps), *map(_number, paces))

    def _left_out(self, step: LeftOut) -> str:
        lang, flags = self.texts.lang, self.library.massage.common.profile_flags
        because = [flags[name].of(lang) for name in step.flags]
        return self.texts(
            "routine.left_out",
            step=self.library.massage.steps[step.id].name.of(lang),
            seconds=_number(step.seconds),
            because="; ".join(because) or self.texts("routine.by_gate"),
        )


def _table(title: str) -> "Table":
    from rich.table import Table

    return Table(title=title, title_justify="left")


def _lines(table: "Table") -> list[str]:
    from rich.console import Console

    paper = StringIO()
    Console(file=paper, width=_WIDTH).print(table)
    return [line.rstrip() for line in paper.getvalue().splitlines()]


def _s(step: PlannedStep) -> str:
    return _number(step.seconds)


def _number(value: float) -> str:
    return f"{round(value, 3):g}"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"
