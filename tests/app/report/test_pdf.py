"""The report as a file: what it says, in both languages, and what it does when something fails."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import cv2
import numpy as np
import pikepdf
import pytest

from app.domain.findings import Analysis, Basis, Confidence, Reason, Strength
from app.domain.records import SessionRecord
from app.domain.review import FlagKey
from app.domain.sides import Affected, Side
from app.errors import ReportFailure, StorageFailure
from app.report.fonts import FontShelf, chinese_font, printable_language
from app.report.pdf import render, write_report
from app.report.request import ReportRequest
from app.texts import Lang
from tests.app.report import sample


@pytest.fixture(scope="module")
def shelf() -> FontShelf:
    return FontShelf.of_system()


@pytest.fixture
def chinese(shelf: FontShelf) -> FontShelf:
    if chinese_font(shelf) is None:
        pytest.skip("no Chinese font is installed here")
    return shelf


def text_of(content: bytes, folder: Path) -> str:
    """Return the text of all pages, without any white space."""
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("pdftotext (poppler-utils) is not installed here")
    path = folder / "read.pdf"
    path.write_bytes(content)
    out = subprocess.run([tool, "-raw", str(path), "-"], check=True, capture_output=True)
    return re.sub(r"[\s\u200b]+", "", out.stdout.decode())


def said(request: ReportRequest, shelf: FontShelf, folder: Path) -> str:
    return text_of(render(request, shelf), folder)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


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


@pytest.mark.parametrize("lang", Lang)
def test_session_that_was_not_analysed(lang: Lang, chinese: FontShelf, tmp_path: Path) -> None:
    bare = replace(sample.record(), verdict=None, curves=None, run=None)
    text = said(sample.request(lang, bare), chinese, tmp_path)
    assert {Lang.ZH: "还没有分析", Lang.EN: "notbeenanalysedyet"}[lang] in text


def test_session_without_rest_curves_run_or_timeline(shelf: FontShelf, tmp_path: Path) -> None:
    kept = sample.analysis()
    empty = replace(kept, rest=None, movements=(), flags=(), abstentions=())
    poor = replace(sample.with_analysis(sample.record(), empty), curves=None, run=None)
    poor = replace(poor, timeline=replace(poor.timeline, items=()))
    text = said(sample.request(Lang.EN, poor), shelf, tmp_path)
    assert "Thisrecordingholdsnomovement" in text
    assert "Nopartwasleftunjudged" in text


@pytest.mark.parametrize("lang", Lang)
def test_what_the_camera_check_remarked_is_said(
    lang: Lang, chinese: FontShelf, tmp_path: Path
) -> None:
    notes = ("too_dark", "off_left", "off_high", "turned_left", "glare_right", "of_the_future")
    begun = sample.record()
    begun = replace(begun, meta=replace(begun.meta, camera_notes=notes))
    text = said(sample.request(lang, begun, sample.record(day=23, id_="b")), chinese, tmp_path)
    words = {
        Lang.ZH: "光线偏暗、脸不在画面中间、头没有摆正、右眼处反光、其他提示",
        Lang.EN: "ratherdark,facenotinthemiddle,headnotupright,glareattherighteye,anotherremark",
    }
    assert words[lang] in text
    heading = {Lang.ZH: "镜头检查的提示", Lang.EN: "Cameracheckwhen"}[lang]
    assert heading in text
    assert heading not in said(sample.request(lang, sample.record()), chinese, tmp_path)


def _side_unknown() -> SessionRecord:
    kept = sample.analysis()
    flags = tuple(replace(flag, basis=Basis.SIDE_UNKNOWN) for flag in kept.flags)
    return sample.with_analysis(
        sample.record(), replace(kept, affected=Affected.UNKNOWN, flags=flags)
    )


def test_side_unknown_names_the_difference_only(shelf: FontShelf, tmp_path: Path) -> None:
    request = replace(sample.request(Lang.EN, _side_unknown()), affected=Affected.UNKNOWN)
    text = said(request, shelf, tmp_path)
    assert "34±9points(cut-off8),moreontheleft" in text
    assert "Theaffectedsidewasnotgiven" in text
    assert "(affected)" not in text


def test_measures_without_a_rest_keep_their_own_unit(shelf: FontShelf, tmp_path: Path) -> None:
    kept = sample.analysis()
    lost = replace(kept.movements[0], usable=False, reason=Reason.BLINKS, measures=())
    changed = replace(kept, rest=None, movements=(lost, *kept.movements[1:]))
    record = sample.with_analysis(sample.record(), changed)
    text = said(sample.request(Lang.EN, record), shelf, tmp_path)
    assert "1.7±1.3%(cut-off1.5%)" in text
    assert "about1.5" not in text
    assert "in2of2usablerepeats1morecouldnotbejudged" in text


def test_repetitions_that_were_lost_do_not_count(shelf: FontShelf, tmp_path: Path) -> None:
    kept = sample.analysis()
    lost = replace(kept.movements[0], usable=False, reason=Reason.BLINKS, measures=())
    changed = replace(kept, movements=(lost, *kept.movements[1:]))
    text = said(
        sample.request(Lang.EN, sample.with_analysis(sample.record(), changed)), shelf, tmp_path
    )
    assert "1morecouldnotbejudged" in text
    assert "lefteye9.1→" in text


def test_recording_made_for_another_side_is_told(shelf: FontShelf, tmp_path: Path) -> None:
    request = replace(sample.request(Lang.EN), affected=Affected.RIGHT)
    assert squeezed("as given for this recording: left.") in said(request, shelf, tmp_path)


def test_not_seen_keeps_its_number(shelf: FontShelf, tmp_path: Path) -> None:
    record = sample.with_analysis(sample.record(), replace(sample.analysis(), flags=()))
    text = said(sample.request(Lang.EN, record), shelf, tmp_path)
    assert "Notseeninnoneof3usablerepeats" in text
    assert "34±9points" in text
    assert "movedtogether" not in text


def test_watched_patterns_are_named_where_nothing_was_usable(
    shelf: FontShelf, tmp_path: Path
) -> None:
    request = replace(sample.request(Lang.EN), watched={"closed_smile": ("P2_smile_eye",)})
    text = said(request, shelf, tmp_path)
    assert text.count("Smiletoeyeclosure") == 4  # both movements, summed up and by session


def test_many_sessions_draw_flagged_movements_only(shelf: FontShelf, tmp_path: Path) -> None:
    quiet = replace(sample.analysis(), flags=())
    records = [sample.record(day=day, id_=str(day)) for day in (1, 8)]
    records += [
        sample.with_analysis(sample.record(day=day, id_=str(day)), quiet) for day in (15, 22)
    ]
    text = said(sample.request(Lang.EN, *records), shelf, tmp_path)
    assert "Withmorethan3sessions" in text
    assert text.count("Mouthcornerupward,mm") == 4
    assert "1November2026–22November2026" in text


def _pictures(folder: Path) -> dict[str, Path]:
    names = ("open_smile-rest", "open_smile-3-peak", "gentle_eye_closure-1-peak")
    found = {name: folder / f"{name}.png" for name in names}
    for path in found.values():
        cv2.imwrite(str(path), np.full((700, 900, 3), 120, np.uint8))
    return found


def test_pictures_are_put_in_small_and_bad_ones_left_out(shelf: FontShelf, tmp_path: Path) -> None:
    pictures = _pictures(tmp_path)
    pictures["open_smile-rest"].write_bytes(b"not a picture")
    pictures["gentle_eye_closure-rest"] = tmp_path / "missing.png"
    (tmp_path / "empty.png").write_bytes(b"")
    pictures["gentle_eye_closure-1-peak"] = tmp_path / "empty.png"
    pictures["gentle_eye_closure-2-peak"] = tmp_path / "small.png"
    cv2.imwrite(str(tmp_path / "small.png"), np.zeros((40, 60, 3), np.uint8))
    content = render(sample.request(Lang.EN, thumbnails=pictures), shelf)
    assert text_of(content, tmp_path).count("largest(") == 2
    with pikepdf.open(tmp_path / "read.pdf") as pdf:
        images = [image for page in pdf.pages for image in page.get_images().values()]
    assert sorted(int(image.Width) for image in images) == [60, 480]


def test_curves_without_a_reading_are_left_out(shelf: FontShelf, tmp_path: Path) -> None:
    curves = sample.curves()
    nothing = np.full(curves.t_s.shape, np.nan)
    blank = replace(
        curves,
        usable=np.zeros(curves.t_s.shape, np.bool_),
        **{
            name: nothing.copy()
            for side in Side
            for name in (
                f"aperture_{side}_ratio",
                f"aperture_{side}_mm",
                f"corner_{side}_up_mm",
            )
        },
    )
    text = said(sample.request(Lang.EN, replace(sample.record(), curves=blank)), shelf, tmp_path)
    assert "Mouthcornerupward" not in text
    assert "lefteye" not in text


def test_time_without_a_zone_is_taken_as_it_is(shelf: FontShelf, tmp_path: Path) -> None:
    request = replace(sample.request(Lang.EN), made_at=datetime(2026, 11, 23, 9, 30))
    assert "2026-11-2206:05" in said(request, shelf, tmp_path)


def test_many_abstentions_are_summed_up(shelf: FontShelf, tmp_path: Path) -> None:
    kept = sample.analysis()
    many = tuple(
        replace(kept.abstentions[0], start_s=10.0 * n, end_s=10.0 * n + 4, reason=Reason.BLINKS)
        for n in range(9)
    )
    record = sample.with_analysis(sample.record(), replace(kept, abstentions=many))
    assert "0:50–0:54,9inall" in said(sample.request(Lang.EN, record), shelf, tmp_path)


def test_word_confidence_and_side_follow_the_flags(shelf: FontShelf, tmp_path: Path) -> None:
    kept: Analysis = sample.analysis()
    flags = tuple(
        replace(f, side=Side.RIGHT, strength=Strength.SLIGHT, confidence=Confidence.LOW)
        for f in kept.flags[:3]
    )
    record = sample.with_analysis(sample.record(), replace(kept, flags=flags))
    text = said(sample.request(Lang.EN, record), shelf, tmp_path)
    assert "rightNotsure" in text
    assert "low" in text


@pytest.mark.parametrize("lang", Lang)
def test_what_the_person_holds_to_be_not_right_is_said(
    lang: Lang, chinese: FontShelf, tmp_path: Path
) -> None:
    wanted = sample.request(lang)
    session = wanted.sessions[0]
    verdict = session.record.verdict
    assert verdict is not None
    doubted = frozenset(FlagKey.of(flag) for flag in verdict.analysis.flags[:2])
    marked = replace(wanted, sessions=(replace(session, disputed=doubted),))
    words = {Lang.ZH: "其中2次，本人标记为“不对”", Lang.EN: "2markedasnotrightbytheperson"}
    assert words[lang] in said(marked, chinese, tmp_path)
    assert words[lang] not in said(wanted, chinese, tmp_path)
