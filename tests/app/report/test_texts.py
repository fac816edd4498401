"""Every sentence is there twice, is used, and fits the closed lists of the domain."""

import re
import string
from pathlib import Path

import pytest

import app.report
from app.domain.camera_check import NOT_CHECKED, Finding
from app.domain.findings import Confidence, Reason
from app.domain.sides import Affected, Side
from app.domain.totals import Rater, Scale
from app.errors import Bug
from app.report.compose_quality import remark
from app.report.results import Word
from app.report.wording import Wording, clock, plus, printable, report_texts, shortened, signed
from app.texts import ASSETS, Lang

SOURCES = [*Path(next(iter(app.report.__path__))).glob("*.py"), ASSETS / "report" / "report.typ"]
_MOOD = 14
CLOSED = {
    *(f"reason.{reason}" for reason in Reason),
    *(f"confidence.{confidence}" for confidence in Confidence),
    *(f"word.{word}" for word in Word),
    *(f"side.{side}" for side in (*Side, Affected.UNKNOWN)),
    *(f"scale.{scale}" for scale in Scale),
    *(f"rater.{rater}" for rater in Rater),
    *(f"warning.rf{n:02d}" for n in range(1, 16) if n != _MOOD),
    *(f"month.{month}" for month in range(1, 13)),
    *(remark(finding) for finding in (*Finding, NOT_CHECKED)),
    *(f"rating.item.{n}" for n in range(1, 6)),
    *(f"banner.{form}" for form in ("all", "some", "plain.all", "plain.some")),
}


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", sorted(report_texts()))
def test_key_stands_in_both_languages_with_the_same_fields(key: str) -> None:
    text = report_texts()[key]
    assert set(text) == {"zh", "en"}
    assert all(text.values())
    assert _fields(text["zh"]) == _fields(text["en"])


@pytest.mark.parametrize("key", sorted(CLOSED))
def test_closed_list_has_its_texts(key: str) -> None:
    assert key in report_texts()


def test_every_key_is_used_and_every_used_key_exists() -> None:
    written = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    literal = set(re.findall(r'"([a-z_0-9]+(?:\.[a-z_0-9]+)*)"', written))
    assert set(report_texts()) - literal - CLOSED == set()
    asked = set(re.findall(r'\bsay\("([a-z_.0-9]+)"', written))
    assert asked - set(report_texts()) - {"rating.item."} == set()


def test_no_text_calls_the_reader_a_grade() -> None:
    words = ("score", "normal", "perfect", "beautiful", "improve", "treat", "cure", "正常", "治疗")
    for key, text in report_texts().items():
        for word in words:
            assert word not in text["zh"] + text["en"].lower(), key


def test_unknown_key_or_field_is_a_bug() -> None:
    with pytest.raises(Bug):
        Wording(Lang.EN)("nothing.of.that.kind")
    with pytest.raises(Bug):
        Wording(Lang.EN)("brand")


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (signed(-0.2), "0"),
        (signed(-3.6), "−4"),
        (signed(2.25, 1), "2.2"),
        (plus(1.26), "+1.3"),
        (plus(-1.26), "−1.3"),
        (plus(0.01), "0.0"),
        (clock(-1), "0:00"),
        (clock(75.4), "1:15"),
        (printable("a\tb\u200f  c\n"), "a b c"),
        (printable("x" * 20), "x" * 10 + "\u200b" + "x" * 10),
        (printable("x" * 11), "x" * 11),
        (printable("王" * 20), "王" * 20),
        (shortened("Lin Mei", 7), "Lin Mei"),
        (shortened("Lin Mei Lin", 7), "Lin Me…"),
        (shortened("王" * 4, 8), "王" * 4),
        (shortened("王" * 5, 8), "王王王…"),
    ],
)
def test_how_things_are_written(shown: str, expected: str) -> None:
    assert shown == expected
