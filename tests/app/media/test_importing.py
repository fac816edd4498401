from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.errors import SourceFailure
from app.media.importing import probe, samples
from tests.app.media.phone import write_film
from tests.app.media.pictures import frames, write_mkv, write_sound

THREE_S_MS = [33 * n for n in range(91)]


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("films") / "IMG 0001.MOV"
    return write_film(path, THREE_S_MS, codec="libx265", rotation=90, has_sound=True)


def refusal(path: Path) -> SourceFailure:
    with pytest.raises(SourceFailure) as refused:
        probe(path)
    return refused.value


def test_a_film_is_described_upright(film: Path) -> None:
    facts = probe(film)
    assert (facts.width, facts.height) == (120, 160)
    assert facts.duration_s == pytest.approx(3.03, abs=0.1)
    assert facts.fps == pytest.approx(30, abs=1)
    assert (facts.codec, facts.has_sound) == ("hevc", True)
    assert facts.size_bytes == film.stat().st_size
    assert not facts.is_synthetic
    assert facts.filmed_at is None


def test_the_phones_own_date_comes_before_the_universal_one(tmp_path: Path) -> None:
    tags = {"creation_time": "2026-06-03T12:00:00Z"}
    android = write_film(tmp_path / "a.mp4", THREE_S_MS, tags=tags)
    assert probe(android).filmed_at == datetime(2026, 6, 3, 12, tzinfo=UTC)
    tags["com.apple.quicktime.creationdate"] = "2026-06-03T14:00:00+0200"
    apple = write_film(tmp_path / "a.mov", THREE_S_MS, tags=tags, movflags="use_metadata_tags")
    found = probe(apple).filmed_at
    assert found == datetime(2026, 6, 3, 12, tzinfo=UTC)
    assert found is not None
    assert found.utcoffset() == timedelta(hours=2)


def test_a_date_that_is_no_date_is_none(tmp_path: Path) -> None:
    tags = {"com.apple.quicktime.creationdate": "last summer"}
    path = write_film(tmp_path / "a.mov", THREE_S_MS, tags=tags, movflags="use_metadata_tags")
    assert probe(path).filmed_at is None


def test_a_film_that_does_not_say_how_long_it_is(tmp_path: Path) -> None:
    """As of a recorder that was killed; found without decoding."""
    write_mkv(tmp_path / "whole.mkv", frames(THREE_S_MS))
    whole = (tmp_path / "whole.mkv").read_bytes()
    path = tmp_path / "cut.mkv"
    path.write_bytes(whole[: len(whole) * 9 // 10])
    assert 2.0 < probe(path).duration_s < 3.1


def test_samples_are_the_frames_at_those_times(film: Path) -> None:
    found = samples(film, [0.0, 2.0, 1.0, 99.0])
    assert [frame.t_s for frame in found] == pytest.approx([0.0, 2.0, 1.0], abs=0.034)


@pytest.mark.parametrize(
    ("times_ms", "key"),
    [([0, 33, 66], "video_short"), ([0, 1000, 60_000 * 31], "video_long")],
)
def test_too_short_and_too_long_say_so(tmp_path: Path, times_ms: list[int], key: str) -> None:
    failure = refusal(write_film(tmp_path / "a.mp4", times_ms))
    assert failure.key == key
    assert failure.fields["path"] == "a.mp4"
    assert failure.fields.get("minutes", 31) == 31


def test_each_kind_of_trouble_has_its_own_sentence(tmp_path: Path, film: Path) -> None:
    whole = write_film(tmp_path / "a.mp4", THREE_S_MS)
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    coded = tmp_path / "coded.mp4"
    coded.write_bytes(whole.read_bytes().replace(b"avc1", b"zzzz"))
    text = tmp_path / "text.mov"
    text.write_bytes(b"not a video\n" * 200)
    (tmp_path / "empty.mov").touch()
    assert {
        refusal(path).key: path.name
        for path in (
            cut, coded, text, tmp_path / "empty.mov", tmp_path / "gone.mov", tmp_path,
            write_sound(tmp_path / "sound.wav"),
        )
    } == {
        "video_cut_off": "cut.mp4",
        "video_codec": "coded.mp4",
        "video_unreadable": "text.mov",
        "video_empty": "empty.mov",
        "path_missing": "gone.mov",
        "path_is_folder": tmp_path.name,
        "video_sound_only": "sound.wav",
    }  # fmt: skip


def test_a_film_cut_off_behind_its_index_is_taken_for_what_it_holds(tmp_path: Path) -> None:
    whole = write_film(tmp_path / "a.mp4", THREE_S_MS, movflags="faststart")
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size * 3 // 4])
    assert probe(cut).duration_s > 2
    assert 1 <= len(samples(cut, [0.0, 1.0, 2.9])) <= 3
