"""What is written down about a line of the care list, held against the item's log fields."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import cast

from app.domain.journal import JsonValue
from app.errors import Bug
from exercises.schema_care import CareItem, LogField


def complete(
    item: CareItem, fields: Mapping[str, JsonValue], now: datetime
) -> dict[str, JsonValue]:
    """Return the fields with what the app itself knows: that it is done, and when.

    A required field may be missing: a tick says that something was seen to, and no more.

    Raises: Bug if the item does not log such a field, or the value does not fit it.
    """
    check(item, fields)
    known = {field.key for field in item.log}
    own: dict[str, JsonValue] = {"done": True, "done_at": now.isoformat()}
    return {key: value for key, value in own.items() if key in known} | dict(fields)


def check(item: CareItem, fields: Mapping[str, JsonValue]) -> None:
    """Raises: Bug if the item does not log such a field, or the value does not fit it."""
    known = {field.key: field for field in item.log}
    for key, value in fields.items():
        if key not in known:
            raise Bug(f"{item.id} does not log {key!r}")
        if not _fits(known[key], value):
            raise Bug(f"{item.id}: {key} cannot be {type(value).__name__}")


def _fits(field: LogField, value: JsonValue) -> bool:
    match field.type:
        case "bool":
            return isinstance(value, bool)
        case "int":
            return _is_within(field, value)
        case "enum":
            return _is_chosen(field, value)
        case "str" | "text":
            return isinstance(value, str)
        case "date":
            return isinstance(value, str) and _is_day(value)
        case "datetime":
            return isinstance(value, str) and _is_moment(value)
        case "list[str]":
            return _is_list(value) and all(isinstance(each, str) for each in _items(value))
        case "list[dict]":  # pragma: no branch - there is no other
            return _is_list(value) and all(isinstance(each, Mapping) for each in _items(value))


def _is_within(field: LogField, value: JsonValue) -> bool:
    if isinstance(value, bool) or not isinstance(value, int):
        return False
    above = field.min is None or field.min <= value
    return above and (field.max is None or value <= field.max)


def _is_chosen(field: LogField, value: JsonValue) -> bool:
    options = {option.id for option in field.options}
    chosen = _items(value) if field.multiple and _is_list(value) else [value]
    return bool(chosen) and all(each in options for each in chosen)


def _is_list(value: JsonValue) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _items(value: JsonValue) -> Sequence[JsonValue]:
    return cast("Sequence[JsonValue]", value)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
