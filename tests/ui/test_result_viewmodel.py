from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.domain.camera_check import NOT_CHECKED, Finding
from app.domain.findings import Abstention, Basis, Confidence, Reason, Strength
from app.domain.sides import Affected, Side
from app.domain.timeline import Timeline, TimelineItem
from app.texts import Lang, Texts
from tests.ui.result_models import COVERED, SMILES, UNUSABLE, model_of, outcome, replace_flags
from tests.ui.session_fakes import (  # noqa: F401
    LIBRARY,
    REST,
    flag,
    leaves_nothing,
    measure,
    movement,
    record,
)
from ui.viewmodels.preview import Preview
from ui.viewmodels.result import ResultViewModel
from ui.viewmodels.result_parts import ResultParts
from ui.viewmodels.result_words import ResultWords
from ui.words import Outcome


@pytest.mark.parametrize(
    ("movements", "flags", "abstentions", "expected"),
    [
        (SMILES, (), (), Outcome.NOT_SEEN),
        (SMILES, (flag(),), (), Outcome.SEEN),
        (SMILES, (flag(), flag(start_s=15.1)), (), Outcome.SEEN),
        (SMILES, (flag(strength=Strength.SLIGHT),), (), Outcome.UNSURE),
        (SMILES, (flag(strength=Strength.SLIGHT), flag(start_s=15.1)), (), Outcome.SEEN),
        (UNUSABLE, (), (), Outcome.UNTOLD),
        (UNUSABLE, (flag(),), (), Outcome.UNTOLD),
        ((SMILES[0], UNUSABLE[1]), (), (), Outcome.NOT_SEEN),
        ((SMILES[0], UNUSABLE[1]), (flag(),), (), Outcome.SEEN),
        (SMILES, (), COVERED, Outcome.UNTOLD),
        (SMILES, (), COVERED[:1], Outcome.NOT_SEEN),
        (SMILES, (flag(),), COVERED[:1], Outcome.NOT_SEEN),
        (SMILES, (flag(),), (Abstention(9.5, 10.0, Reason.NO_FACE),), Outcome.SEEN),
        (SMILES, (flag("P1_blink_mouth"),), (), Outcome.NOT_SEEN),
        (SMILES, (flag(start_s=25.0),), (), Outcome.NOT_SEEN),
        ((movement(measures=()),), (), (), Outcome.UNTOLD),
    ],
)
def test_the_verdict_of_an_expression(movements, flags, abstentions, expected):
    shown = record(movements=movements, flags=flags, abstentions=abstentions)
    assert outcome(shown) is expected


def test_each_expression_has_its_own_verdict():
    closure = movement(
        "gentle_eye_closure", 1, 20.0, measures=(measure("P1_blink_mouth", index=3.0),)
    )
    shown = record(movements=(*SMILES, closure), flags=(flag("P1_blink_mouth", 21.1, index=3.0),))
    assert outcome(shown, "open_smile") is Outcome.NOT_SEEN
    assert outcome(shown, "gentle_eye_closure") is Outcome.SEEN


def test_the_resting_face_is_not_a_finding():
    assert outcome(record(), "rest_baseline") is None
    refused = record(rest=None, abstentions=(Abstention(2.0, 6.0, Reason.REST_UNSTEADY),))
    assert outcome(refused, "rest_baseline") is Outcome.UNTOLD
    assert "not steady" in model_of(refused).detail("rest_baseline").reasons[0]


def test_what_was_not_reached_is_not_listed():
    items = (
        TimelineItem("open_smile", 1, 8.0, 9.0, 11.0, 12.0),
        TimelineItem("snarl", 1, 31.0, 32.0, 34.0, 35.0),
    )
    rows = model_of(record(timeline=Timeline(items))).rows
    assert [row.exercise for row in rows] == ["open_smile"]


def test_a_recording_not_yet_looked_at_says_so():
    waiting = replace(record(), verdict=None, curves=None, run=None)
    model = model_of(waiting)
    assert {row.outcome for row in model.rows} == {Outcome.WAITING}
    assert model.detail("open_smile").plot is None
    assert model.quality == ""


def test_the_page_begins_with_the_strongest_finding():
    shown = record(movements=(movement("lip_pucker", 1, 8.0), movement(rep=1, start_s=14.0)))
    assert model_of(shown).first == "lip_pucker"
    flagged = replace_flags(shown, (flag(start_s=15.1),))
    assert model_of(flagged).first == "open_smile"


