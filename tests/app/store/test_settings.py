import json
import logging
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.sides import Affected
from app.errors import StorageFailure
from app.store.settings import Settings, SettingsFile

DATA = Path(__file__).resolve().parents[2] / "data"
# Every example is written through to the disk, which may be slow.
same_folder = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
choices = st.builds(
    Settings,
    language=st.sampled_from(["zh", "en", None]),
    theme=st.sampled_from(["light", "dark", "contrast"]),
    text_size=st.sampled_from([18, 21, 24, 28]),
    affected=st.sampled_from(Affected),
    camera_index=st.integers(0, 99),
    reduced_motion=st.sampled_from([True, False, None]),
    view=st.sampled_from([None, "mirror", "outline", "blur", "healthy_side", "off"]),
    last_source=st.none() | st.text(),
    country=st.sampled_from(["CN", "HK", "MO", "TW", "GB", "EU", "US", None]),
    massage_length=st.sampled_from(["m10", "m12", "m15"]),
    reminders_on=st.booleans(),
    reminder_times=st.dictionaries(
        st.sampled_from(["wash", "massage", "mirror", "care", "recording"]),
        st.times().map(lambda when: when.strftime("%H:%M")),
    ),
    quiet_from=st.times().map(lambda when: when.strftime("%H:%M")),
    quiet_to=st.times().map(lambda when: when.strftime("%H:%M")),
    hushed_on=st.none() | st.dates(min_value=date(1000, 1, 1)).map(date.isoformat),
    voice_on=st.booleans(),
    voice_volume=st.integers(0, 100),
    voice_rate=st.integers(-50, 50),
    chimes_on=st.booleans(),
    setup=st.sampled_from(["language", "about", "consent", "side", "safety", "look", "done"]),
    consents=st.dictionaries(
        st.sampled_from(["limits", "log", "camera", "films"]),
        st.dates(min_value=date(1000, 1, 1)).map(date.isoformat),
    ),
    palsy_since=st.sampled_from([None, "2025-03", "1999"]),
    single_keys=st.booleans(),
)
junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=4,
)


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "settings.json")


@same_folder
@given(choices)
def test_choices_are_kept(file: SettingsFile, chosen: Settings) -> None:
    file.save(chosen)
    written = file.path.read_bytes()
    assert file.load() == chosen
    file.save(file.load())
    assert file.path.read_bytes() == written
    assert not file.backup.exists()
    assert file.path.stat().st_mode & 0o777 == 0o600


@same_folder
@given(st.dictionaries(st.sampled_from(sorted(Settings.model_fields)) | st.text(), junk))
def test_the_app_starts_with_whatever_stands_in_the_file(
    file: SettingsFile, body: dict[str, object]
) -> None:
    file.path.write_text(json.dumps({**body, "schema_version": 1}))
    found = file.load()
    file.save(found)
    assert file.load() == found


def test_a_file_name_that_is_no_unicode_can_be_kept(file: SettingsFile) -> None:
    file.save(Settings(last_source=b"caf\xe9.mp4".decode("utf-8", "surrogateescape")))
    assert file.load().last_source == "caf?.mp4"


def test_without_a_file_there_are_defaults(file: SettingsFile) -> None:
    assert file.load() == Settings()
    assert not file.path.exists()


def test_one_bad_value_costs_only_itself_and_the_old_file_is_kept(
    file: SettingsFile, caplog: pytest.LogCaptureFixture
) -> None:
    raw = '{"schema_version": 1, "language": "zh", "text_size": 400, "camera_index": true}'
    file.path.write_text(raw)
    assert file.load() == Settings(language="zh", setup="consent")
    assert file.backup.read_text() == raw
    assert "setting text_size has no such value" in caplog.text
    assert "400" not in caplog.text


def test_a_bad_reminder_time_costs_only_itself(
    file: SettingsFile, caplog: pytest.LogCaptureFixture
) -> None:
    times = '{"wash": "24:00", "massage": "09:05", "nap": "13:00", "care": 7, "mirror": "19:30"}'
    raw = f'{{"schema_version": 1, "reminders_on": true, "reminder_times": {times}}}'
    file.path.write_text(raw)
    found = file.load()
    assert found.reminders_on
    assert found.reminder_times == {"massage": "09:05", "mirror": "19:30"}
    assert file.backup.read_text() == raw
    assert "24:00" not in caplog.text


@pytest.mark.parametrize(
    "choice",
    [
        '"country": "XX"',
        '"massage_length": "m20"',
        '"reminder_times": ["08:00"]',
        '"quiet_from": "10 pm"',
        '"quiet_to": "7:00"',
        '"hushed_on": "today"',
        '"palsy_since": "2025-13"',
        '"single_keys": "no"',
        '"hushed_on": "2026-02-30"',
        '"voice_volume": 101',
        '"voice_rate": -51',
        '"voice_on": 1',
        '"chimes_on": "yes"',
    ],
)
def test_routine_choices_that_make_no_sense_fall_back(file: SettingsFile, choice: str) -> None:
    file.path.write_text(f'{{"schema_version": 1, "theme": "dark", {choice}}}')
    assert file.load() == Settings(theme="dark", setup="consent")


