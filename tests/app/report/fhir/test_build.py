"""What a clinic's system reads: held to FHIR R4, whose elements are listed here."""

import base64
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle

from app.domain.journal import EntryId
from app.domain.period import Period, Symptoms, Times
from app.domain.symptoms import SymptomLine
from app.domain.totals import Rater, Scale, Total
from app.report.fhir.build import Subject, encode_fhir
from app.report.fhir.codes import ABSENT_SYSTEM, SYSTEM, UCUM
from app.texts import Lang
from tests.app.report import sample

# Elements of R4 (hl7.org/fhir/R4), as far as this project uses the resource.
R4: Mapping[str, frozenset[str]] = {
    "Bundle": frozenset({"resourceType", "type", "timestamp", "entry"}),
    "Patient": frozenset({"resourceType", "identifier", "name"}),
    "Device": frozenset({"resourceType", "status", "deviceName", "version"}),
    "CodeSystem": frozenset(
        {
            "resourceType",
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
            "status",
            "code",
            "subject",
            "effectiveDateTime",
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
        assert coding["system"] in (SYSTEM, UCUM, ABSENT_SYSTEM)
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
    assert base64.b64decode(report["presentedForm"][0]["data"]) == PDF


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
