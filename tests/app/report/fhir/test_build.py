"""What a clinic's system reads: held to FHIR R4, whose elements are listed here."""

import base64
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import example, given, settings
from hypothesis import strategies as some

from app.domain.journal import EntryId
from app.domain.period import Period, Symptoms, Times
from app.domain.symptoms import SymptomLine
from app.domain.totals import Rater, Scale, Total
from app.report.fhir.build import Subject, encode_fhir
from app.report.fhir.codes import ABSENT_SYSTEM, CATEGORY_SYSTEM, SYSTEM, UCUM
from app.report.fhir.texts import moment
from app.texts import Lang
from tests.app.report import sample

# Elements of R4 (hl7.org/fhir/R4), as far as this project uses the resource.
R4: Mapping[str, frozenset[str]] = {
    "Bundle": frozenset({"resourceType", "type", "timestamp", "entry"}),
    "Patient": frozenset({"resourceType", "text", "identifier", "name"}),
    "Device": frozenset({"resourceType", "text", "status", "deviceName", "version"}),
    "CodeSystem": frozenset(
        {
            "resourceType",
            "text",
            "url",
            "version",
            "name",
            "title",
            "status",
            "date",
            "content",
            "caseSensitive",
            "concept",
        }
    ),
    "DiagnosticReport": frozenset(
        {
            "resourceType",
            "text",
            "status",
            "code",
            "subject",
            "effectivePeriod",
            "issued",
            "result",
            "conclusion",
            "presentedForm",
        }
    ),
    "Observation": frozenset(
        {
            "resourceType",
            "text",
            "status",
            "category",
            "code",
            "subject",
            "effectiveDateTime",
            "performer",
            "device",
            "bodySite",
            "method",
            "interpretation",
            "note",
            "component",
            "valueQuantity",
            "valueInteger",
            "dataAbsentReason",
        }
    ),
}
# Elements of R4's data types, by the element that holds them.
TYPES: Mapping[str, frozenset[str]] = {
    "presentedForm": frozenset(
        {"contentType", "language", "data", "url", "size", "hash", "title", "creation"}
    ),
    "text": frozenset({"status", "div"}),
    "valueQuantity": frozenset({"value", "comparator", "unit", "system", "code"}),
    "component": frozenset(
        {
            "code",
            "valueQuantity",
            "valueInteger",
            "valueCodeableConcept",
            "dataAbsentReason",
            "interpretation",
        }
    ),
    "note": frozenset({"text", "time", "authorString", "authorReference"}),
    "performer": frozenset({"reference", "display"}),
}
# Codes of FHIR's own systems (terminology.hl7.org), with their displays.
OFFICIAL = {
    (ABSENT_SYSTEM, "unknown"): "Unknown",
    (ABSENT_SYSTEM, "not-performed"): "Not Performed",
    (CATEGORY_SYSTEM, "procedure"): "Procedure",
    (CATEGORY_SYSTEM, "survey"): "Survey",
}
# hl7.org/fhir/R4/datatypes.html
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
STRING = re.compile(r"[ \r\n\t\S]+")
CODE = re.compile(r"[^\s]+(\s[^\s]+)*")
PDF = b"%PDF-1.7 small"


def built(lang: Lang = Lang.EN, *, label: str = "MM-75F1-807C", is_name: bool = False) -> Any:
    asked = {"closed_smile": ("P2_smile_eye",)}
    request = replace(sample.request(lang), watched=asked)
    return json.loads(encode_fhir(request, Subject(label, is_name), PDF))


def resources(bundle: Any, kind: str) -> list[Any]:
    found = [entry["resource"] for entry in bundle["entry"]]
    return [resource for resource in found if resource["resourceType"] == kind]


def codings(value: Any) -> Iterator[Mapping[str, str]]:
    if isinstance(value, dict):
        if "code" in value and "system" in value:
            yield value
        for inner in value.values():
            yield from codings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from codings(inner)


@pytest.mark.parametrize("lang", list(Lang))
def test_the_models_take_it_and_it_keeps_to_r4(lang: Lang) -> None:
    bundle = built(lang)
    Bundle.model_validate(bundle)
    assert set(bundle) <= R4["Bundle"]
    for entry in bundle["entry"]:
        resource = entry["resource"]
        assert set(resource) <= R4[resource["resourceType"]], resource["resourceType"]


