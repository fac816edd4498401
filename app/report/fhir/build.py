"""fhir.json: the report as a FHIR R4 Bundle of type collection.

The resources are built as plain JSON and then read by the models of fhir.resources (R4B, whose
resources used here have the elements of R4; tests hold them to a list of R4's), so that nothing
leaves the house that a FHIR reader would refuse.
"""

import base64
import hashlib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Final

from app.domain.constants import ALGORITHM_VERSION
from app.domain.findings import Unit
from app.domain.records import Verdict
from app.domain.review import FlagKey
from app.errors import ReportFailure
from app.report.fhir.codes import (
    PSEUDONYM_SYSTEM,
    UCUM,
    JsonDict,
    absent,
    category,
    code,
    code_system,
    pattern_code,
    side_code,
    word_code,
)
from app.report.fhir.entered import entered_observations
from app.report.fhir.texts import legal, moment, with_narrative
from app.report.request import ReportRequest, ReportSession
from app.report.results import PatternResult, results_of
from app.report.summary_csv import index_of
from app.store.codec import rounded

_NAMESPACE: Final = uuid.UUID("b2c1a9de-5f0e-4f6c-8a55-3d9f6a1e2c70")
_DISCLAIMER: Final = (
    "Self-recording by the person. Not a diagnosis and not a grade. What was not seen may be there."
)


@dataclass(frozen=True, slots=True)
class Subject:
    """Who the report is about: `label` as the person chose, `is_name` if it is a name."""

    label: str
    is_name: bool


def encode_fhir(request: ReportRequest, subject: Subject, pdf: bytes) -> bytes:
    """Return the Bundle as JSON; the same request gives the same bytes.

    Raises: ReportFailure report_failed if the models refuse what was built, which is a mistake of
        ours that must not reach a clinic.
    """
    from fhir.resources.R4B.bundle import Bundle
    from pydantic import ValidationError

    try:
        bundle = Bundle.model_validate(legal(_bundle(request, subject, pdf)))
    except ValidationError as error:
        raise ReportFailure("report_failed", detail=f"FHIR: {error.error_count()}") from error
    return (bundle.model_dump_json(indent=1) + "\n").encode()


def _bundle(request: ReportRequest, subject: Subject, pdf: bytes) -> JsonDict:
    ids = _Ids(request)
    observations = list(_observations(request, ids))
    entered = entered_observations(request.entries, ids.of, ids.to("patient"))
    observations += entered
    system = {**code_system(request.pattern_names), "date": _instant(request)}
    resources: list[tuple[str, JsonDict]] = [
        (ids.of("patient"), _patient(subject)),
        (ids.of("device"), _device(request)),
        (ids.of("codes"), system),
        (ids.of("report"), _report(request, ids, [name for name, _ in observations], pdf)),
        *observations,
    ]
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "timestamp": _instant(request),
        "entry": [
            {"fullUrl": name, "resource": with_narrative(resource)} for name, resource in resources
        ],
    }


class _Ids:
    """Names for the resources of one bundle, the same each time it is made."""

    def __init__(self, request: ReportRequest) -> None:
        self._seed = "|".join((_instant(request), *(s.record.meta.id for s in request.sessions)))

    def of(self, name: str) -> str:
        return f"urn:uuid:{uuid.uuid5(_NAMESPACE, f'{self._seed}|{name}')}"

    def to(self, name: str) -> JsonDict:
        return {"reference": self.of(name)}


def _patient(subject: Subject) -> JsonDict:
    patient: JsonDict = {"resourceType": "Patient"}
    if subject.is_name:
        return patient | {"name": [{"text": subject.label}]}
    return patient | {"identifier": [{"system": PSEUDONYM_SYSTEM, "value": subject.label}]}


def _device(request: ReportRequest) -> JsonDict:
    return {
        "resourceType": "Device",
        "status": "active",
        "deviceName": [{"name": "MirrorMend", "type": "user-friendly-name"}],
        "version": [
            {"type": code("app", "App"), "value": request.app_version},
            {"type": code("algorithm", "Algorithm"), "value": ALGORITHM_VERSION},
        ],
    }


