"""Sessions that lack something, and what a report says of them."""

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
from app.report.fonts import FontShelf
from app.report.pdf import render
from app.texts import Lang
from tests.app.report import sample
from tests.app.report.printed import chinese_shelf, said, squeezed, system_shelf, text_of  # noqa: F401


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