def test_every_code_is_our_own_and_explained_or_of_fhir_itself() -> None:
    bundle = built()
    (system,) = resources(bundle, "CodeSystem")
    known = {concept["code"] for concept in system["concept"]}
    assert all(concept["display"] for concept in system["concept"])
    for coding in codings(list(resources(bundle, "Observation"))):
        assert coding["system"] in (SYSTEM, UCUM, ABSENT_SYSTEM, CATEGORY_SYSTEM)
        if coding["system"] in (ABSENT_SYSTEM, CATEGORY_SYSTEM):
            assert OFFICIAL[coding["system"], coding["code"]] == coding["display"]
        if coding["system"] == SYSTEM and coding["code"] != "separate":
            assert coding["code"] in known, coding


def test_every_reference_leads_to_a_resource_of_the_bundle() -> None:
    bundle = built()
    names = [entry["fullUrl"] for entry in bundle["entry"]]
    assert len(set(names)) == len(names)
    text = json.dumps(bundle)
    for name in {part.split('"')[0] for part in text.split('"reference": "')[1:]}:
        assert name in names


def test_a_value_or_the_reason_why_there_is_none() -> None:
    observed = resources(built(), "Observation")
    assert any("valueQuantity" in one for one in observed)
    assert any("dataAbsentReason" in one for one in observed)
    for one in observed:
        assert ("valueQuantity" in one) != ("dataAbsentReason" in one)
        counts = {c["code"]["coding"][0]["code"] for c in one["component"]}
        assert {"repetitions", "judged", "flagged", "marked-not-right"} <= counts


def test_the_numbers_are_those_of_the_analysis_in_per_cent() -> None:
    observed = resources(built(), "Observation")
    smile = next(o for o in observed if o["code"]["coding"][0]["code"] == "P2-smile-eye")
    verdict = sample.record().verdict
    assert verdict is not None
    indices = sorted(
        100 * m.index
        for movement in verdict.analysis.movements
        for m in movement.measures
        if m.pattern == "P2_smile_eye"
    )
    assert indices[0] <= smile["valueQuantity"]["value"] <= indices[-1]
    assert smile["valueQuantity"]["code"] == "%"
    assert smile["bodySite"]["coding"][0]["code"] == "side-left"


def test_the_pdf_is_in_it_whole() -> None:
    (report,) = resources(built(), "DiagnosticReport")
    (form,) = report["presentedForm"]
    assert base64.b64decode(form["data"]) == PDF
    assert form["size"] == len(PDF)
    assert base64.b64decode(form["hash"]) == hashlib.sha1(PDF).digest(), "SHA-1, as R4 says"
    assert (form["contentType"], form["language"]) == ("application/pdf", "en")
    assert resources(built(Lang.ZH), "DiagnosticReport")[0]["presentedForm"][0]["language"] == (
        "zh-CN"
    )


def test_a_pseudonym_is_no_name() -> None:
    (patient,) = resources(built(), "Patient")
    assert "name" not in patient
    assert patient["identifier"][0]["value"] == "MM-75F1-807C"
    (patient,) = resources(built(label="林梅", is_name=True), "Patient")
    assert patient["name"] == [{"text": "林梅"}]


def test_the_same_request_gives_the_same_bytes() -> None:
    request, subject = sample.request(Lang.ZH), Subject("MM-1", is_name=False)
    assert encode_fhir(request, subject, PDF) == encode_fhir(request, subject, PDF)


def test_what_was_entered_becomes_observations_with_codes_of_our_own() -> None:
    total = Total(EntryId("t"), sample.request(Lang.EN).made_at, Scale.SAQ, 46.7, Rater.SELF)
    grade = replace(total, scale=Scale.HOUSE_BRACKMANN, value=3.0, rater=Rater.CLINICIAN)
    line = SymptomLine(total.at, 3, "same", "as_usual", 2, ("dry", "light_sensitive"))
    request = replace(sample.request(Lang.EN), totals=(total, grade), period=period_with(line))
    bundle = json.loads(encode_fhir(request, Subject("MM-1", False), PDF))
    Bundle.model_validate(bundle)
    found = {o["code"]["coding"][0]["code"]: o for o in resources(bundle, "Observation")}
    assert found["total-saq"]["valueQuantity"]["value"] == 46.7
    assert found["total-house-brackmann"]["valueInteger"] == 3
    assert "a clinician" in found["total-house-brackmann"]["note"][0]["text"]
    said = [part["code"]["coding"][0]["code"] for part in found["symptom-check"]["component"]]
    assert said == ["pain", "tightness", "pain-vs-usual", "twitch", "eye", "eye"]
    (system,) = resources(bundle, "CodeSystem")
    known = {concept["code"] for concept in system["concept"]}
    ours = {c["code"] for c in codings(bundle["entry"]) if c["system"] == SYSTEM}
    # The sample was read in a way that no version of the app has.
    assert ours - {"separate"} <= known, "every code is explained in the bundle"
    (report,) = resources(bundle, "DiagnosticReport")
    assert len(report["result"]) == len(resources(bundle, "Observation"))


