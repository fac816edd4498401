"""Observations of what the person entered: totals, and the symptom check day by day."""

from collections.abc import Callable, Iterator
from datetime import datetime

from app.domain.symptoms import SymptomLine
from app.domain.totals import Rater, Scale
from app.report.bundle.entries import EnteredTotal, Entries
from app.report.fhir.codes import UCUM, JsonDict, category, code
from app.report.fhir.texts import moment

Identify = Callable[[str], str]


def entered_observations(
    entries: Entries, of: Identify, subject: JsonDict
) -> Iterator[tuple[str, JsonDict]]:
    """Give `(name, resource)`; `of` names a resource of the bundle."""
    for number, total in enumerate(entries.totals):
        yield (
            of(f"total|{number}"),
            _base(total.at, subject, _rater(total, subject)) | _total(total),
        )
    for number, line in enumerate(entries.symptoms):
        said = _symptoms(line)
        if said["component"]:
            yield of(f"symptoms|{number}"), _base(line.at, subject, subject) | said


def _rater(total: EnteredTotal, subject: JsonDict) -> JsonDict:
    return subject if total.rater is Rater.SELF else {"display": total.name or "A clinician"}


def _base(at: datetime, subject: JsonDict, performer: JsonDict) -> JsonDict:
    return {
        "resourceType": "Observation",
        "status": "final",
        "category": category("survey"),
        "subject": subject,
        "effectiveDateTime": moment(at),
        "performer": [performer],
    }


def _total(total: EnteredTotal) -> JsonDict:
    by = "the person" if total.rater is Rater.SELF else "a clinician"
    name = f" ({total.name})" if total.name else ""
    body: JsonDict = {
        "code": code(total_code(total.scale)),
        "note": [{"text": f"Entered by hand; rated by {by}{name}. Not computed by the app."}],
    }
    if total.scale is Scale.HOUSE_BRACKMANN:
        return body | {"valueInteger": round(total.value)}
    quantity = {"value": total.value, "unit": "points", "system": UCUM, "code": "{score}"}
    return body | {"valueQuantity": quantity}


def _symptoms(line: SymptomLine) -> JsonDict:
    parts = list[JsonDict]()
    for name, value in (("pain", line.pain), ("tightness", line.tightness)):
        if value is not None:
            parts.append({"code": code(name), "valueInteger": value})
    chosen = [("pain-vs-usual", line.pain_vs_usual), ("twitch", line.twitch)]
    chosen += [("eye", said) for said in line.eye]
    for name, said in chosen:
        if said is not None:
            value_code = code(f"{name}-{said.replace('_', '-')}")
            parts.append({"code": code(name), "valueCodeableConcept": value_code})
    return {"code": code("symptom-check"), "component": parts}


def total_code(scale: Scale) -> str:
    return f"total-{scale.value.replace('_', '-')}"
