"""`gate`: what is locked or left out and why, and answers to the warning-sign questions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from app.clock import SystemClock
from app.commands.report import parse_day
from app.domain.safety import Lock, Reason, Standing
from app.domain.safety_rules import Occasion, Routine
from app.errors import UsageFailure
from app.session.gate import Gate, Outcome, Screen, most_urgent
from app.store.log import Log
from app.store.paths import DataPaths
from app.store.settings import SettingsFile
from app.texts import Texts
from exercises.library import Library, load_library
from exercises.schema_care import RedFlag

_ASKED = (Occasion.ONBOARDING, Occasion.DAILY, Occasion.WEEKLY)
_YES_NO = {"yes": True, "no": False, "是": True, "否": False}


@dataclass(frozen=True, slots=True)
class GateOptions:
    """Each as it was typed: `RULE=yes`, `RULE`, `RULE`, `RULE=2026-12-01`."""

    answers: tuple[str, ...] = ()
    wrong_button: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    ask_again: tuple[str, ...] = ()


def gate(options: GateOptions, paths: DataPaths, texts: Texts) -> list[str]:
    """Write down what the options say; returns what follows and what stands.

    Nothing is written if one of the options cannot be read.

    Raises: UsageFailure, StorageFailure.
    """
    answers = [_parse_answer(text) for text in options.answers]
    days = [_parse_rule_day(text) for text in options.ask_again]
    library = load_library()
    country = SettingsFile(paths.settings).load().country
    paths.prepare()
    with Log(paths) as log:
        doors = Gate(library, log.journal, SystemClock(), country)
        _check_rules(doors, options, [*(a for a, _ in answers), *(d for d, _ in days)])
        outcomes = [doors.answer(rule, said) for rule, said in answers]
        outcomes += [doors.pressed_wrong_button(rule) for rule in options.wrong_button]
        for rule, day in days:
            doors.ask_again_from(rule, day)
        for rule in options.spoken:
            doors.confirm_seen_clinician(rule)
        page = _Page(library, doors, texts)
        return [*page.outcomes(outcomes), *page.standing(doors.standing())]


def locked_lines(library: Library, doors: Gate, routine: Routine, texts: Texts) -> list[str]:
    """Say why a routine is closed and how it opens; nothing where it is open."""
    return _Page(library, doors, texts).routine(doors.standing(), routine)[1:]


@dataclass(frozen=True, slots=True)
class _Page:
    """The answers and the standing in words."""

    library: Library
    doors: Gate
    texts: Texts

    def outcomes(self, outcomes: list[Outcome]) -> Iterator[str]:
        for outcome in outcomes:
            yield self.texts("gate.written", rule=outcome.rule.id)
        worst = most_urgent(outcomes, self.library)
        if worst is not None and worst.screen is not None:
            yield ""
            yield from self._screen(worst.screen)
        if outcomes:
            yield ""

    def standing(self, standing: Standing) -> Iterator[str]:
        for routine in Routine:
            yield from self.routine(standing, routine)
        for step, rules in _by_step(standing).items():
            name = self.library.massage.steps[step].name.of(self.texts.lang)
            yield self.texts("gate.left_out", step=name, rules=", ".join(rules))
        for rule in dict.fromkeys(each.rule for each in standing.left_out):
            yield f"  {self._way_back(rule)}"
        locking = {lock.rule for lock in standing.locks}
        for rule in standing.advised:
            if rule not in locking:
                yield self.texts("gate.advised", rule=rule)
        yield from self._due()

    def routine(self, standing: Standing, routine: Routine) -> list[str]:
        """Return one line for a routine, and below it the reason where it is closed."""
        lang = self.texts.lang
        titles = {
            Routine.MASSAGE: self.library.massage.common.title,
            Routine.MIRROR: self.library.mirror.title,
        }
        name = titles[routine].of(lang)
        reason = standing.reason(routine)
        if reason is None:
            return [self.texts("gate.open", routine=name)]
        if reason is Reason.UNANSWERED:
            return [
                self.texts("gate.closed", routine=name),
                f"  {self.texts('gate.unanswered', count=len(standing.unanswered))}",
            ]
        lines = [self.texts("gate.locked", routine=name)]
        for lock in standing.locks_of(routine):
            first, *others = self._lock(lock, is_due=lock in standing.to_confirm)
            lines += [f"  {first}", *(f"    {line}" for line in others)]
        return lines

    def _lock(self, lock: Lock, *, is_due: bool) -> Iterator[str]:
        screen, lang = self.doors.screen(lock.rule), self.texts.lang
        heading = screen.heading.of(lang)
        yield self.texts("gate.lock", since=_moment(lock.since), heading=heading, rule=lock.rule)
        yield screen.text.of(lang)
        if is_due:
            yield self.texts("gate.to_confirm", day=lock.ask_again_from)
        elif lock.ask_again_from is not None:
            yield self.texts("gate.ask_again_from", day=lock.ask_again_from)
        yield self.texts("gate.how_to_open", rule=lock.rule)

    def _screen(self, screen: Screen) -> Iterator[str]:
        heading = screen.heading.of(self.texts.lang)
        number = "" if screen.number is None else f"{screen.number} · "
        yield f"*** {number}{heading} ***"
        yield screen.text.of(self.texts.lang)

    def _way_back(self, rule: str) -> str:
        if self.doors.flag(rule).lasts_until == "clinician_seen":
            return self.texts("gate.back_by_clinician", rule=rule)
        return self.texts("gate.back_by_answer", rule=rule)

    def _due(self) -> Iterator[str]:
        found: dict[str, RedFlag] = {}
        for occasion in _ASKED:
            found |= {flag.id: flag for flag in self.doors.due(occasion)}
        if not found:
            yield self.texts("gate.none_due")
            return
        yield self.texts("gate.due")
        for flag in found.values():
            yield f"  {flag.id}: {flag.ask.of(self.texts.lang)}"
            spoken_at = self.doors.spoken_at(flag.id)
            if spoken_at is not None:
                yield f"    {self.texts('gate.new_since', since=_moment(spoken_at))}"


def _by_step(standing: Standing) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in standing.left_out:
        found.setdefault(each.step, []).append(each.rule)
    return found


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"


def _check_rules(doors: Gate, options: GateOptions, named: list[str]) -> None:
    for rule in (*named, *options.wrong_button, *options.spoken):
        doors.flag(rule)


def _parse_answer(text: str) -> tuple[str, bool]:
    rule, _, word = text.partition("=")
    if word.strip().lower() not in _YES_NO:
        raise UsageFailure("answer_invalid", text=text)
    return rule.strip(), _YES_NO[word.strip().lower()]


def _parse_rule_day(text: str) -> tuple[str, date]:
    rule, _, word = text.partition("=")
    day = parse_day(word.strip())
    assert day is not None
    return rule.strip(), day
