"""Made-up sessions: no person stands behind any of these numbers."""

import math
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import numpy as np

from app.domain.contours import Outline, OutlineMaker
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
from app.domain.framing import Framing
from app.domain.journal import Entry, EntryId, EntryKind
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
from app.domain.sides import Affected, Side, Sides
from app.domain.timeline import Timeline, TimelineItem
from app.store.own_sets import OwnSet
from tests.app.domain.faces import Face

DATA = Path(__file__).resolve().parents[2] / "data"
SHANGHAI = timezone(timedelta(hours=8))
STARTED = datetime(2026, 11, 23, 12, 15, tzinfo=SHANGHAI)
APP_VERSION = "0.1.0"

META = SessionMeta(
    id=SessionId("2026-11-23T041500Z-beef"),
    started_at=STARTED,
    set_id="made_up_set",
    source_kind="demo",
    source_label="演示人物 (made up)",
    synthetic=True,
    affected=Affected.LEFT,
    app_version=APP_VERSION,
    camera_notes=("too_dark", "tilted_left"),
)

TIMELINE = Timeline(
    (
        TimelineItem("rest_baseline", 1, 0.0, 0.2, 3.0, 3.2),
        TimelineItem("open_smile", 1, 3.3, 3.9, 5.3, 5.9),
        TimelineItem("open_smile", 2, 6.2, 6.8, 8.2, 8.8),
    ),
    set_aside=(TimelineItem("open_smile", 1, 9.1, 9.7, 11.1, 11.7),),
)

FRAMING = Framing(
    640,
    480,
    oval=((0.5, 0.2), (0.6, 0.5), (0.4, 0.5)),
    eye_left=((0.55, 0.4), (0.57, 0.41), (0.53, 0.4)),
    eye_right=((0.45, 0.4), (0.47, 0.41), (0.43, 0.4)),
    mouth=((0.48, 0.7), (0.52, 0.7), (0.5, 0.7234)),
    reach=(0.38, 0.15, 0.63, 0.78),
)


def _outline() -> Outline:
    """One smile of a face made of boxes and dots, with a second in which no face was seen."""
    maker = OutlineMaker()
    for n in range(12):
        rise = 9.0 * math.sin(math.pi * n / 11)
        face = Face(opening_mm=Sides(9.0 - rise / 4, 9.0), corner_up_mm=Sides(rise, rise))
        t_s = 3.4 + n / 30 + (1.0 if n > 6 else 0.0)
        maker.see(t_s, face.observed().landmarks_px)
    outline = maker.outline()
    assert outline is not None
    return outline


OUTLINE = _outline()

_REST = RestSummary(0.2, 3.0, 2.733, 8.1, 8.4, 0.93, 0.0123, 0.0456, -1.5, 2.25)
_SMILE = Movement(
    exercise="open_smile",
    rep=1,
    onset_s=3.467,
    hold_start_s=3.9,
    hold_end_s=5.3,
    end_s=5.9,
    usable=True,
    reason=None,
    measures=(
        PatternMeasure("P2_smile_eye", 0.7125, 0.9001, 0.1876, 0.0123, 0.15, Unit.OF_REST),
        PatternMeasure("P9_made_up", math.nan, 0.25, math.nan, 0.1, 1.5, Unit.PERCENT_OCD),
    ),
    rest=_REST,
)
_LOST = Movement(
    exercise="open_smile",
    rep=2,
    onset_s=math.nan,
    hold_start_s=6.8,
    hold_end_s=8.2,
    end_s=8.8,
    usable=False,
    reason=Reason.FACE_LOST,
    measures=(),
)

VERDICT = Verdict(
    analysis=Analysis(
        affected=Affected.LEFT,
        rest=_REST,
        movements=(_SMILE, _LOST),
        flags=(
            Flag(
                pattern="P2_smile_eye",
                side=Side.LEFT,
                start_s=3.9,
                end_s=5.3,
                peak_s=4.6,
                index=0.1876,
                unit=Unit.OF_REST,
                threshold=0.15,
                strength=Strength.CLEAR,
                confidence=Confidence.MEDIUM,
                basis=Basis.SIDE_KNOWN,
                exercise="open_smile",
                rep=1,
            ),
        ),
        abstentions=(Abstention(6.8, 8.2, Reason.FACE_LOST),),
    ),
    source=SourceFacts(30.0, 270, 9.0, 1280, 720, synthetic=True),
    tracking=TrackingFacts("video", 0.9444),
)

RUN = RunFacts(
    analysed_at=datetime(2026, 11, 23, 4, 16, 30, tzinfo=UTC),
    ms_per_frame=17.25,
    source_sha256="0" * 64,
    frames_recorded=270,
    frames_dropped=3,
    versions=(("python", "3.11.2"), ("numpy", "2.4.6")),
)


def curves(frames: int = 4) -> Curves:
    """Simple ramps; from the third frame on there is no face."""
    number = np.arange(frames)
    tracked = number < 2
    columns = {
        field.name: np.where(tracked, number * 0.25 + place, np.nan)
        for place, field in enumerate(fields(Curves))
    }
    columns |= {
        "frame": number.astype(np.int64),
        "t_s": number / 32.0,
        "tracked": tracked,
        "usable": number == 1,
        "blink": number == 0,
    }
    return Curves(**columns)


RECORD = SessionRecord(META, TIMELINE, VERDICT, curves(), RUN)
ENTRY = Entry(
    id=EntryId("20261124T040000.000000Z-00000001"),
    at=STARTED + timedelta(hours=1),
    kind=EntryKind.DIARY,
    subject="sunglasses",
    values={"schema_version": 1, "wore": "always"},
)


def record(number: int) -> SessionRecord:
    """One of many sessions, each an hour after the one before; every third is not analysed."""
    meta = replace(
        META,
        id=SessionId(f"2026-11-24T{number:06d}Z-{number:04x}"),
        started_at=STARTED + timedelta(hours=number),
    )
    if number % 3 == 0:
        return SessionRecord(meta, TIMELINE, None, None, None)
    return replace(RECORD, meta=meta)


def same_curves(one: Curves, other: Curves) -> bool:
    return all(
        np.array_equal(
            getattr(one, field.name),
            getattr(other, field.name),
            equal_nan=getattr(one, field.name).dtype.kind == "f",
        )
        for field in fields(Curves)
    )


OWN_SETS = (
    OwnSet("own_20261123T041500123456Z0a1b2c3d", "早晨 {一}", ("closed_smile", "soft_blink")),
    OwnSet(
        "own_20261123T041600123456Z0a1b2c3d",
        "Old one",
        ("lip_pucker",),
        datetime(2026, 11, 24, 9, 30, tzinfo=timezone(timedelta(hours=8))),
    ),
)