def test_settings_from_before_reminders_have_none_switched_on(file: SettingsFile) -> None:
    file.path.write_bytes((DATA / "settings-1.json").read_bytes())
    found = file.load()
    assert (found.text_size, found.affected) == (24, Affected.LEFT)
    assert not found.reminders_on
    assert set(found.reminder_times) == {"wash", "massage", "mirror", "care", "recording"}
    assert found.massage_length == "m12"


def test_settings_with_reminders_are_read_as_they_were_written() -> None:
    found = SettingsFile(DATA / "settings-1-routines.json").load()
    assert found == Settings(
        language="zh",
        setup="consent",
        country="CN",
        massage_length="m15",
        reminders_on=True,
        reminder_times={"wash": "07:45", "massage": "08:00", "care": "20:30"},
        quiet_from="21:00",
        quiet_to="06:30",
        hushed_on="2026-11-23",
        voice_volume=55,
        voice_rate=-10,
        chimes_on=False,
    )


def test_an_unknown_key_is_dropped_and_mentioned(
    file: SettingsFile, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    file.path.write_text('{"schema_version": 1, "theme": "dark", "font": "Comic"}')
    assert file.load() == Settings(theme="dark", setup="consent")
    assert "'font' is unknown" in caplog.text
    assert not file.backup.exists()


@pytest.mark.parametrize("raw", [b"", b"\xff", b"[]", b'{"theme": "dark"}'])
def test_a_damaged_file_is_kept_and_defaults_apply(file: SettingsFile, raw: bytes) -> None:
    file.path.write_bytes(raw)
    assert file.load() == Settings()
    assert file.backup.read_bytes() == raw


def test_the_app_starts_even_if_the_old_file_cannot_be_kept(
    file: SettingsFile, caplog: pytest.LogCaptureFixture
) -> None:
    file.path.write_bytes(b"?")
    file.backup.mkdir()
    assert file.load() == Settings()
    assert "not kept: folder_not_writable" in caplog.text


def test_settings_of_a_later_program_are_refused_and_left_alone(file: SettingsFile) -> None:
    raw = '{"schema_version": 4, "theme": "sepia"}'
    file.path.write_text(raw)
    with pytest.raises(StorageFailure) as failure:
        file.load()
    assert failure.value.key == "file_newer"
    assert file.path.read_text() == raw


def test_settings_that_cannot_be_saved_are_reported(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageFailure, match="folder_not_writable"):
        SettingsFile(tmp_path / "file" / "settings.json").save(Settings())


def test_two_windows_keep_each_others_choices(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    SettingsFile(path).save(Settings(theme="dark", country="CN"))
    first, second = SettingsFile(path), SettingsFile(path)
    one, other = first.load(), second.load()
    first.change(one.model_copy(update={"text_size": 28}))
    second.change(other.model_copy(update={"theme": "contrast"}))
    first.change(one.model_copy(update={"text_size": 28, "country": None}))
    found = SettingsFile(path).load()
    assert (found.text_size, found.theme, found.country) == (28, "contrast", None)


def test_what_another_window_chose_is_news_once(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    SettingsFile(path).save(Settings(theme="dark"))
    first, second = SettingsFile(path), SettingsFile(path)
    one, other = first.load(), second.load()
    assert second.news() == {}
    first.change(one.model_copy(update={"consents": {"log": "2026-11-01"}}))
    second.change(other.model_copy(update={"text_size": 28}))
    assert second.news() == {"consents": {"log": "2026-11-01"}}
    assert second.news() == {}
    path.write_bytes(b"{")
    assert second.news() == {}, "a damaged file says nothing"
    second.change(Settings(theme="contrast", consents={"log": "2026-11-01"}, text_size=28))
    found = SettingsFile(path).load()
    assert (found.theme, dict(found.consents)) == ("contrast", {"log": "2026-11-01"})


def test_settings_of_a_newer_version_are_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(b'{"schema_version": 99, "theme": "aurora"}')
    file = SettingsFile(path)
    with pytest.raises(StorageFailure, match="file_newer"):
        file.load()
    with pytest.raises(StorageFailure, match="file_newer"):
        file.change(Settings(text_size=28))
    assert b"aurora" in path.read_bytes()


def test_a_change_that_could_not_be_written_comes_along_with_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    with monkeypatch.context() as patched:
        patched.setattr(SettingsFile, "save", refuse)
        with pytest.raises(StorageFailure):
            file.change(Settings(text_size=28))
    file.change(Settings(text_size=28, theme="dark"))
    found = SettingsFile(file.path).load()
    assert (found.text_size, found.theme) == (28, "dark")


def refuse(_file: SettingsFile, _settings: Settings) -> None:
    raise StorageFailure("disk_full", path="x", free_mb=0)