def _report(request: ReportRequest, ids: _Ids, observed: list[str], pdf: bytes) -> JsonDict:
    days = sorted(s.record.meta.started_at for s in request.sessions)
    return {
        "resourceType": "DiagnosticReport",
        "status": "final",
        "code": code("report"),
        "subject": ids.to("patient"),
        "effectivePeriod": {"start": moment(days[0]), "end": moment(days[-1])},
        "issued": _instant(request),
        "result": [{"reference": name} for name in observed],
        "conclusion": _DISCLAIMER,
        "presentedForm": [
            {
                "contentType": "application/pdf",
                "language": "zh-CN" if request.lang == "zh" else "en",
                "data": base64.b64encode(pdf).decode(),
                "size": len(pdf),
                "hash": _sha1(pdf),
                "title": "MirrorMend",
                "creation": _instant(request),
            }
        ],
    }


def _sha1(content: bytes) -> str:
    """Return what FHIR R4 defines for an Attachment; the bundle's signature is what protects."""
    return base64.b64encode(hashlib.sha1(content, usedforsecurity=False).digest()).decode()


def _observations(request: ReportRequest, ids: _Ids) -> Iterator[tuple[str, JsonDict]]:
    for session in sorted(request.sessions, key=lambda s: s.record.meta.started_at):
        verdict = session.record.verdict
        if verdict is None:
            continue
        for result in results_of(verdict.analysis, request.watched).patterns:
            if result.pattern:
                name = f"{session.record.meta.id}|{result.exercise}|{result.pattern}"
                yield ids.of(name), _observation(request, ids, session, verdict, result)


def _observation(
    request: ReportRequest,
    ids: _Ids,
    session: ReportSession,
    verdict: Verdict,
    result: PatternResult,
) -> JsonDict:
    meta = session.record.meta
    known = request.pattern_names.get(result.pattern)
    body: JsonDict = {
        "resourceType": "Observation",
        "status": "final",
        "category": category("procedure"),
        "code": code(pattern_code(result.pattern), known),
        "subject": ids.to("patient"),
        "effectiveDateTime": moment(meta.started_at),
        "performer": [ids.to("patient")],
        "device": ids.to("device"),
        "bodySite": side_code(verdict.analysis.affected),
        "method": code(verdict.tracking.mode),
        "interpretation": [word_code(result.word)],
        "note": [{"text": text} for text in _notes(request, session, result)],
        "component": list(_components(session, result)),
    }
    if not result.measures:
        return body | {"dataAbsentReason": absent(result.reasons)}
    return body | {"valueQuantity": _quantity(index_of(result)[0], result)}


def _notes(request: ReportRequest, session: ReportSession, result: PatternResult) -> list[str]:
    exercise = request.exercise_names.get(result.exercise, result.exercise)
    notes = [f"{exercise} ({result.exercise}); session {session.record.meta.id}."]
    if session.record.meta.synthetic:
        notes.append("Synthetic demo person, not a patient.")
    return notes


def _components(session: ReportSession, result: PatternResult) -> Iterator[JsonDict]:
    counts = {
        "repetitions": len(result.movements),
        "judged": result.usable,
        "flagged": len(result.flags),
        "marked-not-right": sum(FlagKey.of(f) in session.disputed for f in result.flags),
    }
    for name, count in counts.items():
        yield {"code": code(name), "valueInteger": count}
    if not result.measures:
        return
    _, spread, threshold = index_of(result)
    values = {
        "uncertainty": spread,
        "threshold": threshold,
        "left": median(measure.left for measure in result.measures),
        "right": median(measure.right for measure in result.measures),
    }
    for name, value in values.items():
        yield {"code": code(name), "valueQuantity": _quantity(value, result)}


def _quantity(value: float, result: PatternResult) -> JsonDict:
    """Give both units in per cent, as people read them; which per cent stands in `unit`."""
    is_eye = result.measures[0].unit is Unit.OF_REST
    shown = rounded(100 * value if is_eye else value, "index")
    unit = "% of resting upper-lid height" if is_eye else "% of outer-canthal distance"
    return {"value": shown, "unit": unit, "system": UCUM, "code": "%"}


def _instant(request: ReportRequest) -> str:
    return moment(request.made_at)
