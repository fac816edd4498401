import json
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.constants import ALGORITHM_VERSION, Constants
from app.domain.findings import RestSummary
from app.domain.records import Verdict
from app.errors import StorageFailure
from app.store.analysis_json import AnalysisFile, decode_analysis, encode_analysis
from app.store.codec import LARGEST
from tests.app.store import samples

PATH = Path("analysis.json")
FILE = AnalysisFile.made_now(samples.VERDICT, "0.1.0")
RAW = encode_analysis(FILE)


def test_a_verdict_reads_back_as_it_was() -> None:
    # NaN is not equal to itself, but its text is.
    assert repr(decode_analysis(RAW, PATH)) == repr(FILE)
    assert FILE.algorithm_version == ALGORITHM_VERSION
    assert FILE.constants == Constants().as_dict()


# Larger numbers are refused when they are read (`codec.LARGEST`): no recording holds any.
NUMBERS = st.floats(-LARGEST, LARGEST) | st.sampled_from((math.nan, math.inf, -math.inf))
st.register_type_strategy(float, NUMBERS)


@given(st.from_type(Verdict), st.text())
def test_any_verdict_writes_the_same_bytes_again(verdict: Verdict, version: str) -> None:
    raw = encode_analysis(AnalysisFile.made_now(verdict, version))
    assert encode_analysis(decode_analysis(raw, PATH)) == raw
    assert b"NaN" not in raw or "NaN" in f"{verdict}{version}"
    assert raw.endswith(b"\n}\n")


def test_numbers_are_rounded_and_unknown_ones_are_null() -> None:
    rest = replace(
        samples.VERDICT.analysis.rest or pytest.fail("no rest"),
        start_s=0.12345,
        aperture_left_mm=np.float32(8.123456),
        eye_noise=math.nan,
        corner_noise=math.inf,
        yaw_deg=-0.00001,
    )
    analysis = replace(samples.VERDICT.analysis, rest=rest)
    raw = encode_analysis(
        AnalysisFile.made_now(replace(samples.VERDICT, analysis=analysis), "0.1.0")
    )
    found = json.loads(raw)["baseline"]
    assert found["start_s"] == 0.123
    assert found["aperture_left_mm"] == 8.1235
    assert found["eye_noise"] is found["corner_noise"] is None
    assert str(found["yaw_deg"]) == "0.0"


def test_numpy_numbers_are_written_like_others() -> None:
    source = replace(samples.VERDICT.source, frames=np.int64(270), synthetic=np.bool_(True))
    verdict = replace(samples.VERDICT, source=source)
    assert encode_analysis(AnalysisFile.made_now(verdict, "0.1.0")) == RAW


def test_no_resting_face_is_null() -> None:
    verdict = replace(samples.VERDICT, analysis=replace(samples.VERDICT.analysis, rest=None))
    raw = encode_analysis(AnalysisFile.made_now(verdict, "0.1.0"))
    assert json.loads(raw)["baseline"] is None
    assert decode_analysis(raw, PATH).verdict.analysis.rest is None


def test_the_demo_person_is_labelled() -> None:
    assert json.loads(RAW)["source"]["synthetic"] is True


def test_the_keys_stand_in_the_documented_order() -> None:
    body = json.loads(RAW)
    movement = body["movements"][0]
    for found, keys in (
        (
            body,
            "schema_version,app_version,algorithm_version,constants,source,tracking,affected,mode,"
            "baseline,movements,flags,abstentions",
        ),
        (body["source"], "fps,frames,duration_s,width,height,synthetic"),
        (
            movement,
            "exercise,rep,onset_s,hold_start_s,hold_end_s,end_s,usable,reason,measures,rest",
        ),
        (movement["measures"][0], "pattern,left,right,index,noise,threshold,unit,movement_share"),
        (
            body["flags"][0],
            "pattern,side,start_s,end_s,peak_s,index,unit,threshold,strength,confidence,basis,"
            "exercise,rep",
        ),
    ):
        assert ",".join(found) == keys
    assert list(body["abstentions"][0]) == ["start_s", "end_s", "reason"]
    assert set(body["baseline"]) == set(RestSummary.__slots__)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"side": "left"', '"side": "middle"'),
        ('"usable": true', '"usable": 1'),
        ('"iris_mm": 11.7', '"iris_mm": "wide"'),
        ('"iris_mm": 11.7', '"iris_mm": null'),
        ('"affected": "left"', '"affected": null'),
        ('"constants": {', '"constants": 3, "other": {'),
        ("}\n", "\n"),
    ],
)
def test_a_damaged_file_is_refused(old: str, new: str) -> None:
    damaged = RAW.decode().replace(old, new)
    assert damaged != RAW.decode()
    with pytest.raises(StorageFailure, match="file_damaged"):
        decode_analysis(damaged.encode(), PATH)


def test_a_newer_file_is_refused() -> None:
    newer = RAW.replace(b'"schema_version": 2', b'"schema_version": 3')
    with pytest.raises(StorageFailure, match="file_newer"):
        decode_analysis(newer, PATH)
