import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from exercises.errors import ContentError
from exercises.reader import read_file
from exercises.schema import Exercise, ExerciseSet, MirrorLibrary, Pattern, SourceList
from exercises.schema_care import CareCommon, CareItem, RedFlag
from exercises.schema_massage import MassageCommon, MassageStep
from tests.exercises.conftest import CONTENT

MODELS: dict[str, type[BaseModel]] = {
    "mirror/exercises": Exercise,
    "mirror/patterns": Pattern,
    "mirror/sets": ExerciseSet,
    "massage/steps": MassageStep,
    "care/items": CareItem,
    "care/red_flags": RedFlag,
}
FILES = [
    *((path.relative_to(CONTENT).as_posix(), model) for folder, model in MODELS.items()
      for path in sorted((CONTENT / folder).glob("*.yaml"))),
    ("mirror/mirror.yaml", MirrorLibrary),
    ("massage/massage.yaml", MassageCommon),
    ("care/care.yaml", CareCommon),
    ("sources.yaml", SourceList),
]  # fmt: skip
SMILE = (CONTENT / "mirror" / "exercises" / "open_smile.yaml").read_bytes()

words = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="{}"), min_size=1
)
texts = words.filter(lambda text: bool(text.strip()))
both = st.fixed_dictionaries({"zh": texts, "en": texts})
ids = st.from_regex(r"[A-Za-z][A-Za-z0-9_]{0,20}", fullmatch=True)
seconds = st.integers(0, 600) | st.floats(0, 600)
dose = st.fixed_dictionaries(
    dict.fromkeys(("move_in_s", "hold_s", "move_out_s", "rest_s"), seconds)
    | {"reps": st.integers(1, 100)}
)
sunnybrook = st.fixed_dictionaries(
    {
        "domain": st.sampled_from(["resting_symmetry", "voluntary_and_synkinesis"]),
        "items": st.lists(both, min_size=1, max_size=3),
    }
)
exercise_files = st.fixed_dictionaries(
    {
        "schema_version": st.just(1),
        "id": ids,
        "kind": st.sampled_from(["baseline", "sunnybrook", "extra", "drill"]),
        "driver": st.sampled_from(["smile", "pucker", "closure", "brow", "puff", "snarl", "none"]),
        "sunnybrook": sunnybrook,
        "name": both,
        "instruct": both,
        "watch": st.lists(ids, max_size=3),
        "watch_note": both,
        "goal": both,
        "avoid": both,
        "eyes_closed": st.booleans(),
        "doses": st.fixed_dictionaries({"starter": dose, "standard": dose}),
        "evidence": st.lists(ids, min_size=1, max_size=3),
    },
    optional={"order": st.integers(-1000, 1000), "measured": st.booleans()},
)


def read_raw(raw: bytes) -> Exercise:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "x.yaml").write_bytes(raw)
        return read_file(Path(folder), "x.yaml", Exercise)


@pytest.mark.parametrize(("file", "model"), FILES, ids=[file for file, _ in FILES])
def test_a_file_says_what_its_model_says(file: str, model: type[BaseModel]):
    data = yaml.safe_load((CONTENT / file).read_text(encoding="utf-8"))
    read = read_file(CONTENT, file, model)
    assert read.model_dump(mode="json", exclude_unset=True) == data
    assert model.model_validate(read.model_dump()) == read


@pytest.mark.parametrize("file", [file for file, _ in FILES])
def test_a_file_is_plain_text_in_block_style(file: str):
    raw = (CONTENT / file).read_bytes()
    assert b"\r" not in raw
    assert b"\\u" not in raw
    assert raw.endswith(b"\n")


@settings(max_examples=60, deadline=None)
@given(exercise_files)
def test_any_exercise_survives_the_way_through_a_file(data: dict[str, object]):
    exercise = Exercise.model_validate(data)
    dumped = exercise.model_dump(mode="json")
    raw = yaml.safe_dump(dumped, allow_unicode=True, sort_keys=False).encode()
    assert read_raw(raw) == exercise


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_refused_in_a_sentence(raw: bytes):
    with pytest.raises(ContentError):
        read_raw(raw)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(SMILE)), st.integers(0, 30), st.binary(max_size=10))
def test_a_damaged_file_is_read_or_refused(start: int, cut: int, put_in: bytes):
    raw = SMILE[:start] + put_in + SMILE[start + cut :]
    try:
        name = read_raw(raw).name.zh
    except ContentError as error:
        name = error.file
    assert name
