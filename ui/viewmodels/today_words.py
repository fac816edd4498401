"""The parts of a day in words and icons, the same in every card of Today."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QObject

from app.domain.plan import Plan, PlanItem, PlanRow, RowState, SkipReason
from app.texts import Lang, Texts
from ui.viewmodels.today import SourceKind, TodayModel
from ui.words import Words, locale_of

if TYPE_CHECKING:
    from exercises.library import Library

ITEM_ICONS: Final = {
    PlanItem.WASH: "drop",
    PlanItem.MASSAGE: "hand",
    PlanItem.MIRROR: "mirror",
    PlanItem.CARE: "list",
    PlanItem.RECORDING: "film",
}
CARE_ICONS: Final = {
    "supine_sleep": "bed",
    "sunglasses": "glasses",
    "avoid_spicy": "bowl",
    "symptom_check": "heart",
    "eye_care": "eye",
    "mood_check": "note",
}


@dataclass(frozen=True, slots=True)
class Look:
    """Icon and tone of a state; its word stands beside it."""

    icon: str
    tone: str


STATE_LOOKS: Final = {
    RowState.TODO: Look("clock", "text2"),
    RowState.NEXT: Look("play", "primary"),
    RowState.PARTLY: Look("pause", "primary"),
    RowState.DONE: Look("check", "primary"),
    RowState.SKIPPED: Look("skip", "text2"),
    RowState.LOCKED: Look("lock", "cue"),
    RowState.NOT_DUE: Look("cal", "text2"),
}


@dataclass(frozen=True, slots=True)
class RowWords:
    """One row of the plan, all in words; an empty `action` means that nothing can be begun."""

    item: PlanItem
    state: RowState
    name: str
    detail: str
    state_word: str
    action: str
    action_spoken: str
    more_spoken: str
    starts: bool
    """Whether the action begins something, and does not only explain or take back."""
    can_skip: bool
    can_take_back: bool


@dataclass(frozen=True, slots=True)
class NextWords:
    """What Up next says; an empty `button` means that there is nothing to press."""

    title: str
    details: str
    button: str
    icon: str
    spoken: str


class PlanWords(QObject):
    """Sentences in the language of the window; `lang` chooses names and content."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = Words(self)

    # --- rows --------------------------------------------------------------------------------

    def row(
        self, row: PlanRow, library: "Library", settings: tuple[str, str], lang: Lang
    ) -> RowWords:
        """Put a part of the plan into words; `settings` are massage length and training set."""
        name = self.name(row.item, lang)
        state = self.state(row.state, lang)
        action = self._action(row)
        return RowWords(
            item=row.item,
            state=row.state,
            name=name,
            detail=self._detail(row, library, settings, lang),
            state_word=self._join(state, self._done(row)) if row.state is RowState.DONE else state,
            action=action,
            action_spoken=f"{name}: {action}" if action else "",
            more_spoken=self.tr("Skip for today: {name}").format(name=name),
            starts=row.state not in (RowState.LOCKED, RowState.SKIPPED),
            can_skip=row.state.can_be_skipped or row.state is RowState.SKIPPED,
            can_take_back=row.item is PlanItem.WASH and row.state is RowState.DONE,
        )

    def name(self, item: PlanItem, lang: Lang) -> str:
        return Texts(lang)(f"plan_item.{item}")

    def state(self, state: RowState, lang: Lang) -> str:
        return _capital(Texts(lang)(f"plan_state.{state}"))

    def reason(self, reason: SkipReason, lang: Lang) -> str:
        return _capital(Texts(lang)(f"skip.{reason}"))

    def greeting(self, plan: Plan, lang: Lang) -> str:
        return Texts(lang)(f"greeting.{plan.greeting}")

    def _detail(
        self, row: PlanRow, library: "Library", settings: tuple[str, str], lang: Lang
    ) -> str:
        match row.state:
            case RowState.LOCKED:
                return self._lock(row, library, lang)
            case RowState.SKIPPED if row.skip is not None:
                reason = self.reason(row.skip.reason, lang)
                return self.tr("Left out today: {reason}").format(reason=reason)
            case RowState.NOT_DUE if row.due_on is not None:
                return self.tr("Wanted again from {day}").format(day=self.short_day(row, lang))
            case RowState.DONE:
                return ""
            case _:
                return self._join(self._what(row, library, settings, lang), self._done(row))

    def _lock(self, row: PlanRow, library: "Library", lang: Lang) -> str:
        flag = library.care.red_flags.get(row.rules[0]) if row.rules else None
        heading = "" if flag is None else library.care.level(flag).name.of(lang)
        rest = self.tr("It opens again once you have spoken with a clinician.")
        if not heading:
            return rest
        return self.tr("{heading}. {rest}", "why a part is locked").format(
            heading=heading, rest=rest
        )

    def _what(self, row: PlanRow, library: "Library", settings: tuple[str, str], lang: Lang) -> str:
        length, training_set = settings
        match row.item:
            case PlanItem.WASH:
                return self.tr("Warm, not hot, no scrubbing")
            case PlanItem.MASSAGE:
                chosen = library.massage.lengths[length]
                return self.massage_length(chosen.minutes, chosen.total_s)
            case PlanItem.MIRROR:
                name = library.set(training_set).name.of(lang)
                return self._join(name, self.about(row.planned_s))
            case PlanItem.RECORDING:
                number = len(library.set("recording_weekly").exercises)
                return self._join(
                    self.tr("%n small expression(s)", "", number), self.about(row.planned_s)
                )
            case PlanItem.CARE:
                return self.tr("{count} of {of} written down").format(count=row.count, of=row.of)

    def massage_length(self, minutes: int, total_s: int) -> str:
        """Say how long a massage is: its label counts hands-on minutes."""
        whole = f"{total_s / 60:g}"
        return self.tr("{minutes} minutes of massage, {total} in all").format(
            minutes=minutes, total=whole
        )

    def about(self, seconds: float) -> str:
        """Say roughly how long something takes, to half a minute."""
        halves = max(1, round(seconds / 30))
        return self.tr("about {minutes} min").format(minutes=f"{halves / 2:g}")

    def _done(self, row: PlanRow) -> str:
        if row.done_at is None:
            return ""
        at = f"{row.done_at.astimezone():%H:%M}"
        if row.done_s < 30:
            return at
        minutes = self.tr("%n minute(s) done", "", round(row.done_s / 60) or 1)
        return self._join(minutes, at)

    def _join(self, *parts: str) -> str:
        return " · ".join(part for part in parts if part)

    def _action(self, row: PlanRow) -> str:
        if row.state is RowState.LOCKED:
            return self.tr("Why")
        if row.state is RowState.SKIPPED:
            return self.tr("Do it after all")
        match row.item:
            case PlanItem.WASH:
                return self.tr("Undo") if row.state is RowState.DONE else self.tr("Done")
            case PlanItem.CARE:
                return self.tr("Open")
            case _ if row.can_go_on:
                return self.tr("Go on")
            case _ if row.done_at is not None:
                return self.tr("Again")
            case _:
                return self.tr("Start")

    def short_day(self, row: PlanRow, lang: Lang) -> str:
        assert row.due_on is not None
        return self.near_day(row.due_on, lang)

    def near_day(self, day: date, lang: Lang) -> str:
        pattern = self.tr("d MMMM", "a day near today, Qt format")
        return locale_of(lang).toString(QDate(day.year, day.month, day.day), pattern)

    # --- what comes next ---------------------------------------------------------------------

    def next(
        self, plan: Plan, library: "Library", settings: tuple[str, str], lang: Lang
    ) -> NextWords:
        """Put the one thing that comes next into words."""
        row = plan.next_row
        if row is None:
            return self._nothing_left(plan)
        name = self.name(row.item, lang)
        what = self._what(row, library, settings, lang)
        lines = [_capital(what)]
        if row.asks_first:
            lines.append(self.tr("A few safety questions come first, about half a minute."))
        button, icon = self._button(row)
        if row.can_go_on:
            lines = [self.tr("It was broken off. You can go on where you stopped.")]
        if row.item in (PlanItem.MASSAGE, PlanItem.MIRROR, PlanItem.RECORDING):
            lines.append(self.tr("Stop at any time; whatever you do counts."))
        spoken = f"{button}: {name}"
        return NextWords(name, "\n".join(lines), button, icon, spoken)

    def _button(self, row: PlanRow) -> tuple[str, str]:
        if row.item is PlanItem.WASH:
            return self.tr("Done"), "check"
        if row.item is PlanItem.CARE:
            return self.tr("Open"), "list"
        return (self.tr("Go on") if row.can_go_on else self.tr("Start")), "play"

    def _nothing_left(self, plan: Plan) -> NextWords:
        wanted = [row for row in plan.rows if row.state is not RowState.NOT_DUE]
        if wanted and all(row.state is RowState.DONE for row in wanted):
            title = self.tr("Everything for today is done")
        else:
            title = self.tr("Nothing more for today")
        rest = self.tr("You can still do any part below. Resting is fine too.")
        return NextWords(title, rest, "", "check", "")

    def why_not(self, model: TodayModel) -> str:
        """Say why nothing can be filmed; nothing where it can."""
        if model.can_start or not model.is_ready or model.is_looking:
            return ""
        if model.kind is SourceKind.FILE:
            return self.tr("Choose a video first.")
        if not model.may_film:
            return self.tr("The camera is off, as you chose. Settings, Privacy changes that.")
        return self.tr("No camera found.")

    def why_not_kept(self, model: TodayModel) -> str:
        """Say why no recording can be made that is worth nothing without its film."""
        said = self.why_not(model)
        if said or model.may_keep:
            return said
        return self.tr("Recordings are not kept, as you chose. Settings, Privacy changes that.")

    # --- week and visit ----------------------------------------------------------------------

    def week(self, plan: Plan) -> str:
        days = plan.practised_days
        if days == 0:
            return self.tr("The last seven days")
        return self.tr("Practised on %n of the last seven days", "", days)

    def weekday(self, day: date, lang: Lang) -> str:
        """Return the shortest name of a day: one sign in Chinese, three letters in English."""
        words = locale_of(lang).toString(QDate(day.year, day.month, day.day), "ddd")
        return words[-1] if lang is Lang.ZH else words

    def visit(self, plan: Plan, lang: Lang) -> str:
        if plan.visit is None:
            return ""
        return self.tr("Next visit: {day}").format(day=self.near_day(plan.visit, lang))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
