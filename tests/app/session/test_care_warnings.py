import pytest

from app.session.care_warnings import WARNINGS, warnings_in
from exercises.library import load_library


def test_every_answer_and_rule_is_there() -> None:
    care = load_library().care
    for item, key, answer, rule in WARNINGS:
        fields = {field.key: field for field in care.items[item].log}
        is_yes = answer is True and fields[key].type == "bool"
        assert is_yes or answer in {option.id for option in fields[key].options}
        assert rule in care.red_flags


@pytest.mark.parametrize(
    ("before", "after", "rules"),
    [
        ({}, {"twitch": "new"}, ("RF05_new_twitch",)),
        ({"twitch": "new"}, {"twitch": "new", "pain_vs_usual": "same"}, ()),
        ({"twitch": "new"}, {"twitch": "new", "pain_vs_usual": "more"}, ("RF06_pain_worse",)),
        ({"eye": ["dry"]}, {"eye": ["dry", "red", "painful"]}, ("RF02_eye",)),
        ({"eye": ["red"]}, {"eye": ["red", "watery"]}, ()),
        ({}, {"pain": 9}, ()),
    ],
)
def test_a_new_warning_sign_leads_to_its_question(before, after, rules) -> None:
    assert warnings_in("symptom_check", before, after) == rules


def test_the_same_answer_elsewhere_leads_nowhere() -> None:
    assert warnings_in("sunglasses", {}, {"twitch": "new"}) == ()


def test_a_new_injection_leads_to_its_question():
    written = {"botulinum_date": "2026-11-20", "clinic": "A"}
    assert warnings_in("follow_up", {}, written) == ("RF10_procedure",)
    assert warnings_in("follow_up", written, {**written, "clinic": "B"}) == ()
    assert warnings_in("massage", {}, {"new_twitch": True}) == ("RF05_new_twitch",)
    assert warnings_in("massage", {}, {"new_twitch": False}) == ()
