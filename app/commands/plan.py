"""`plan`: look at a therapist's plan, follow it, put it aside, take it up again."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.clock import SystemClock
from app.report.bundle.verify import Verdict
from app.session.plan_words import PlanWords
from app.session.therapist_plans import Offer, TherapistPlans
from app.store.paths import DataPaths
from app.store.plan_json import TherapistPlan
from app.store.settings import SettingsFile
from app.texts import Texts
from exercises.library import load_library

EXIT_CODES: Final = {
    Verdict.KNOWN: 0,
    Verdict.UNKNOWN: 2,
    Verdict.ALTERED: 3,
    Verdict.NOT_A_BUNDLE: 4,
}
REFUSED: Final = 6
"""Intact, and beyond what is safe, or over."""


@dataclass(frozen=True, slots=True)
class PlanOptions:
    """Without a file, it is about the plan that is followed or was put aside last."""

    file: Path | None
    accept: bool = False
    put_aside: bool = False
    take_up: bool = False


class SettingsChoice:
    """What Today proposes, as the settings on the disk say."""

    def __init__(self, paths: DataPaths) -> None:
        self._file = SettingsFile(paths.settings)

    def chosen(self) -> tuple[str | None, str]:
        settings = self._file.load()
        return settings.training_set, settings.training_dose

    def use_training(self, set_id: str | None, dose: str) -> None:
        update = {"training_set": set_id, "training_dose": dose}
        self._file.save(self._file.load().model_copy(update=update))


def plan(options: PlanOptions, paths: DataPaths, texts: Texts) -> tuple[list[str], int]:
    """Do what the options say; returns what to print, and the exit code.

    Raises: SourceFailure path_missing or path_is_folder; UsageFailure plan_none, plan_over;
        ReportFailure plan_refused; StorageFailure.
    """
    content = load_library()
    if options.accept or options.put_aside or options.take_up:
        paths.prepare()
    plans = TherapistPlans(paths, content, SystemClock())
    words = PlanWords(texts, content)
    if options.file is not None:
        return _file(options.file, plans, words, texts, paths if options.accept else None)
    if options.put_aside and plans.current is not None:
        plans.put_aside(SettingsChoice(paths))
        return [texts("plan.put_aside")], 0
    if options.take_up:
        plans.take_up(SettingsChoice(paths))
        return [texts("plan.accepted")], 0
    return _kept(plans, words, texts), 0


def plan_lines(plan: TherapistPlan, words: PlanWords, texts: Texts) -> list[str]:
    """Say what stands in a plan."""
    lines = [words.about(plan)]
    if plan.person:
        lines.append(texts("plan.for", person=plan.person))
    lines += [line for line in plan.note.split("\n") if line]
    for each in words.sets(plan):
        lines.append(each.heading)
        lines += [f"  {line}" for line in each.exercises]
    return [*lines, *words.rules(plan)]


def _file(
    path: Path, plans: TherapistPlans, words: PlanWords, texts: Texts, accepts: DataPaths | None
) -> tuple[list[str], int]:
    """Show a file, and accept it where `accepts` says whose data folder follows it."""
    offer = plans.look(path)
    lines = [f"{path.name}: {texts(f'plan_verdict.{offer.read.verdict}')}"]
    if offer.plan is None:
        if offer.read.problem is not None:
            lines.append(words.trouble(offer.read.problem, path.name))
        return lines, EXIT_CODES[offer.read.verdict]
    lines += plan_lines(offer.plan, words, texts)
    if not offer.can_be_accepted:
        return [*lines, *_why_not(offer, words, texts)], REFUSED
    if accepts is not None:
        plans.accept(offer, SettingsChoice(accepts))
        return [*lines, texts("plan.accepted")], 0
    if offer.read.verdict is Verdict.UNKNOWN:
        lines.append(texts("bundle.fingerprint", digits=offer.read.fingerprint))
        lines.append(texts("plan.compare"))
    return [*lines, texts("plan.how_to_accept")], EXIT_CODES[offer.read.verdict]


def _why_not(offer: Offer, words: PlanWords, texts: Texts) -> list[str]:
    if offer.objections:
        found = [words.objection(one) for one in offer.objections]
        return [*found, texts("error.plan_refused")]
    assert offer.plan is not None, "only a plan that was read can be over"
    return [texts("error.plan_over", day=offer.plan.rules.last_day)]


def _kept(plans: TherapistPlans, words: PlanWords, texts: Texts) -> list[str]:
    current, last = plans.current, plans.last
    if current is not None:
        return [texts("plan.following"), *plan_lines(current.plan, words, texts)]
    if last is not None:
        return [texts("plan.aside"), *plan_lines(last.plan, words, texts)]
    return [texts("error.plan_none")]
