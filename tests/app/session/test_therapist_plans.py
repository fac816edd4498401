"""A therapist's plan: never beyond what is safe, and nothing changes before it is accepted."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.clock import VirtualClock
from app.domain.stop_rules import USUAL, StopLimits
from app.errors import ReportFailure, UsageFailure
from app.report.bundle.verify import Verdict
from app.report.plan.signed import write_plan
from app.session.bundle_access import BundleAccess
from app.session.own_sets import Own, library_of
from app.session.plan_bounds import Beyond, bounds_of, objections_to
from app.session.plan_words import PlanWords
from app.session.plan_writing import PlanDraft, draft_of, save_plan
from app.session.script import script_of
from app.session.therapist_plans import TherapistPlans
from app.store.own_sets import OwnSetsFile
from app.store.paths import DataPaths
from app.store.plan_json import PlanDose, PlannedExercise, PlannedSet, TherapistPlan
from app.store.therapist_plans import TherapistPlansFile
from app.texts import Lang, Texts
from exercises.library import Library
from tests.app.report.bundle.made import KEY
from tests.app.report.plan import sample
from tests.app.report.plan.sample import GENTLE, KEPT, PLAN
from tests.app.store import samples

NOW = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
FIRST, SECOND = (f"plan_{PLAN.id}_{n}" for n in (1, 2))


class Chosen:
    """What Today proposes."""

    def __init__(self, set_id: str | None = "vowels", dose: str = "standard") -> None:
        self.now = (set_id, dose)

    def chosen(self) -> tuple[str | None, str]:
        return self.now

    def use_training(self, set_id: str | None, dose: str) -> None:
        self.now = (set_id, dose)


@pytest.fixture
def plans(paths: DataPaths, library: Library) -> TherapistPlans:
    return TherapistPlans(paths, library, VirtualClock(NOW))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    write_plan(PLAN, KEY, tmp_path / "plan.mmplan")
    return tmp_path / "plan.mmplan"


def test_therapist_plans_1(paths: DataPaths) -> None:
    shipped = samples.DATA / "therapist-plans-1.json"
    file = TherapistPlansFile(paths.therapist_plans)
    file.path.write_bytes(shipped.read_bytes())
    assert file.load() == KEPT
    file.save(KEPT)
    assert file.path.read_bytes() == shipped.read_bytes()
    assert file.path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("spoilt", [b"{}", b'{"schema_version": 1, "plans": [{}]}', b"\xff"])
def test_a_spoilt_file_is_kept_aside(paths: DataPaths, library: Library, spoilt: bytes) -> None:
    paths.therapist_plans.write_bytes(spoilt)
    plans = TherapistPlans(paths, library, VirtualClock(NOW))
    assert plans.current is None
    aside = paths.therapist_plans.with_name("therapist-plans.damaged-1.json")
    assert aside.read_bytes() == spoilt
    assert aside in paths.ours(), "deleted with everything else"


def test_looking_changes_nothing(plans: TherapistPlans, paths: DataPaths, file: Path) -> None:
    before = sorted(paths.root.rglob("*"))
    offer = plans.look(file)
    assert offer.can_be_accepted
    assert offer.read.verdict is Verdict.UNKNOWN
    assert sorted(paths.root.rglob("*")) == before
    assert plans.current is None
    assert not plans.set_ids()


def test_accepted_practised_put_aside_and_taken_up(
    plans: TherapistPlans, paths: DataPaths, library: Library, file: Path
) -> None:
    own = Own(OwnSetsFile(paths.own_sets), plans.library, VirtualClock(NOW))
    plans.on_change = lambda: own.use_content(plans.library, plans.hidden)
    usual = own.offered()
    chosen = Chosen()
    plans.accept(plans.look(file), chosen)
    assert chosen.now == (FIRST, "starter")
    assert set(own.offered()) == {*usual, FIRST, SECOND}
    assert own.library.set(FIRST).name.of("zh") == "治疗师计划：早晨 {一}"
    script = script_of(own.library, FIRST, "standard")
    smiles = [b for b in script.beats if b.exercise == "closed_smile" and b.rep]
    assert {(b.rep) for b in smiles} == {1, 2, 3, 4}, "four repetitions, as the plan says"
    assert plans.limits_of(FIRST) == StopLimits(2, 4)
    assert plans.limits_of("vowels") == USUAL
    assert plans.look(file).read.verdict is Verdict.KNOWN, "the sender is known from now on"
    assert plans.look(file).is_kept

    plans.put_aside(chosen)
    assert chosen.now == ("vowels", "standard"), "as it was before"
    assert own.offered() == usual
    assert FIRST in own.library.sets, "what was done with it keeps its name"
    assert FIRST in library_of(paths).sets
    again = TherapistPlans(paths, library, VirtualClock(NOW))
    assert again.current is None
    again.take_up(chosen)
    assert again.current is not None
    assert chosen.now == (FIRST, "starter")


def test_a_new_plan_puts_the_old_one_aside(plans: TherapistPlans, file: Path) -> None:
    chosen = Chosen()
    plans.accept(plans.look(file), chosen)
    second = replace(PLAN, id="second", sets=PLAN.sets[1:])
    write_plan(second, KEY, file)
    plans.accept(plans.look(file), chosen)
    assert plans.current is not None
    assert plans.current.plan.id == "second"
    assert {FIRST, SECOND} <= plans.hidden
    plans.put_aside(chosen)
    assert chosen.now == ("vowels", "standard"), "what was there before any plan"


def test_put_aside_leaves_another_choice_alone(plans: TherapistPlans, file: Path) -> None:
    chosen = Chosen()
    plans.accept(plans.look(file), chosen)
    chosen.use_training("pattern_P1", "starter")
    plans.put_aside(chosen)
    assert chosen.now == ("pattern_P1", "starter")


def test_nothing_to_take_up_and_a_plan_that_is_over(
    paths: DataPaths, library: Library, file: Path
) -> None:
    late = TherapistPlans(paths, library, VirtualClock(datetime(2027, 2, 1, tzinfo=UTC)))
    with pytest.raises(UsageFailure, match="plan_none"):
        late.take_up(Chosen())
    offer = late.look(file)
    assert offer.is_over
    with pytest.raises(ReportFailure, match="plan_refused"):
        late.accept(offer, Chosen())


def changed(**dose: float) -> TherapistPlan:
    first = PLAN.sets[0].exercises[0]
    one = replace(first, dose=replace(first.dose, **dose))  # type: ignore[arg-type]
    return replace(PLAN, sets=(PlannedSet("One", (one,)),))


@pytest.mark.parametrize(
    ("plan", "beyond", "words"),
    [
        (changed(hold_s=5.1), Beyond.HOLD, "5.1 s; here it is 5 s"),
        (changed(hold_s=0.0), Beyond.HOLD, "0 s"),
        (changed(reps=6), Beyond.REPS, "6 times; here it is 5"),
        (changed(move_in_s=2.9), Beyond.FASTER, "2.9 s"),
        (changed(move_out_s=0.0), Beyond.FASTER, "slowly"),
        (changed(rest_s=5.9), Beyond.REST, "5.9 s; here it is 6 s"),
        (replace(PLAN, rules=replace(PLAN.rules, running_reps=4)), Beyond.RUNNING_REPS, "after 3"),
        (replace(PLAN, rules=replace(PLAN.rules, running_reps=0)), Beyond.RUNNING_REPS, "after 3"),
        (replace(PLAN, rules=replace(PLAN.rules, fatigue=7)), Beyond.FATIGUE, "from 6"),
        (
            replace(PLAN, sets=(PlannedSet("x", (PlannedExercise("balloon", GENTLE),)),)),
            Beyond.UNKNOWN_EXERCISE,
            '"balloon"',
        ),
        (
            replace(PLAN, sets=(PlannedSet("x", (PlannedExercise("rest_baseline", GENTLE),)),)),
            Beyond.UNKNOWN_EXERCISE,
            "no exercise",
        ),
    ],
)
def test_what_goes_too_far_is_refused_with_a_sentence(
    plans: TherapistPlans,
    library: Library,
    file: Path,
    plan: TherapistPlan,
    beyond: Beyond,
    words: str,
) -> None:
    write_plan(plan, KEY, file)
    offer = plans.look(file)
    assert [one.beyond for one in offer.objections] == [beyond]
    assert words in PlanWords(Texts(Lang.EN), library).objection(offer.objections[0])
    assert PlanWords(Texts(Lang.ZH), library).objection(offer.objections[0])
    with pytest.raises(ReportFailure, match="plan_refused"):
        plans.accept(offer, Chosen())
    assert plans.current is None


def test_a_set_longer_than_the_longest_of_the_content(library: Library) -> None:
    every = [e for e in library.exercises.values() if e.id != "rest_baseline"]
    most = tuple(PlannedExercise(e.id, bounds_of(e).most) for e in every)
    plan = replace(PLAN, sets=(PlannedSet("All", most),))
    assert [one.beyond for one in objections_to(plan, library)] == [Beyond.TOO_LONG]


def test_both_doses_of_the_content_are_within_bounds(library: Library) -> None:
    for exercise in library.exercises.values():
        if exercise.id == "rest_baseline":
            continue
        for dose in (exercise.doses.starter, exercise.doses.standard):
            asked = PlanDose(dose.move_in_s, dose.hold_s, dose.move_out_s, dose.rest_s, dose.reps)
            sets = (PlannedSet("x", (PlannedExercise(exercise.id, asked),)),)
            assert objections_to(replace(PLAN, sets=sets), library) == ()


def test_a_file_written_by_hand_opens_nothing(paths: DataPaths, library: Library) -> None:
    far = replace(KEPT[0], plan=changed(reps=50))
    TherapistPlansFile(paths.therapist_plans).save((far,))
    plans = TherapistPlans(paths, library, VirtualClock(NOW))
    assert not plans.set_ids()
    assert FIRST not in plans.library.sets
    plans.put_aside(Chosen())
    with pytest.raises(ReportFailure, match="plan_refused"):
        plans.take_up(Chosen())


@pytest.mark.parametrize("limits", [(0, 6), (4, 6), (3, 0), (3, 7)])
def test_stop_rules_can_only_be_made_stricter(limits: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="stricter"):
        StopLimits(*limits)


def test_written_by_a_clinician_and_read_by_a_patient(
    tmp_path: Path, plans: TherapistPlans, library: Library
) -> None:
    clinic, clock = DataPaths(tmp_path / "clinic"), VirtualClock(NOW)
    clinic.prepare()
    draft = PlanDraft(author=" Dr\x00 Lin ", note="one\ntwo", sets=(PlannedSet("Mornings", ()),))
    out = tmp_path / "new.mmplan"
    with pytest.raises(UsageFailure, match="plan_incomplete"):
        save_plan(draft, out, clinic, clock, library)
    assert not out.exists()
    for _ in range(2):
        draft = draft.with_exercise(0, "open_smile", library)
    made = save_plan(draft, out, clinic, clock, library)
    assert (made.author, len(made.sets[0].exercises)) == ("Dr Lin", 1)
    offer = plans.look(out)
    assert offer.plan == made
    assert offer.can_be_accepted
    assert draft_of(made).sets == made.sets
    far = draft.with_set(0, changed(reps=9).sets[0])
    with pytest.raises(ReportFailure, match="plan_refused"):
        save_plan(far, out, clinic, clock, library)


@pytest.mark.parametrize("lang", list(Lang))
def test_a_plan_is_told_in_full(lang: Lang, library: Library) -> None:
    words = PlanWords(Texts(lang), library)
    first, second = words.sets(sample.PLAN)
    assert len(first.exercises) == 2
    assert "{一}" in first.heading
    assert "4" in second.exercises[0]
    assert any("2027-01-31" in line for line in words.rules(sample.PLAN))


def test_nobody_takes_the_name_of_a_sender_who_is_known(
    plans: TherapistPlans, paths: DataPaths, file: Path
) -> None:
    senders = BundleAccess(paths).senders
    senders.remember("ab" * 32, PLAN.author)
    offer = plans.look(file)
    plans.accept(offer, Chosen())
    labels = [one.label for one in senders.all()]
    assert labels == [PLAN.author, f"{PLAN.author} ({offer.read.fingerprint[:4]})"]
