import csv
import io
from dataclasses import replace

import pytest

from app.report.cells import as_text
from app.report.summary_csv import COLUMNS, encode_summary
from app.texts import Lang
from tests.app.report import sample


def rows(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf"), "Excel needs the mark to see that it is UTF-8"
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_line_for_each_linked_movement_with_its_numbers() -> None:
    found = rows(encode_summary(sample.request(Lang.EN)))
    assert tuple(found[0]) == COLUMNS
    smile = next(row for row in found if row["pattern"] == "P2_smile_eye")
    assert (smile["result"], smile["side"], smile["unit"]) == ("seen", "left", "of_rest")
    assert 0 < float(smile["index_uncertainty"]) < 1
    assert float(smile["index_median"]) > float(smile["threshold"])
    assert int(smile["judged"]) <= int(smile["repetitions"])


def test_what_was_not_judged_has_reasons_and_no_numbers() -> None:
    found = rows(encode_summary(sample.request(Lang.EN)))
    untold = [row for row in found if row["result"] == "cannot_tell"]
    assert untold
    for row in untold:
        assert row["index_median"] == row["threshold"] == row["unit"] == ""
        assert row["reasons_not_judged"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_name_becomes_a_formula(start: str) -> None:
    kept = sample.record(id_=f"{start}cmd|'/c calc'!A1")
    found = rows(encode_summary(sample.request(Lang.EN, kept)))
    assert all(row["session"].startswith("'") for row in found)
    assert as_text("plain") == "plain"


def test_a_session_that_was_not_analysed_has_no_line() -> None:
    bare = replace(sample.record(), verdict=None)
    assert rows(encode_summary(sample.request(Lang.EN, bare))) == []