@pytest.mark.parametrize(
    ("lang", "head", "words"),
    [
        (Lang.EN, "Smile to eye closure, left side", "22 points (± 9)"),
        (Lang.ZH, "微笑—闭眼, left side", "22 points (± 9)"),
    ],
)
def test_a_finding_in_words(lang, head, words):
    shown = record(flags=(flag(), flag(start_s=15.1)))
    detail = model_of(shown, lang).detail("open_smile")
    assert detail.headline == head
    assert words in detail.body
    assert "the left eye was narrower" in detail.body
    assert detail.confidence is Confidence.HIGH
    assert "not a grade" in detail.means


def test_the_right_side_is_named():
    shown = record(flags=(flag(side=Side.RIGHT),), affected=Affected.RIGHT)
    detail = model_of(shown).detail("open_smile")
    assert detail.headline.endswith("right side")
    assert "the right eye was narrower" in detail.body


def test_a_mouth_corner_is_told_in_millimetres():
    closure = movement(
        "gentle_eye_closure", 1, 20.0, measures=(measure("P1_blink_mouth", index=3.0),)
    )
    found = flag("P1_blink_mouth", 21.1, index=3.0, strength=Strength.SLIGHT)
    detail = model_of(record(movements=(closure,), flags=(found,))).detail("gentle_eye_closure")
    assert "rose 2.7 mm (± 1.2) more than the right" in detail.body
    assert "too seldom to be sure" in detail.body
    assert detail.plot.is_corner_up
    assert detail.numbers[0].cells[0].endswith("mm")


def test_an_unknown_side_claims_no_pattern():
    found = flag(basis=Basis.SIDE_UNKNOWN, index=-0.3, side=Side.RIGHT)
    detail = model_of(record(flags=(found,), affected=Affected.UNKNOWN)).detail("open_smile")
    assert detail.headline == "The two sides differ"
    assert "30 points" in detail.body
    assert "says no more than that" in detail.body


def test_not_seen_is_never_an_all_clear():
    detail = model_of(record()).detail("open_smile")
    assert "not an all-clear" in detail.body
    assert detail.confidence is None


def test_the_less_sure_of_two_middle_flags_counts():
    flags = (
        flag(confidence=Confidence.LOW),
        flag(start_s=15.1, confidence=Confidence.HIGH),
    )
    assert model_of(record(flags=flags)).detail("open_smile").confidence is Confidence.LOW


def test_what_cannot_be_told_says_why_and_what_helps():
    shown = record(movements=UNUSABLE, abstentions=(Abstention(8.5, 9.0, Reason.NO_FACE),))
    detail = model_of(shown).detail("open_smile")
    assert detail.reasons == ("The head moved too much", "No face was seen in the picture")
    assert detail.next.splitlines() == [
        "Keep your head still while your face moves.",
        "Keep your whole face in the picture.",
    ]
    assert detail.numbers == ()


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_sentence_and_a_way_out(reason):
    for lang in Lang:
        assert Texts(lang)(f"reason.{reason.value}")
    assert ResultWords().fix(reason)


def test_pictures_come_from_the_strongest_repetition():
    paths = {
        name: Path(f"/x/{name}.png")
        for name in ("open_smile-rest", "open_smile-1-peak", "open_smile-2-peak")
    }
    shown = record(flags=(flag(index=0.2), flag(start_s=15.1, index=0.3)))
    model = ResultViewModel(shown, LIBRARY, Texts(Lang.EN), paths)
    pictures = model.detail("open_smile").pictures
    assert [picture.path.stem for picture in pictures] == ["open_smile-rest", "open_smile-2-peak"]


def test_the_plot_shows_the_span_and_leaves_the_gap():
    plot = model_of(record(flags=(flag(),))).detail("open_smile").plot
    start_s = 8.0 - 1.0
    assert plot.spans == ((pytest.approx(9.1 - start_s), pytest.approx(10.9 - start_s)),)
    gap = (plot.t_s > 5.5) & (plot.t_s < 5.8)
    assert np.isnan(plot.eye.left[gap]).all()
    blink = (plot.t_s > 6.65) & (plot.t_s < 6.75)
    assert np.nanmin(plot.eye.left[blink]) < 50
    assert len(plot.usable) == 2


