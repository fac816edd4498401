"""`today`: the day's plan, what is skipped and what is written down on the care list."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.clock import SystemClock
from app.domain.plan import Plan, PlanItem, PlanRow, RowState, SkipReason
from app.errors import UsageFailure
from app.session.day import Day, broken_off
from app.session.gate import Gate
from app.session.own_sets import library_of
from app.store.log import Log
from app.store.paths import DataPaths
from app.store.settings import Settings, SettingsFile
from app.texts import Texts
from exercises.library import Library

if TYPE_CHECKING:
    from rich.table import Table

_WIDTH = 100


@dataclass(frozen=True, slots=True)
class TodayOptions:
    """Each as it was typed: `PART` or `PART=REASON`, `PART`, a line of the care list, the same."""

    skip: tuple[str, ...] = ()
    unskip: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    undo: tuple[str, ...] = ()


def today(options: TodayOptions, paths: DataPaths, texts: Texts) -> list[str]:
    """Write down what the options say; returns the plan as it then stands.

    Nothing is written if an option names a part or a reason that is not there.

    Raises: UsageFailure, StorageFailure.
    """
    skips = [_parse_skip(text) for text in options.skip]
    unskips = [_parse_part(text) for text in options.unskip]
    library = library_of(paths)
    settings = SettingsFile(paths.settings).load()
    paths.prepare()
    with Log(paths) as log:
        day = open_day(library, log, settings, paths)
        for care_id in (*options.done, *options.undo):
            day.check_care(care_id)
        for part, reason in skips:
            day.skip(part, reason)
        for part in unskips:
            day.unskip(part)
        for care_id in options.done:
            day.mark_done(care_id)
        for care_id in options.undo:
            day.unmark(care_id)
        return plan_lines(day.plan(), library, texts)


def plan_lines(plan: Plan, library: Library, texts: Texts) -> list[str]:
    """Return a plan in words: two tables, and what comes next."""
    return list(_Page(library, texts).lines(plan))


def open_day(library: Library, log: Log, settings: Settings, paths: DataPaths) -> Day:
    """Put the plan of a command together over a log that is open."""
    clock = SystemClock()
    doors = Gate(library, log.journal, clock, settings.country)
    return Day(
        library,
        log.journal,
        log.summaries,
        doors,
        clock,
        lambda: settings,
        interrupted=lambda: broken_off(paths, clock.now()),
    )


@dataclass(frozen=True, slots=True)
class _Page:
    """The plan in words."""

    library: Library
    texts: Texts

    def lines(self, plan: Plan) -> Iterator[str]:
        texts = self.texts
        yield f"{plan.day.isoformat()} · {texts(f'greeting.{plan.greeting}')}"
        yield from _printed(self._rows(plan))
        if plan.care:
            yield from _printed(self._care(plan))
        following = plan.next_row
        if following is None:
            yield texts("today.nothing_left")
        else:
            yield texts("today.next", name=self._name(following.item))
        if plan.practised_days:
            yield texts("today.week", days=plan.practised_days)
        if plan.visit is not None:
            yield texts("today.visit", day=plan.visit)

    def _rows(self, plan: Plan) -> "Table":
        texts = self.texts
        table = _table(texts("today.part"), "ID", texts("today.state"), texts("today.done"))
        for row in plan.rows:
            table.add_row(self._name(row.item), row.item, self._state(row), self._done(row))
        return table

    def _care(self, plan: Plan) -> "Table":
        table = _table(self.texts("plan_item.care"), "ID", self.texts("today.state"))
        items = self.library.care.items
        for row in plan.care:
            logged = self.texts("today.written" if row.is_logged else "today.open")
            table.add_row(items[row.id].title.of(self.texts.lang), row.id, logged)
        return table

    def _name(self, item: PlanItem) -> str:
        return self.texts(f"plan_item.{item}")

    def _state(self, row: PlanRow) -> str:
        """Return the state with what it hangs on: the reason, the rules, the day."""
        texts, word = self.texts, self.texts(f"plan_state.{row.state}")
        said: Mapping[RowState, Callable[[], str]] = {
            RowState.SKIPPED: lambda: texts(f"skip.{row.skip.reason}") if row.skip else "",
            RowState.LOCKED: lambda: ", ".join(row.rules),
            RowState.NOT_DUE: lambda: texts("today.from", day=row.due_on) if row.due_on else "",
        }
        more = said[row.state]() if row.state in said else ""
        if row.asks_first and row.state.is_open:
            more = texts("today.asks_first")
        if row.can_go_on and row.state.is_open:
            more = texts("today.can_go_on")
        return texts("today.state_more", state=word, more=more) if more else word

    def _done(self, row: PlanRow) -> str:
        texts = self.texts
        if row.item is PlanItem.CARE:
            return texts("today.count", count=row.count, of=row.of)
        at = "" if row.done_at is None else f"{row.done_at:%H:%M}"
        if not row.planned_s:
            return at
        times = {"planned": _clock(row.planned_s), "done": _clock(row.done_s)}
        minutes = texts("today.seconds" if row.done_s else "today.takes", **times)
        return " · ".join(filter(None, (minutes, at)))


def _table(*heads: str) -> "Table":
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for head in heads:
        table.add_column(head)
    return table


def _printed(table: "Table") -> list[str]:
    """Return the lines of a table; Chinese counts two columns a sign."""
    from rich.console import Console

    console = Console(width=_WIDTH, color_system=None)
    with console.capture() as capture:
        console.print(table)
    return [line.rstrip() for line in capture.get().splitlines()]


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"


def _parse_part(text: str) -> PlanItem:
    if text not in set(PlanItem):
        raise UsageFailure("part_unknown", name=text, known=", ".join(PlanItem))
    return PlanItem(text)


def _parse_skip(text: str) -> tuple[PlanItem, SkipReason]:
    part, has_reason, word = text.partition("=")
    if has_reason and word not in set(SkipReason):
        raise UsageFailure("reason_unknown", name=word, known=", ".join(SkipReason))
    return _parse_part(part), SkipReason(word) if has_reason else SkipReason.OTHER
