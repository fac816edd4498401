"""What is written down of a failure says where, and nothing about whom."""

import logging
from pathlib import Path

import pytest

from app.support import PlainFormatter, Recent, details, trace_of

SECRET = "王小明 felt pain 7 in /home/xiaoming/diary"


def broken() -> None:
    try:
        int(SECRET)
    except ValueError as error:
        raise KeyError(SECRET) from error


def caught() -> KeyError:
    with pytest.raises(KeyError) as failure:
        broken()
    return failure.value


def test_a_trace_names_types_and_places_and_no_words() -> None:
    lines = trace_of(caught())
    assert lines[0] == "KeyError"
    assert "from ValueError" in lines
    assert any(line.startswith("  tests/app/test_support.py:") for line in lines)
    assert any(line.endswith(" broken") for line in lines)
    said = "\n".join(lines)
    assert "王小明" not in said
    assert "/home" not in said
    assert str(Path(__file__).parents[2]) not in said


def test_the_log_holds_neither_messages_of_exceptions_nor_the_person_s_folders(
    tmp_path: Path,
) -> None:
    formatter = PlainFormatter(tmp_path / "data")
    error = caught()
    where = f"cannot read {tmp_path / 'data' / 'x'} or {Path.home() / 'y'}"
    record = logging.LogRecord(
        "app", logging.ERROR, __file__, 1, where, None, (KeyError, error, error.__traceback__)
    )
    record.exc_text = f"what another handler left: {SECRET}"
    text = formatter.format(record)
    assert "王小明" not in text
    assert "KeyError" in text
    assert "cannot read <data>/x or ~/y" in text


def test_the_last_five_failures_are_remembered() -> None:
    recent = Recent()
    for number in range(7):
        recent.note((f"Error {number}",))
    assert recent.failures == tuple((f"Error {number}",) for number in range(2, 7))


def test_a_failure_that_is_logged_is_remembered_without_its_words() -> None:
    recent, log = Recent(), logging.getLogger("tests.support")
    log.addHandler(recent)
    log.propagate = False
    try:
        log.warning("a warning without a failure")
        for _ in range(7):
            try:
                broken()
            except KeyError:
                log.exception("it broke: %s", SECRET)
    finally:
        log.removeHandler(recent)
        log.propagate = True
    assert len(recent.failures) == 1, "the same one again counts once"
    copied = details((("MirrorMend", "1"),), recent.failures)
    assert copied.startswith("MirrorMend: 1\n\nKeyError\n")
    assert "王小明" not in copied


def test_without_a_failure_there_are_the_versions() -> None:
    assert details((("Qt", "6"),), ()) == "Qt: 6"
