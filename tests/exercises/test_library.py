import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel

from exercises.errors import ContentError
from exercises.library import Library, load_library
from exercises.schema import Bilingual, Driver

DRIVERS: dict[str, Driver] = {
    "rest_baseline": "none",
    "brow_raise": "brow",
    "gentle_eye_closure": "closure",
    "soft_blink": "closure",
    "closed_smile": "smile",
    "open_smile": "smile",
    "snarl": "snarl",
    "lip_pucker": "pucker",
    "vowel_o": "pucker",
    "vowel_u": "pucker",
    "vowel_e": "smile",
    "cheek_puff": "puff",
    "drill_smile_eyes_open": "smile",
    "drill_pucker_eyes_open": "pucker",
    "drill_puff_eyes_open": "puff",
    "drill_blink_mouth_still": "closure",
    "drill_brow_mouth_still": "brow",
    "drill_freeze_release": "none",
    "drill_sip_eyes_open": "none",
}
INDICES = {
    "P1_blink_mouth": "corner",
    "P2_smile_eye": "eye",
    "P3_puff_eyelid": "eye",
    "P4_pucker_eye": "eye",
    "P5_brow_mouth": "corner",
    "P6_close_brow": "brow",
    "P7_mouth_neck": "none",
    "P8_mouth_chin": "none",
    "P9_snarl_eye": "eye",
    "P10_eat_tear": "none",
}
SETS = [
    "pattern_P1",
    "pattern_P2",
    "pattern_P3",
    "five_standard",
    "vowels",
    "full_starter",
    "recording_weekly",
    "first_look",
]


