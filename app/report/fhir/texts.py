"""What FHIR asks of texts and times: no character that XML cannot hold, and words for people."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from html import escape
from typing import Final, cast

from app.report.fhir.codes import JsonDict

_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

_ODD_SPACE: Final = re.compile(r"[^\S \t\r\n]")


def moment(when: datetime) -> str:
    """Write a time in whole seconds; an offset that is not in whole minutes becomes UTC's."""
    offset = when.utcoffset()
    is_odd = offset is None or offset.total_seconds() % 60
    return (when.astimezone(UTC) if is_odd else when).replace(microsecond=0).isoformat()


def legal(value: object) -> object:
    """Return a resource without the characters that FHIR forbids in its strings.

    Spaces of other kinds become plain ones: readers differ in whether they may stand there.
    """
    if isinstance(value, str):
        return _ODD_SPACE.sub(" ", _ILLEGAL.sub("", value))
    if isinstance(value, dict):
        items = cast("JsonDict", value).items()
        return {key: item if key == "data" else legal(item) for key, item in items}
    if isinstance(value, list):
        return [legal(item) for item in cast("list[object]", value)]
    return value


def with_narrative(resource: JsonDict) -> JsonDict:
    """Say in words what a resource holds, for a reader that shows nothing else."""
    kind, *rest = resource.items()
    told = "; ".join(part for part in _told(resource) if part)
    div = f'<div xmlns="http://www.w3.org/1999/xhtml">{escape(told)}</div>'
    return {kind[0]: kind[1], "text": {"status": "generated", "div": div}, **dict(rest)}


def _told(resource: JsonDict) -> list[str]:
    found = cast("Mapping[str, object]", resource)
    match found["resourceType"]:
        case "Patient":
            names = cast("list[JsonDict]", found.get("name") or found.get("identifier") or [{}])
            return [str(names[0].get("text") or names[0].get("value") or "")]
        case "Device":
            names = cast("list[JsonDict]", found["deviceName"])
            versions = cast("list[JsonDict]", found["version"])
            return [str(names[0]["name"]), *(_measured(v, v.get("value")) for v in versions)]
        case "CodeSystem":
            return [str(found["title"])]
        case _:
            return _observed(found)


def _observed(found: Mapping[str, object]) -> list[str]:
    parts = [_text(found["code"]), str(found.get("effectiveDateTime") or "")]
    parts += [_text(one) for one in cast("list[object]", found.get("interpretation") or [])]
    parts.append(_value(found))
    components = cast("list[JsonDict]", found.get("component") or [])
    parts += [f"{_text(one['code'])}: {_value(one)}" for one in components]
    parts += [str(note["text"]) for note in cast("list[JsonDict]", found.get("note") or [])]
    parts.append(str(found.get("conclusion") or ""))
    return parts


def _measured(coded: JsonDict, value: object) -> str:
    return f"{_text(coded.get('type'))}: {value}"


def _value(found: Mapping[str, object]) -> str:
    quantity = cast("JsonDict", found.get("valueQuantity") or {})
    if quantity:
        return f"{quantity['value']} {quantity['unit']}"
    if "valueInteger" in found:
        return str(found["valueInteger"])
    absent = found.get("dataAbsentReason")
    return _text(found.get("valueCodeableConcept") or absent or {})


def _text(concept: object) -> str:
    """Return what a CodeableConcept says: its text, else its displays."""
    found = cast("JsonDict", concept or {})
    codings = cast("list[JsonDict]", found.get("coding") or [])
    shown = ", ".join(str(coding.get("display") or coding["code"]) for coding in codings)
    return str(found.get("text") or shown)
