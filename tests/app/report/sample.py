"""A made-up session with known curves; no real person."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import numpy as np

from app.domain.findings import (
    Abstention,
    Analysis,
    Basis,
    Confidence,
    Flag,
    Movement,
    PatternMeasure,
    Reason,
    RestSummary,
    Strength,
    Unit,
)
from app.domain.records import (
    RunFacts,
    SessionId,
    SessionMeta,
    SessionRecord,
    SourceFacts,
    TrackingFacts,
    Verdict,
)
from app.domain.series import Curves
from app.domain.sides import Affected, Side
from app.domain.timeline import Timeline, TimelineItem
from app.report.request import ReportRequest, ReportSession
from app.texts import Lang

FPS = 30.0
BEIJING = timezone(timedelta(hours=8))
NAMES = {
    Lang.ZH: {
        "weekly": "每周录像",
        "open_smile": "张嘴微笑",
        "gentle_eye_closure": "轻闭眼",
        "closed_smile": "闭唇微笑",
        "snarl": "轻耸鼻",
        "P2_smile_eye": "微笑—闭眼",
        "P1_blink_mouth": "眨眼—口角抽动",
    },
    Lang.EN: {
        "weekly": "Weekly recording",
        "open_smile": "Open-mouth smile",
        "gentle_eye_closure": "Gentle eye closure",
        "closed_smile": "Closed-lip smile",
        "snarl": "Small nose wrinkle",
        "P2_smile_eye": "Smile to eye closure",
        "P1_blink_mouth": "Blink to mouth-corner twitch",
    },
}


def items() -> tuple[TimelineItem, ...]:
    asked = [("rest_baseline", 1, 0.0, 5.0)]
    for n, exercise in enumerate(("open_smile", "gentle_eye_closure", "closed_smile", "snarl")):
        asked += [(exercise, rep, 6.0 + 22 * n + 7 * (rep - 1), 6.0) for rep in (1, 2, 3)]
    return tuple(
        TimelineItem(name, rep, start, start + 1.2, start + length - 1.5, start + length)
        for name, rep, start, length in asked
    )


def curves(side: Side = Side.LEFT) -> Curves:
    t = np.arange(0, 96, 1 / FPS)
    noise = np.random.default_rng(7)

    def bump(name: str) -> np.ndarray:
        total = np.zeros_like(t)
        for item in items():
            if item.exercise == name:
                rise = np.clip((t - item.start_s) / 1.2, 0, 1)
                fall = np.clip((item.end_s - t) / 1.5, 0, 1)
                total += np.minimum(rise, fall)
        return total

    smile, closure = bump("open_smile") + bump("closed_smile"), bump("gentle_eye_closure")
    blink = np.zeros(t.size, bool)
    for at in (2.1, 11.6, 19.8, 27.2, 73.0):
        blink |= np.abs(t - at) < 0.16
    lost = (t > 52) & (t < 53.2)

    def eye(leak: float) -> np.ndarray:
        ratio = 1 - leak * smile - 0.9 * closure + noise.normal(0, 0.012, t.size)
        return np.where(lost, np.nan, np.clip(np.where(blink, 0.15, ratio), 0, 1.1))

    def corner(pull: float) -> np.ndarray:
        up = 4.2 * smile + pull * closure + noise.normal(0, 0.08, t.size)
        return np.where(lost, np.nan, up)

    near, far = (eye(0.36), corner(2.1)), (eye(0.06), corner(0.2))
    left, right = (near, far) if side is Side.LEFT else (far, near)
    zero = np.where(lost, np.nan, 0.0)
    return Curves(
        frame=np.arange(t.size, dtype=np.int64),
        t_s=t,
        tracked=~lost,
        yaw_deg=zero,
        pitch_deg=zero.copy(),
        roll_deg=zero.copy(),
        usable=~lost & ~blink,
        blink=blink,
        aperture_left_mm=9.1 * left[0],
        aperture_right_mm=9.4 * right[0],
        aperture_left_ratio=left[0],
        aperture_right_ratio=right[0],
        corner_left_out_mm=zero.copy(),
        corner_left_up_mm=left[1],
        corner_right_out_mm=zero.copy(),
        corner_right_up_mm=right[1],
        brow_left_mm=zero.copy(),
        brow_right_mm=zero.copy(),
    )


def measure(exercise: str, rep: int) -> PatternMeasure:
    if exercise == "open_smile":
        return PatternMeasure(
            "P2_smile_eye", 0.64 - 0.02 * rep, 0.94, 0.30 + 0.02 * rep, 0.016, 0.08, Unit.OF_REST
        )
    return PatternMeasure("P1_blink_mouth", 1.9, 0.2, 1.7, 0.21, 1.5, Unit.PERCENT_OCD)


def movements() -> tuple[Movement, ...]:
    found: list[Movement] = []
    for item in items()[1:]:
        reason = {"closed_smile": Reason.HEAD_MOVED, "snarl": Reason.NOT_MEASURED}.get(
            item.exercise
        )
        if item.exercise == "gentle_eye_closure" and item.rep == 3:
            reason = Reason.FACE_LOST
        measures = () if reason else (measure(item.exercise, item.rep),)
        found.append(
            Movement(
                item.exercise,
                item.rep,
                item.start_s,
                item.hold_start_s,
                item.hold_end_s,
                item.end_s,
                reason is None,
                reason,
                measures,
            )
        )
    return tuple(found)


def flag(movement: Movement, strength: Strength, confidence: Confidence) -> Flag:
    shown = movement.measures[0]
    return Flag(
        pattern=shown.pattern,
        side=Side.LEFT,
        start_s=movement.hold_start_s,
        end_s=movement.hold_end_s,
        peak_s=movement.hold_start_s + 1.3,
        index=shown.index,
        unit=shown.unit,
        threshold=shown.threshold,
        strength=strength,
        confidence=confidence,
        basis=Basis.SIDE_KNOWN,
        exercise=movement.exercise,
        rep=movement.rep,
    )


def analysis() -> Analysis:
    made = movements()
    smiles = [m for m in made if m.exercise == "open_smile"]
    closures = [m for m in made if m.exercise == "gentle_eye_closure" and m.usable]
    return Analysis(
        affected=Affected.LEFT,
        rest=RestSummary(
            start_s=1.0,
            end_s=4.0,
            usable_s=2.7,
            aperture_left_mm=9.1,
            aperture_right_mm=9.4,
            mm_per_ocd=91.0,
            eye_noise=0.016,
            corner_noise=0.21,
            yaw_deg=1.0,
            pitch_deg=2.0,
        ),
        movements=made,
        flags=(
            *(flag(m, Strength.CLEAR, Confidence.HIGH) for m in smiles),
            *(flag(m, Strength.SLIGHT, Confidence.MEDIUM) for m in closures),
        ),
        abstentions=tuple(
            Abstention(m.onset_s, m.end_s, m.reason)
            for m in made
            if m.reason not in (None, Reason.NOT_MEASURED)
        ),
    )


def record(
    *, synthetic: bool = False, day: int = 22, id_: str = "20261122-140530"
) -> SessionRecord:
    return SessionRecord(
        meta=SessionMeta(
            id=SessionId(id_),
            started_at=datetime(2026, 11, day, 6, 5, 30, tzinfo=UTC),
            set_id="weekly",
            source_kind="demo" if synthetic else "camera",
            source_label="",
            synthetic=synthetic,
            affected=Affected.LEFT,
            app_version="1.0.0",
        ),
        timeline=Timeline(items()),
        verdict=Verdict(
            analysis(),
            SourceFacts(FPS, 2880, 96.0, 1280, 720, synthetic),
            TrackingFacts("separate", 0.987),
        ),
        curves=curves(),
        run=RunFacts(datetime(2026, 11, day, 6, 9, tzinfo=UTC), 21.0, "0" * 64, 2880, 3, ()),
    )


def request(
    lang: Lang,
    *records: SessionRecord,
    label: str | None = "MM-0417",
    thumbnails: Mapping[str, Path] | None = None,
) -> ReportRequest:
    return ReportRequest(
        lang=lang,
        made_at=datetime(2026, 11, 23, 9, 30, tzinfo=BEIJING),
        person_label=label,
        affected=Affected.LEFT,
        sessions=tuple(ReportSession(r, thumbnails or {}) for r in records or (record(),)),
        exercise_names=NAMES[lang],
        pattern_names=NAMES[lang],
        app_version="1.0.0",
    )


def with_analysis(kept: SessionRecord, changed: Analysis) -> SessionRecord:
    assert kept.verdict is not None
    return replace(kept, verdict=replace(kept.verdict, analysis=changed))