def period_with(line: SymptomLine) -> Period:
    day, nothing = line.at.date(), Times(0, None)
    return Period(day, day, 0, nothing, nothing, (), 0, Symptoms(), (), (line,))


def parts(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Give every value with the element that holds it."""
    yield key, value
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from parts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from parts(inner, key)


def keeps_to_r4(bundle: Any) -> None:
    """Hold elements, texts, codes, times and narratives to what R4 says of them."""
    Bundle.model_validate(bundle)
    for key, value in parts(bundle):
        if isinstance(value, dict) and not (key == "text" and "div" not in value):
            assert set(value) <= TYPES.get(key, frozenset(value)), key
        assert value not in ("", [], {}), f"{key}: nothing is left out, never empty"
        if isinstance(value, str):
            assert STRING.fullmatch(value), key
            assert not any(ord(c) < 32 and c not in "\t\r\n" for c in value), key
        if key == "code" and isinstance(value, str):
            assert CODE.fullmatch(value)
        if key in ("timestamp", "issued", "effectiveDateTime", "start", "end", "creation"):
            assert INSTANT.fullmatch(value), (key, value)
        if key == "div":
            told = Xml.fromstring(value)
            assert told.tag == "{http://www.w3.org/1999/xhtml}div"
            assert len(told) == 0, "no markup but our own"
            assert (told.text or "").strip()


def test_every_part_keeps_to_what_r4_says_of_it() -> None:
    keeps_to_r4(built())
    keeps_to_r4(built(Lang.ZH, label="林梅", is_name=True))


@settings(max_examples=15, deadline=None)
@given(some.text(min_size=1, max_size=40), some.text(min_size=1, max_size=40))
@example("<script>\x00\x1b[2J", "</div>&\ud800\ufffe")
@example("\xa0", "\u3000")
def test_no_name_breaks_it(label: str, exercise: str) -> None:
    """What people wrote is said as it stands, without what FHIR and XML cannot hold."""
    request = sample.request(Lang.EN)
    names = {**request.exercise_names, "open_smile": f"x{exercise}"}
    rated = Total(EntryId("t"), request.made_at, Scale.SAQ, 46.7, Rater.CLINICIAN, label)
    request = replace(request, exercise_names=names, totals=(rated,))
    bundle = json.loads(encode_fhir(request, Subject(f"x{label}", is_name=True), PDF))
    keeps_to_r4(bundle)
    (patient,) = resources(bundle, "Patient")
    kept = [c for c in label if c.isprintable() and not c.isspace()]
    told = patient["name"][0]["text"][1:]
    assert [c for c in told if c.isprintable() and not c.isspace()] == kept


def test_who_said_or_measured_it_is_told() -> None:
    at = sample.request(Lang.EN).made_at
    totals = (
        Total(EntryId("a"), at, Scale.SAQ, 46.7, Rater.SELF),
        Total(EntryId("b"), at, Scale.SUNNYBROOK, 60.0, Rater.CLINICIAN, "Dr Ma"),
    )
    request = replace(sample.request(Lang.EN), totals=totals)
    bundle = json.loads(encode_fhir(request, Subject("MM-1", False), PDF))
    keeps_to_r4(bundle)
    found = {o["code"]["coding"][0]["code"]: o for o in resources(bundle, "Observation")}
    patient = found["total-saq"]["subject"]
    assert found["total-saq"]["performer"] == [patient]
    assert found["total-sunnybrook"]["performer"] == [{"display": "Dr Ma"}]
    assert found["total-saq"]["category"][0]["coding"][0]["code"] == "survey"
    measured = found["P2-smile-eye"]
    assert measured["performer"] == [patient], "a recording of oneself"
    assert measured["category"][0]["coding"][0]["code"] == "procedure"


def test_a_day_without_an_answer_is_no_observation() -> None:
    line = SymptomLine(sample.request(Lang.EN).made_at, None, None, None, None, ())
    request = replace(sample.request(Lang.EN), period=period_with(line))
    bundle = json.loads(encode_fhir(request, Subject("MM-1", False), PDF))
    keeps_to_r4(bundle)
    assert "symptom-check" not in json.dumps(resources(bundle, "Observation"))


def test_an_offset_that_r4_cannot_write_becomes_utc() -> None:
    local = datetime(1900, 1, 1, 8, 5, 43, 7, timezone(timedelta(hours=8, minutes=5, seconds=43)))
    assert moment(local) == "1900-01-01T00:00:00+00:00"
    assert moment(datetime(2026, 11, 22, 6, 5, 30, 9, UTC)) == "2026-11-22T06:05:30+00:00"