def texts_in(value: object) -> Iterator[Bilingual]:
    if isinstance(value, Bilingual):
        yield value
    elif isinstance(value, BaseModel):
        for _, inner in value:
            yield from texts_in(inner)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts_in(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from texts_in(inner)


def all_texts(library: Library) -> list[Bilingual]:
    files = (
        *library.exercises.values(),
        *library.patterns.values(),
        *library.sets.values(),
        *library.massage.steps.values(),
        library.massage.common,
        library.mirror,
    )
    return [text for file in files for text in texts_in(file)]


def test_every_file_is_loaded_in_the_order_of_lists(library: Library):
    assert list(library.exercises) == list(DRIVERS)
    assert list(library.patterns) == list(INDICES)
    assert list(library.sets) == SETS


def test_counts(library: Library, content: Path):
    assert (len(library.exercises), len(library.patterns), len(library.sets)) == (19, 10, 7 + 1)
    assert len(list(content.rglob("mirror/**/*.yaml"))) == 19 + 10 + 8 + 1


def test_both_languages_are_there_everywhere(library: Library):
    texts = all_texts(library)
    assert len(texts) > 250
    assert all(text.zh.strip() and text.en.strip() for text in texts)


def test_chinese_is_chinese_and_english_is_not(library: Library):
    def has_han(text: str) -> bool:
        return any("一" <= letter <= "鿿" for letter in text)

    for text in all_texts(library):
        assert has_han(text.zh), text
        assert not has_han(text.en), text


def test_drivers(library: Library):
    assert {e.id: e.driver for e in library.exercises.values()} == DRIVERS


def test_a_finger_on_the_corner_is_never_measured(library: Library):
    covered = {e.id for e in library.exercises.values() if not e.measured}
    assert covered == {"drill_blink_mouth_still", "drill_brow_mouth_still"}


def test_indices_follow_the_metrics(library: Library):
    assert {p.id: p.index for p in library.patterns.values()} == INDICES
    by_metric = {
        "palpebral_fissure_ratio": "eye",
        "mouth_corner_shift": "corner",
        "brow_shift": "brow",
        "visual_only": "none",
        "log_only": "none",
    }
    assert set(by_metric) == set(library.mirror.metrics)
    for pattern in library.patterns.values():
        assert pattern.index == by_metric[pattern.metric]


def test_every_source_is_cited_and_every_citation_resolves(library: Library):
    mirror = library.mirror
    cited = {*mirror.gate.src, *mirror.recording.src}
    cited.update(*(metric.after for metric in mirror.metrics.values()))
    cited.update(*(entry.src for entry in mirror.avoid))
    cited.update(*(e.evidence for e in library.exercises.values()))
    cited.update(*(p.evidence for p in library.patterns.values()))
    cited.update(*(s.src for s in library.sets.values()))
    cited.update(*(s.evidence for s in library.massage.steps.values()))
    care = library.care
    cited.update(care.common.claims.src, *(e.sources for e in care.common.accessibility))
    cited.update(*(e.sources for e in (*care.items.values(), *care.red_flags.values())))
    assert cited == set(library.sources)
    assert all(library.source(name).citation for name in cited)


@pytest.mark.parametrize("name", SETS)
def test_the_stated_length_of_a_set_is_the_computed_one(library: Library, name: str):
    """No set of the source differs: all seven agree to the second."""
    item = library.set(name)
    by_hand_s = library.mirror.block_rest_s * len(item.break_after)
    for exercise_id in item.exercises:
        dose = item.dose_for(library.exercise(exercise_id))
        cycle_s = dose.move_in_s + dose.hold_s + dose.move_out_s + dose.rest_s
        by_hand_s += item.intro_s + dose.reps * cycle_s
    assert item.est_s == pytest.approx(by_hand_s)
    assert item.est_s == pytest.approx(library.duration_s(name))


def test_first_look_takes_less_than_a_minute(library: Library):
    first = library.set("first_look")
    assert first.src == ("DESIGN",)
    assert first.exercises == ("rest_baseline", "open_smile", "gentle_eye_closure")
    assert library.duration_s("first_look") == pytest.approx(38)
    rest = first.dose_for(library.exercise("rest_baseline"))
    smile = first.dose_for(library.exercise("open_smile"))
    assert (rest.hold_s, rest.reps) == (4.4, 1)
    assert (smile.move_in_s, smile.hold_s, smile.move_out_s, smile.rest_s) == (1.0, 1.6, 1.0, 1.0)
    assert smile.reps == 3, "a finding needs two of three"


def test_the_doses_of_a_set(library: Library):
    blink = library.exercise("soft_blink")
    weekly, starter = library.set("recording_weekly"), library.set("pattern_P1")
    assert weekly.dose_for(blink) == weekly.overrides["soft_blink"]
    assert weekly.dose_for(library.exercise("snarl")) == weekly.own_dose
    assert starter.dose_for(blink) == blink.doses.starter
    standard = starter.model_copy(update={"dose_kind": "standard"})
    assert standard.dose_for(blink) == blink.doses.standard


def test_the_library_cannot_be_changed(library: Library):
    with pytest.raises(TypeError):
        library.exercises["x"] = library.exercise("snarl")  # type: ignore[index]
    with pytest.raises(ValueError, match="frozen"):
        library.exercise("snarl").measured = False  # type: ignore[misc]


def test_patterns_of_an_exercise(library: Library):
    names = [pattern.id for pattern in library.patterns_of("gentle_eye_closure")]
    assert names == ["P1_blink_mouth", "P6_close_brow"]
    assert library.patterns_of("rest_baseline") == ()


def test_a_pattern_lists_every_exercise_that_watches_it(library: Library):
    for pattern in library.patterns.values():
        watching = {e.id for e in library.exercises.values() if pattern.id in e.watch}
        assert watching == set(pattern.exercises), pattern.id


@pytest.mark.parametrize("what", ["exercise", "pattern", "set", "source"])
def test_an_unknown_id_is_said(library: Library, what: str):
    with pytest.raises(ContentError, match=f'There is no {what} "P99"') as caught:
        getattr(library, what)("P99")
    assert caught.value.to_do


@pytest.mark.parametrize(
    ("lang", "side", "said"),
    [
        ("zh", "left", "{}左侧{}"),
        ("zh", "unknown", "患侧"),
        ("en", "right", "your right mouth corner"),
        ("en", "unknown", "your affected mouth corner"),
    ],
)
def test_fill(library: Library, lang: str, side: str, said: str):
    text = library.exercise("drill_blink_mouth_still").instruct
    filled = library.fill(text, lang, side)
    assert said.replace("{}", "") in filled
    assert "{" not in filled


def test_nothing_is_left_to_fill_in_any_text(library: Library):
    for text in all_texts(library):
        for lang in ("zh", "en"):
            assert "{" not in library.fill(text, lang, "left")


def test_fill_refuses_other_languages_and_sides(library: Library):
    text = library.exercise("snarl").name
    with pytest.raises(ValueError, match="zh and en"):
        library.fill(text, "de", "left")
    with pytest.raises(ValueError, match="left, right or unknown"):
        library.fill(text, "en", "both")


def test_a_new_exercise_is_one_new_file(content: Path):
    folder = content / "mirror" / "exercises"
    data = yaml.safe_load((folder / "closed_smile.yaml").read_text(encoding="utf-8"))
    del data["order"]
    data["id"] = "half_smile"
    (folder / "half_smile.yaml").write_text(yaml.safe_dump(data), encoding="utf-8")
    library = load_library(content)
    assert list(library.exercises)[-1] == "half_smile"
    assert "P2_smile_eye" in [p.id for p in library.patterns_of("half_smile")]


def test_loading_is_quick():
    """Measured 10 ms on two cores with the C loader; the start of the app allows 150."""
    took_s: list[float] = []
    for _ in range(5):
        start = time.perf_counter()
        load_library()
        took_s.append(time.perf_counter() - start)
    assert min(took_s) <= 0.150


def test_the_plain_loader_reads_the_same(library: Library, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    assert load_library() == library
