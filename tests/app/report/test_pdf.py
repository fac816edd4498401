"""What a report says and how its file is made, in both languages."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from app.errors import ReportFailure, StorageFailure
from app.report.fonts import FontShelf, chinese_font, printable_language
from app.report.pdf import render, write_report
from app.texts import Lang
from tests.app.report import sample
from tests.app.report.printed import chinese_shelf, said, squeezed, system_shelf, text_of  # noqa: F401


def test_chinese_report_says_what_was_seen(chinese: FontShelf, tmp_path: Path) -> None:
    text = said(sample.request(Lang.ZH), chinese, tmp_path)
    for expected in (
        "微笑—闭眼",
        "张嘴微笑",
        "看到了",
        "不太确定",
        "看不清",
        "左",
        "2026/11/2214:05",
        "2026年11月23日生成",
        "MM-0417",
        "34±9点",
        "左眼9.1→",
        "动作时头转动了",
        "算法版本",
        "第1/",
    ):
        assert expected in text, expected
    assert "合成" not in text.replace("合成人脸", "")


def test_english_report_says_what_was_seen(shelf: FontShelf, tmp_path: Path) -> None:
    text = said(sample.request(Lang.EN), shelf, tmp_path)
    for expected in (
        "Smile to eye closure",
        "Open-mouth smile",
        "Seen",
        "Not sure",
        "Can’t tell",
        "left",
        "2026-11-22 14:05",
        "34 ± 9 points",
        "about 1.5 ± 1.2 mm",
        "Not judged by this version: Small nose wrinkle.",
        "no diagnosis",
        "Page 1 of",
    ):
        assert squeezed(expected) in text, expected
    assert "ynthetic" not in text.replace("syntheticfaces", "")


@pytest.mark.parametrize("lang", Lang)
def test_no_word_of_a_grade(lang: Lang, chinese: FontShelf, tmp_path: Path) -> None:
    text = said(sample.request(lang), chinese, tmp_path).lower()
    for word in ("score", "normal", "improve", "treat", "sunnybrook", "正常", "治疗", "好看"):
        assert word not in text, word


@pytest.mark.parametrize("lang", Lang)
def test_demo_person_is_named_on_every_page(lang: Lang, chinese: FontShelf, tmp_path: Path) -> None:
    content = render(sample.request(lang, sample.record(synthetic=True)), chinese)
    text = text_of(content, tmp_path)
    (tmp_path / "pages.pdf").write_bytes(content)
    with pikepdf.open(tmp_path / "pages.pdf") as pdf:
        pages = len(pdf.pages)
    assert text.count("Syntheticdemoperson—notapatient") == pages > 1
    assert text.count("合成演示人物，不是患者") == pages


def test_one_demo_session_among_others_is_told(shelf: FontShelf, tmp_path: Path) -> None:
    records = sample.record(), sample.record(synthetic=True, day=15, id_="demo")
    text = said(sample.request(Lang.EN, *records), shelf, tmp_path)
    assert "Somesessionsshowasyntheticdemoperson" in text
    assert "Session1:15November2026,14:05" in text


@pytest.mark.parametrize("lang", Lang)
def test_same_request_gives_same_bytes(lang: Lang, chinese: FontShelf) -> None:
    request = sample.request(lang)
    assert render(request, chinese) == render(request, FontShelf.of_system())


def test_file_is_archival_tagged_and_private(chinese: FontShelf, tmp_path: Path) -> None:
    out = write_report(sample.request(Lang.ZH), tmp_path / "new" / "report.pdf", chinese)
    assert out.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in out.parent.iterdir()] == ["report.pdf"]
    with pikepdf.open(out) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "zh-CN"
        with pdf.open_metadata() as metadata:
            assert metadata.pdfa_status == "2A"
            assert str(metadata["pdfuaid:part"]) == "1"
        assert str(pdf.Root.OutputIntents[0].S) == "/GTS_PDFA1"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        kinds = [str(node.get("/S", "")) for node in nodes(pdf.Root.StructTreeRoot)]
        assert {"/H1", "/Table", "/TH", "/TD", "/Figure"} <= set(kinds)
        figures = [n for n in nodes(pdf.Root.StructTreeRoot) if str(n.get("/S", "")) == "/Figure"]
        assert all(str(figure.Alt) for figure in figures), "said in words too"
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary):
                assert not {"/JavaScript", "/JS", "/EmbeddedFiles", "/Launch"} & set(thing.keys())
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor":
                assert {"/FontFile2", "/FontFile3"} & set(thing.keys()), "every font is in it"


def nodes(root: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Give every element of the structure tree."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting += list(node)
        elif isinstance(node, pikepdf.Dictionary):
            yield node
            if "/K" in node:
                waiting.append(node.K)


HOSTILE = '#panic("x") $y$ ]} "q" \\n *b* _i_ <a> @b /*c*/ `d` //e'


@pytest.mark.parametrize("lang", Lang)
def test_names_print_literally(lang: Lang, chinese: FontShelf, tmp_path: Path) -> None:
    request = sample.request(lang, label=f"{HOSTILE}\x00\x1b\u202e\n\ud800")
    names = dict.fromkeys(request.exercise_names, HOSTILE)
    request = replace(request, exercise_names=names, pattern_names=names, app_version=HOSTILE)
    text = said(request, chinese, tmp_path)
    assert text.count(squeezed(HOSTILE)) >= 5


def test_letters_that_no_font_has_are_spelled_out(chinese: FontShelf, tmp_path: Path) -> None:
    text = said(sample.request(Lang.ZH, label="王小明\U00012345"), chinese, tmp_path)
    assert "王小明(U+12345)" in text


def test_long_label_stays_on_the_page(shelf: FontShelf, tmp_path: Path) -> None:
    text = said(sample.request(Lang.EN, label="x" * 500), shelf, tmp_path)
    assert "x" * 59 + "…" in text


def test_without_chinese_font_the_report_is_english_and_says_why(tmp_path: Path) -> None:
    bare = FontShelf.bundled_only()
    assert chinese_font(bare) is None
    assert printable_language(Lang.ZH, bare) is Lang.EN
    request = sample.request(Lang.ZH, sample.record(synthetic=True), label="王小明")
    text = said(request, bare, tmp_path)
    assert (
        squeezed(
            "No Chinese font is installed on this computer; this report is therefore in English. "
            "Install e.g. Noto Sans CJK and export again."
        )
        in text
    )
    assert "Syntheticdemoperson-notapatient" in text
    assert "opensmile" in text
    assert "(U+738B)(U+5C0F)(U+660E)" in text
    assert not re.search("[\u4e00-\u9fff]", text)


def test_nothing_to_report(tmp_path: Path) -> None:
    empty = replace(sample.request(Lang.EN), sessions=())
    with pytest.raises(ReportFailure) as caught:
        write_report(empty, tmp_path / "report.pdf")
    assert caught.value.key == "report_nothing"
    assert list(tmp_path.iterdir()) == []


def test_path_beneath_a_file_cannot_be_written(shelf: FontShelf, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(StorageFailure) as caught:
        write_report(sample.request(Lang.EN), tmp_path / "file" / "report.pdf", shelf)
    assert caught.value.key == "folder_not_writable"
    assert caught.value.fields["path"] == str(tmp_path / "file" / "report.pdf")


def test_compile_trouble_is_a_report_failure(
    shelf: FontShelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "report.typ").write_text("#panic()")
    monkeypatch.setattr("app.report.pdf.ASSETS", tmp_path)
    with pytest.raises(ReportFailure) as caught:
        write_report(sample.request(Lang.EN), tmp_path / "report.pdf", shelf)
    assert caught.value.key == "report_failed"
    assert "panic" in str(caught.value.fields["detail"])


def test_template_letter_without_font_costs_the_standard_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "report.typ").write_text('#set document(title: "x")\n王')
    monkeypatch.setattr("app.report.pdf.ASSETS", tmp_path)
    assert render(sample.request(Lang.EN), FontShelf.bundled_only()).startswith(b"%PDF")
