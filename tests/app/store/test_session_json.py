from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.records import RunFacts, SessionMeta
from app.errors import Bug, StorageFailure
from app.store.session_json import decode_run, decode_session, encode_run, encode_session
from tests.app.store import samples

PATH = Path("session.json")
moments = st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31), timezones=st.timezones())
"""Years that can be told in every zone; the reader refuses the others."""


@given(st.builds(SessionMeta, started_at=moments))
def test_a_session_reads_back_as_it_was(meta: SessionMeta) -> None:
    raw = encode_session(meta)
    found = decode_session(raw, PATH)
    assert replace(found, started_at=meta.started_at) == meta
    assert found.started_at.isoformat() == meta.started_at.isoformat()
    assert encode_session(found) == raw


@pytest.mark.parametrize("edge", [datetime.min, datetime.max])
def test_a_time_at_the_edge_of_the_calendar_is_damage(edge: datetime) -> None:
    raw = encode_session(replace(samples.META, started_at=edge.replace(tzinfo=UTC)))
    with pytest.raises(StorageFailure) as refused:
        decode_session(raw, PATH)
    assert refused.value.key == "file_damaged"


@given(
    st.builds(
        RunFacts,
        analysed_at=moments,
        ms_per_frame=st.integers(0, 10**6).map(lambda n: n / 10_000),
        versions=st.dictionaries(st.text(), st.text()).map(lambda found: tuple(found.items())),
    ),
    st.booleans(),
)
def test_a_run_reads_back_as_it_was(run: RunFacts, synthetic: bool) -> None:
    raw = encode_run(run, synthetic=synthetic)
    found = decode_run(raw, PATH)
    assert found.synthetic is synthetic
    assert replace(found.run, analysed_at=run.analysed_at) == run
    assert encode_run(found.run, synthetic=synthetic) == raw


def test_a_time_without_its_offset_is_never_written() -> None:
    with pytest.raises(Bug):
        encode_session(replace(samples.META, started_at=samples.STARTED.replace(tzinfo=None)))


@pytest.mark.parametrize(
    ("old", "new"),
    [("+08:00", ""), ("2026-11-23T", "yesterday "), ('"demo"', "3"), ('"id"', '"ID"')],
)
def test_a_damaged_session_is_refused(old: str, new: str) -> None:
    raw = encode_session(samples.META).decode().replace(old, new)
    with pytest.raises(StorageFailure, match="file_damaged"):
        decode_session(raw.encode(), PATH)


@pytest.mark.parametrize(
    ("old", "new"), [('"versions": {', '"versions": 1, "x": {'), ('"3.11.2"', "3.11")]
)
def test_a_damaged_run_is_refused(old: str, new: str) -> None:
    raw = encode_run(samples.RUN, synthetic=True).decode().replace(old, new)
    with pytest.raises(StorageFailure, match="file_damaged"):
        decode_run(raw.encode(), PATH)
