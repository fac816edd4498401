import pytest

from app.domain.routine import StepPhase, StepSide
from app.domain.sides import Affected
from app.errors import UsageFailure
from app.session.routine_plan import plan_massage, plan_set
from exercises.errors import ContentError
from exercises.library import Library

NECK = ("platysma", "neck_back")
LENGTHS = [("m10", 600, 720), ("m12", 720, 840), ("m15", 900, 1050)]


@pytest.mark.parametrize(("length", "hands_on_s", "total_s"), LENGTHS)
@pytest.mark.parametrize(
    ("flags", "gone"),
    [
        ((), ()),
        (("carotid_disease",), NECK),
        (("lid_not_closing",), ("orbital_rim",)),
        (("stroke_or_tia", "recent_eye_surgery"), ("orbital_rim", *NECK)),
    ],
)
def test_the_minutes_of_the_label_hold_whatever_is_left_out(
    library: Library,
    length: str,
    hands_on_s: int,
    total_s: int,
    flags: tuple[str, ...],
    gone: tuple[str, ...],
):
    plan = plan_massage(library.massage, length, flags)
    assert (plan.hands_on_s, plan.total_s) == (hands_on_s, total_s)
    assert [s.id for s in plan.steps] == [i for i in library.massage.steps if i not in gone]
    assert tuple(step.id for step in plan.left_out) == gone


def test_preparation_and_rest_keep_their_time(library: Library):
    plan = plan_massage(library.massage, "m12", ("carotid_disease",))
    assert (plan.phase_s(StepPhase.PREP), plan.phase_s(StepPhase.RELAX)) == (80, 40)


def test_twelve_minutes_unless_said_otherwise(library: Library):
    plan = plan_massage(library.massage)
    assert (plan.routine, plan.length, len(plan.steps)) == ("massage", "m12", 21)


def test_why_a_step_is_left_out(library: Library):
    flags = ("carotid_disease", "stroke_or_tia", "eye_red_or_painful")
    plan = plan_massage(library.massage, "m12", flags, ("mentalis",))
    assert {step.id: (step.flags, step.seconds) for step in plan.left_out} == {
        "orbital_rim": (("eye_red_or_painful",), 30),
        "mentalis": ((), 40),
        "platysma": (("carotid_disease", "stroke_or_tia"), 105),
        "neck_back": (("carotid_disease", "stroke_or_tia"), 70),
    }


@pytest.mark.parametrize("affected", Affected)
def test_one_sided_steps_are_for_the_side_that_had_the_palsy(library: Library, affected: Affected):
    plan = plan_massage(library.massage, affected=affected)
    one_sided = {step.id: step.side for step in plan.steps if step.side is not StepSide.BOTH}
    assert set(one_sided) == {"zygomaticus_major", "depressors", "platysma"}
    assert set(one_sided.values()) == {StepSide(affected.value)}


def test_what_the_player_needs_of_the_content(library: Library):
    plan = plan_massage(library.massage)
    assert [s.id for s in plan.steps if s.can_finish] == ["prep_hands", "prep_face", "cool_checkin"]
    assert sum(s.has_mid_cue for s in plan.steps) == 9
    cues = plan.cues
    assert (cues.mid_fraction, cues.mid_min_s, cues.remaining_s) == (0.5, 28, (10,))
    assert {s.id: s.region for s in plan.steps}["platysma"] == "neck_front_side"


def test_a_step_that_no_longer_exists_does_no_harm(library: Library):
    plan = plan_massage(library.massage, left_out_steps=("ears",))
    assert (len(plan.steps), plan.left_out) == (21, ())


def test_an_unknown_length_or_flag_is_said(library: Library):
    with pytest.raises(UsageFailure, match="length_unknown") as length:
        plan_massage(library.massage, "m20")
    assert length.value.fields == {"name": "m20", "known": "m10, m12, m15"}
    with pytest.raises(UsageFailure, match="flag_unknown") as flag:
        plan_massage(library.massage, flags=("carotid",))
    assert "carotid_disease" in str(flag.value.fields["known"])


def test_every_set_takes_as_long_as_it_says(library: Library):
    for name, item in library.sets.items():
        plan = plan_set(library, name)
        assert plan.total_s == pytest.approx(item.est_s, abs=0.5)
        assert plan.routine == name
        practised = [s.id for s in plan.steps if s.phase is StepPhase.EXERCISE]
        assert practised == list(item.exercises)
        assert len({step.id for step in plan.steps}) == len(plan.steps)


def test_breaks_stand_where_the_set_says(library: Library):
    plan = plan_set(library, "full_starter")
    names = [step.id for step in plan.steps]
    for exercise in library.set("full_starter").break_after:
        place = names.index(exercise) + 1
        assert plan.steps[place].phase is StepPhase.BREAK
        assert plan.steps[place].seconds == library.mirror.block_rest_s


def test_an_unknown_set_is_said(library: Library):
    with pytest.raises(ContentError, match="There is no set"):
        plan_set(library, "massage")
