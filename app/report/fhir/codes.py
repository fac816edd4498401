"""The project's own code system, and the codings that are made of it.

No code of LOINC or SNOMED CT is used: none was found for what is measured here, and none is made
up. Units are UCUM; `data-absent-reason` and `observation-category` are FHIR's own systems.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from app.domain.findings import Reason
from app.domain.sides import Affected
from app.report.results import Word
from app.report.wording import report_texts

JsonDict = dict[str, object]

SYSTEM: Final = "urn:uuid:4a5f6c1e-7d0b-4d6f-9d51-0b1c2a7f3e90"
"""Local codes; what each means stands in the CodeSystem of every bundle, and in docs/fhir.md."""
PSEUDONYM_SYSTEM: Final = "urn:uuid:0f6f5a52-6a3c-4f19-8d6e-2a9b1c5d7e44"
UCUM: Final = "http://unitsofmeasure.org"
ABSENT_SYSTEM: Final = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
CATEGORY_SYSTEM: Final = "http://terminology.hl7.org/CodeSystem/observation-category"

_FIXED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "app": "Version of the app",
        "algorithm": "Version of the algorithm",
        "report": "Facial synkinesis self-recording report",
        "side-difference": "Side difference in the direction of synkinesis",
        "uncertainty": "Half-width that holds the true value in about 19 of 20 movements",
        "threshold": "Threshold that the side difference is held against",
        "left": "Reading of the person's left side while the movement was held",
        "right": "Reading of the person's right side while the movement was held",
        "repetitions": "Repetitions asked for",
        "judged": "Repetitions that could be judged",
        "flagged": "Repetitions in which the linked movement was called",
        "marked-not-right": "Flags that the person holds to be not right",
        "total-saq": "Synkinesis Assessment Questionnaire, total as entered",
        "total-fdi-physical": "Facial Disability Index, physical function, as entered",
        "total-fdi-social": "Facial Disability Index, social and well-being function, as entered",
        "total-face": "Facial Clinimetric Evaluation Scale, total as entered",
        "total-sunnybrook": "Sunnybrook Facial Grading System, composite as entered",
        "total-house-brackmann": "House-Brackmann grade as entered, 1 to 6",
        "symptom-check": "What the person says of the day",
        "pain": "Pain from 0 to 10",
        "tightness": "Tightness from 0 to 10",
        "pain-vs-usual": "Pain compared with usual",
        "pain-vs-usual-less": "Less than usual",
        "pain-vs-usual-same": "As usual",
        "pain-vs-usual-more": "More than usual",
        "twitch": "Twitching",
        "twitch-none": "No twitching",
        "twitch-as-usual": "Twitching as usual",
        "twitch-new": "New twitching",
        "eye": "How the eye is",
        "eye-fine": "No discomfort",
        "eye-dry": "Dry",
        "eye-watery": "Watery",
        "eye-red": "Red",
        "eye-painful": "Painful",
        "eye-blurred": "Blurred",
        "eye-light-sensitive": "Sensitive to light",
        "side-left": "Left side of the face",
        "side-right": "Right side of the face",
        "side-unknown": "Side not stated",
        "standard": "Landmarks of the whole face",
        "side-decoupled": "Landmarks of each half of the face by itself",
    }
)


def code(name: str, display: str | None = None) -> JsonDict:
    """Return a CodeableConcept with a local code."""
    coding: JsonDict = {"system": SYSTEM, "code": name}
    shown = display or _FIXED.get(name)
    if shown:
        coding["display"] = shown
    return {"coding": [coding], **({"text": shown} if shown else {})}


def word_code(word: Word) -> JsonDict:
    return code(f"result-{word.value.replace('_', '-')}", _english(f"word.{word}"))


def side_code(affected: Affected) -> JsonDict:
    return code(f"side-{affected.value}")


def absent(reasons: tuple[Reason, ...]) -> JsonDict:
    """Say why there is no value: FHIR's word first, then ours."""
    is_left_out = bool(reasons) and all(reason is Reason.NOT_MEASURED for reason in reasons)
    word, shown = ("not-performed", "Not Performed") if is_left_out else ("unknown", "Unknown")
    codings: list[JsonDict] = [
        {"system": ABSENT_SYSTEM, "code": word, "display": shown},
        *(
            {"system": SYSTEM, "code": reason_code(reason), "display": _english(f"reason.{reason}")}
            for reason in reasons
        ),
    ]
    return {"coding": codings}


def category(word: str) -> list[JsonDict]:
    """Return a category of FHIR's own: `procedure` (measured) or `survey` (said)."""
    coding = {"system": CATEGORY_SYSTEM, "code": word, "display": word.capitalize()}
    return [{"coding": [coding]}]


def reason_code(reason: Reason) -> str:
    return f"not-judged-{reason.value.replace('_', '-')}"


def code_system(pattern_names: Mapping[str, str]) -> JsonDict:
    """Return the resource that says what each local code means."""
    concepts = dict(_FIXED)
    concepts |= {f"result-{w.value.replace('_', '-')}": _english(f"word.{w}") for w in Word}
    concepts |= {
        reason_code(reason): _english(f"reason.{reason}")
        for reason in Reason
        if f"reason.{reason}" in report_texts()
    }
    concepts |= {pattern_code(name): shown for name, shown in sorted(pattern_names.items())}
    return {
        "resourceType": "CodeSystem",
        "url": SYSTEM,
        "version": "1",
        "name": "MirrorMendCodes",
        "title": "Codes of MirrorMend",
        "status": "active",
        "content": "complete",
        "caseSensitive": True,
        "concept": [{"code": name, "display": shown} for name, shown in concepts.items()],
    }


def pattern_code(pattern: str) -> str:
    return pattern.replace("_", "-")


def _english(key: str) -> str:
    return report_texts()[key]["en"]
