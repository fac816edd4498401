"""What a single tap on a line of the care list stands for."""

from collections.abc import Mapping
from typing import Final

from app.domain.journal import JsonValue

HABITS: Final[Mapping[str, Mapping[str, JsonValue]]] = {
    "supine_sleep": {"position_start": "back"},
    "sunglasses": {"went_out": True, "wore": "always"},
    "avoid_spicy": {"spicy": "none"},
}
"""The article's habits; a tap on any other line says that it was seen to, and no more."""
UNTAPPED: Final = frozenset({"symptom_check", "mood_check", "expression_recording"})
"""Lines that a tap would say nothing about."""


def keeps_habit(care_id: str, fields: Mapping[str, JsonValue]) -> bool:
    """Tell whether what is written down says no other than the tap does."""
    return all(fields.get(key, value) == value for key, value in HABITS.get(care_id, {}).items())
