"""Domain dataclasses to JSON values and back, driven by their annotations.

The fields of a dataclass, in their order, are the keys of its JSON object: a renamed field is a
new version of the format, and the files in tests/data notice. Floats are rounded (names ending in
`_s`: 3 decimals, others: 4) and a float that is not finite becomes null, which reads as NaN.
"""

import math
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, NewType, TypeVar, cast, get_args, get_origin, get_type_hints

from app.errors import Bug

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

LARGEST = 1e9
"""Nothing that is measured comes near; what is larger would break sums and plots that show it."""

T = TypeVar("T")


class Refused(ValueError):  # noqa: N818 - raised and caught inside the store
    """A value does not fit its place; the text names the place, never what people said."""


def rounded(value: float, name: str) -> float | None:
    """Round by the rule of the format; no minus zero, no NaN."""
    if not math.isfinite(value):
        return None
    return round(value, 3 if name.endswith("_s") else 4) + 0.0


def encode(value: "DataclassInstance") -> dict[str, object]:
    """Return the JSON object for a dataclass, its keys in the order of the fields."""
    hints = _hints(type(value))
    return {name: _encoded(getattr(value, name), hints[name], name) for name in hints}


def decode(kind: type[T], raw: object, where: str = "", *, null_is_nan: bool = True) -> T:
    """Build a dataclass from a JSON object that has exactly its fields.

    Raises: Refused with the place of the first value that does not fit.
    """
    return cast("T", _decoded(kind, raw, where, null_is_nan))


@cache
def _hints(kind: type) -> dict[str, object]:
    found = get_type_hints(kind)
    return {field.name: found[field.name] for field in fields(kind)}


def _encoded(value: object, hint: object, name: str) -> object:
    if isinstance(hint, UnionType):
        hint = _member(hint, value)
    if isinstance(value, tuple):
        inner = get_args(hint)[0]
        return [_encoded(item, inner, name) for item in cast("tuple[object, ...]", value)]
    if isinstance(value, dict):
        inner = get_args(hint)[1]
        items = cast("dict[str, object]", value)
        return {key: _encoded(item, inner, key) for key, item in items.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return encode(value)
    return _encoded_value(value, hint, name)


def _encoded_value(value: object, hint: object, name: str) -> object:
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise Bug(f"{name}: a time without its offset")
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    # By the annotation, not by the value: numpy's numbers are written like Python's.
    if hint is float:
        return rounded(float(cast("float", value)), name)
    if hint is int:
        return int(cast("int", value))
    if hint is bool:
        return bool(value)
    return value


def _decoded(hint: object, raw: object, where: str, null_is_nan: bool) -> object:
    if isinstance(hint, NewType):
        hint = hint.__supertype__
    if isinstance(hint, UnionType):
        hint = _member(hint, raw)
    if get_origin(hint) is tuple:
        return _decoded_list(get_args(hint)[0], raw, where, null_is_nan)
    if get_origin(hint) is dict:
        inner = get_args(hint)[1]
        items = _object(raw, where).items()
        return {key: _decoded(inner, item, _inside(where, key), null_is_nan) for key, item in items}
    if is_dataclass(hint):
        return _decoded_object(cast("type", hint), raw, where, null_is_nan)
    if hint is float and raw is None and null_is_nan:
        return math.nan
    return _decoded_value(cast("type", hint), raw, where)


def _member(union: UnionType, raw: object) -> object:
    kinds = get_args(union)
    return next((kind for kind in kinds if kind is type(raw)), kinds[0])


def _decoded_list(inner: object, raw: object, where: str, null_is_nan: bool) -> object:
    if not isinstance(raw, list):
        raise Refused(f"{where}: expected a list")
    items = cast("list[object]", raw)
    return tuple(
        _decoded(inner, item, f"{where}[{number}]", null_is_nan)
        for number, item in enumerate(items)
    )


def _decoded_object(kind: type, raw: object, where: str, null_is_nan: bool) -> object:
    hints = _hints(kind)
    values = _object(raw, where)
    for name in sorted(values.keys() ^ hints.keys()):
        raise Refused(f"{_inside(where, name)}: {'missing' if name in hints else 'unknown key'}")
    return kind(
        **{
            name: _decoded(hints[name], value, _inside(where, name), null_is_nan)
            for name, value in values.items()
        }
    )


def _object(raw: object, where: str) -> dict[str, object]:
    if not isinstance(raw, dict):
        raise Refused(f"{where}: expected an object")
    return cast("dict[str, object]", raw)


def _inside(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name


def _decoded_value(kind: type, raw: object, where: str) -> object:
    try:
        if issubclass(kind, Enum):
            return kind(raw)
        if kind is datetime and isinstance(raw, str):
            return _aware(datetime.fromisoformat(raw))
        if kind is float and type(raw) in (int, float):
            return _finite(float(cast("float", raw)))
    except (ValueError, OverflowError) as error:
        raise Refused(f"{where}: {error}") from error
    if type(raw) is not kind:
        raise Refused(f"{where}: expected {kind.__name__}")
    return raw


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise ValueError(f"{value} is not finite")
    if abs(value) > LARGEST:
        raise ValueError(f"{value} is larger than anything")
    return value


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a time without its offset")
    # A day on either end of the calendar cannot be told in another zone.
    if not datetime.min.year < moment.year < datetime.max.year:
        raise ValueError("a time outside of the calendar")
    return moment
