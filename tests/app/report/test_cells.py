"""Texts that people gave stay texts in every spreadsheet."""

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.report.cells import as_text

SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20"
"""Also in full width, which Excel takes for a formula where it speaks Chinese or Japanese."""


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("before", ["", " ", "\t", "\r\n", "\u3000", "\u200b", "\ufeff", '"'])
def test_a_formula_becomes_a_text(sign: str, before: str) -> None:
    shown = as_text(f"{before}{sign}1+1")
    assert shown.startswith(f"'{before}")
    assert shown.replace("'", "") == f"{before}{sign}1+1", "nothing of it is lost"


@pytest.mark.parametrize("end", [";", "\t", ",", "|", "\n"])
def test_so_does_one_behind_what_may_end_a_cell(end: str) -> None:
    """Where numbers have a comma, Excel parts cells at semicolons, whatever is quoted."""
    assert as_text(f"Lin{end}=cmd") == f"Lin{end}'=cmd"


def test_what_is_no_formula_stays() -> None:
    for text in ("", "Dr. 林", "a-b", "2026-11-22T060530Z-ab12", "3+4", "o'neill", "a; b"):
        assert as_text(text) == text


@given(some.text(alphabet=some.sampled_from(SIGNS + " ;,\t\r\n'\"|aé林\u200b"), max_size=12))
def test_whatever_the_separator_no_cell_begins_a_formula(text: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(("x", as_text(text), "y"))
    assert next(csv.reader(io.StringIO(out.getvalue(), newline="")))[1] == as_text(text)
    for separator in (",", ";", "\t", "|"):
        for cell in as_text(text).split(separator):
            shown = "".join(c for c in cell if unicodedata.category(c) != "Cf").strip(' "')
            begins = unicodedata.normalize("NFKC", shown[:1])
            assert begins not in ("=", "+", "-", "@"), (text, separator)