def test_quality_counts_frames_only_where_they_were_counted():
    shown = record()
    assert model_of(shown).quality == "Face seen in 98 % of the frames · 3 frame(s) dropped"
    uncounted = replace(shown, run=replace(shown.run, frames_dropped=None))
    assert model_of(uncounted).quality == "Face seen in 98 % of the frames"


# --- sides, moments, marks -------------------------------------------------------------------


def test_what_each_side_did_is_said():
    detail = model_of(record(flags=(flag(), flag(start_s=15.1)))).detail("open_smile")
    words = detail.means.splitlines()[1]
    assert "mouth corner left 6 mm, right 6 mm" in words
    assert "eye opening left 67 %, right 90 %" in words


def test_a_side_that_could_not_be_measured_is_not_guessed():
    shown = record(flags=(flag(),))
    blind = replace(shown.curves, corner_left_out_mm=np.full(shown.curves.t_s.size, np.nan))
    detail = model_of(replace(shown, curves=blind)).detail("open_smile")
    assert "In the hold" not in detail.means
    assert "In the hold" not in model_of(replace(shown, curves=None)).detail("open_smile").means


def test_moments_begin_at_the_peak_of_the_flag_or_in_the_middle_of_the_hold():
    rows = model_of(record(flags=(flag(),))).detail("open_smile").moments
    assert [row.at_s for row in rows] == [10.1, 16.0]
    assert rows[0].spans == ((9.1, 10.9),)
    assert rows[1].spans == ()


def test_without_a_journal_nothing_can_be_marked():
    (row, _) = model_of(record(flags=(flag(),))).detail("open_smile").moments
    assert [shown.can_doubt for shown in row.flags] == [False]


def test_an_unknown_side_names_no_pattern_in_its_flag():
    found = flag(basis=Basis.SIDE_UNKNOWN)
    shown = record(flags=(found,), affected=Affected.UNKNOWN)
    (row, _) = model_of(shown).detail("open_smile").moments
    assert row.flags[0].words == "The two sides differ: Seen"


def test_remarks_of_the_camera_check_are_carried_along():
    meta = replace(record().meta, camera_notes=("lit_from_left", "off_high", "tilted_left"))
    words = model_of(replace(record(), meta=meta)).quality
    assert words.endswith(
        "Camera check, when you began: light from your left, face not in the middle, "
        "head not upright"
    )


def test_a_session_begun_too_soon_and_a_note_say_so():
    meta = replace(record().meta, camera_notes=(NOT_CHECKED,))
    parts = ResultParts(note="slept badly")
    shown = replace(record(), meta=meta)
    model = ResultViewModel(shown, LIBRARY, Texts(Lang.EN), {}, parts)
    assert model.quality.splitlines()[1:] == [
        "Camera check, when you began: begun before it could tell",
        "Your note: slept badly",
    ]


@pytest.mark.parametrize("note", [finding.value for finding in Finding])
def test_every_remark_of_the_camera_check_has_words(note):
    meta = replace(record().meta, camera_notes=(note,))
    words = model_of(replace(record(), meta=meta)).quality.rpartition(": ")[2]
    assert note not in words
    is_place = note.startswith("off_")
    is_head = note.startswith(("turned_", "chin_", "tilted_"))
    assert (words == "face not in the middle") is is_place
    assert (words == "head not upright") is is_head


@pytest.mark.parametrize(
    ("preview", "shown"),
    [(Preview.MIRROR, True), (None, False), (Preview.OFF, False), (Preview.BLUR, False)],
)
def test_plain_pictures_are_for_those_who_chose_the_mirror(preview, shown):
    parts = ResultParts(preview=preview)
    model = ResultViewModel(record(), LIBRARY, Texts(Lang.EN), {}, parts)
    assert model.shows_pictures is shown


def test_movements_that_were_found_are_named_as_such():
    found = replace(movement("free_smile", 1, 8.0), exercise="free_smile")
    shown = record(movements=(found,), timeline=Timeline(()))
    model = model_of(replace(shown, meta=replace(shown.meta, set_id="phone_video")))
    assert model.title.startswith("Phone video")
    assert [row.name for row in model.rows] == ["Smiles found"]
    detail = model.detail("free_smile")
    assert [row.name for row in detail.moments] == ["Movement 1"]
    assert detail.next == "Record with the guidance of this app."
