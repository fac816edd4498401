import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.timeline import Timeline, TimelineItem
from app.errors import SourceFailure, StorageFailure, UsageFailure
from app.store.timeline_json import decode_timeline, encode_timeline, read_timeline
from tests.app.store import samples

CLIPS = Path(__file__).resolve().parents[4] / "shared" / "data" / "synthetic"
PATH = Path("timeline.json")

times = st.lists(st.integers(0, 10_000_000).map(lambda ms: ms / 1000), min_size=4, max_size=4).map(
    sorted
)
items = st.builds(
    lambda exercise, rep, at: TimelineItem(exercise, rep, *at),
    st.text(min_size=1).filter(str.strip),
    st.integers(0, 10**6),
    times,
)
some = st.lists(items, max_size=6).map(tuple)
timelines = st.builds(Timeline, some, some)


@given(timelines)
def test_what_is_written_reads_back_and_writes_the_same_bytes(timeline: Timeline) -> None:
    raw = encode_timeline(timeline)
    assert decode_timeline(raw, PATH) == timeline
    assert encode_timeline(decode_timeline(raw, PATH)) == raw


def written(tmp_path: Path, **changes: object) -> Path:
    body = json.loads(encode_timeline(samples.TIMELINE))
    body["items"][1] |= changes
    path = tmp_path / "my timeline.json"
    path.write_text(json.dumps(body))
    return path


@pytest.mark.parametrize(
    ("changes", "detail"),
    [
        ({"hold_start_s": 2.0}, "items[1].hold_start_s: 2.0 < start_s 3.3"),
        ({"hold_end_s": 3.5}, "items[1].hold_end_s: 3.5 < hold_start_s 3.9"),
        ({"end_s": 0}, "items[1].end_s: 0.0 < hold_end_s 5.3"),
        ({"start_s": -1}, "items[1].start_s: -1.0 < 0"),
        ({"rep": -1}, "items[1].rep: -1 < 0"),
        ({"rep": 1.5}, "items[1].rep: expected int"),
        ({"rep": True}, "items[1].rep: expected int"),
        ({"end_s": None}, "items[1].end_s: expected float"),
        ({"end_s": "9"}, "items[1].end_s: expected float"),
        ({"end_s": 10**400}, "items[1].end_s: int too large to convert to float"),
        ({"exercise": " "}, "items[1].exercise: empty"),
        ({"exercise": 7}, "items[1].exercise: expected str"),
        ({"note": "x"}, "items[1].note: unknown key"),
    ],
)
def test_a_wrong_value_is_refused_by_its_place(
    tmp_path: Path, changes: dict[str, object], detail: str
) -> None:
    path = written(tmp_path, **changes)
    with pytest.raises(UsageFailure) as failure:
        read_timeline(path)
    assert failure.value.key == "timeline_invalid"
    assert failure.value.fields == {"path": str(path), "detail": detail}


@pytest.mark.parametrize(
    ("raw", "detail"),
    [
        ("not JSON", "JSON: "),
        ("[]", "JSON: list"),
        ('{"items": []}', "schema_version: None"),
        ('{"schema_version": 1}', "items: missing"),
        ('{"schema_version": 1, "items": {}}', "items: expected a list"),
        ('{"schema_version": 1, "items": [3]}', "items[0]: expected an object"),
        ('{"schema_version": 1, "items": [{}]}', "items[0].end_s: missing"),
        ('{"schema_version": 1, "items": [], "x": 1}', "x: unknown key"),
        ('{"schema_version": 1, "items": [{"end_s": 1e999}]}', "items[0]"),
    ],
)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, raw: str, detail: str) -> None:
    path = tmp_path / "t.json"
    path.write_text(raw)
    with pytest.raises(UsageFailure) as failure:
        read_timeline(path)
    assert str(failure.value.fields["detail"]).startswith(detail)
    with pytest.raises(StorageFailure, match="file_damaged"):
        decode_timeline(raw.encode(), path)


def test_a_number_beyond_all_numbers_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path)
    path.write_text(path.read_text().replace('"end_s": 5.9', '"end_s": 1e999'))
    with pytest.raises(UsageFailure, match="inf is not finite"):
        read_timeline(path)


def test_missing_and_newer_files_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(SourceFailure, match="path_missing"):
        read_timeline(tmp_path / "none.json")
    path = tmp_path / "t.json"
    path.write_text('{"schema_version": 99, "items": []}')
    with pytest.raises(StorageFailure, match="file_newer"):
        read_timeline(path)


@pytest.mark.shared_data
@pytest.mark.skipif(not CLIPS.is_dir(), reason="the shared clips are not here")
def test_the_timelines_of_the_shared_clips_are_read() -> None:
    found = sorted(CLIPS.glob("*.timeline.json"))
    assert found
    # A clip of somebody talking asks for nothing.
    assert sum(bool(read_timeline(path).items) for path in found) > len(found) / 2
