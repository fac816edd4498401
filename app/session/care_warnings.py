"""Which answers on the care list lead to a question of the safety gate."""

from collections.abc import Mapping, Sequence
from typing import Final

from app.domain.journal import JsonValue

WARNINGS: Final = (
    ("symptom_check", "twitch", "new", "RF05_new_twitch"),
    ("symptom_check", "pain_vs_usual", "more", "RF06_pain_worse"),
    ("symptom_check", "eye", "red", "RF02_eye"),
    ("symptom_check", "eye", "painful", "RF02_eye"),
    ("symptom_check", "eye", "blurred", "RF02_eye"),
    ("symptom_check", "eye", "light_sensitive", "RF02_eye"),
    ("massage", "new_twitch", True, "RF05_new_twitch"),
)
"""Item, field, answer, and the rule whose question names the same thing."""
PROCEDURE: Final = "RF10_procedure"
PROCEDURE_DAY: Final = "botulinum_date"


def warnings_in(
    care_id: str, before: Mapping[str, JsonValue], after: Mapping[str, JsonValue]
) -> tuple[str, ...]:
    """Return the rules to ask about, for answers in `after` that were not there `before`."""
    found = [
        rule
        for item, key, answer, rule in WARNINGS
        if item == care_id and answer in _values(after, key) - _values(before, key)
    ]
    day = after.get(PROCEDURE_DAY)
    if care_id == "follow_up" and day is not None and day != before.get(PROCEDURE_DAY):
        found.append(PROCEDURE)
    return tuple(dict.fromkeys(found))


def _values(fields: Mapping[str, JsonValue], key: str) -> set[str | bool]:
    value = fields.get(key)
    if isinstance(value, str | bool):
        return {value}
    return {str(each) for each in value} if isinstance(value, Sequence) else set()
