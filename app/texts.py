"""The sentences that commands, reports and errors say, in both languages.

They stand in assets/i18n/core.yaml (`key: {zh: ..., en: ...}`). Texts of an exercise stand beside
the exercise; texts of the window are translated by Qt Linguist.
"""

import locale
import os
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import cast

from app.errors import Bug, UserFacing

ASSETS = Path(__file__).resolve().parent.parent / "assets"


class Lang(StrEnum):
    ZH = "zh"
    EN = "en"

    @classmethod
    def of_system(cls) -> "Lang":
        """Choose Chinese where the system speaks Chinese, else English."""
        spoken = (
            os.environ.get("LC_ALL")
            or os.environ.get("LC_MESSAGES")
            or os.environ.get("LANG")
            or locale.getlocale()[0]
            or ""
        )
        return cls.ZH if spoken.lower().startswith(("zh", "chinese")) else cls.EN


Table = Mapping[str, Mapping[str, str]]


@cache
def table(name: str) -> Table:
    """Read a table of sentences of assets/i18n: `core`, or `report`."""
    import yaml  # the window can stand before any of these sentences is wanted

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    raw = (ASSETS / "i18n" / f"{name}.yaml").read_text(encoding="utf-8")
    return MappingProxyType(cast("dict[str, dict[str, str]]", yaml.load(raw, Loader=loader)))


def sentence(name: str, key: str, lang: Lang, fields: Mapping[str, object]) -> str:
    """Return the sentence of a table for `key`, its fields filled.

    Raises: Bug if the key or a field is unknown, so that a test finds it.
    """
    try:
        return table(name)[key][lang].format(**fields)
    except KeyError as missing:
        raise Bug(f"no {name} text for {key!r} in {lang}: {missing}") from missing


class Texts:
    """Look sentences up in one language and fill their fields."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def __call__(self, key: str, **fields: object) -> str:
        """Raises: Bug, as `sentence`."""
        return sentence("core", key, self.lang, fields)

    def has(self, key: str) -> bool:
        return key in table("core")

    def explain(self, error: Exception) -> str:
        """Say what happened and what to do next; a mistake of ours has one sentence of its own."""
        if isinstance(error, UserFacing):
            return self(f"error.{error.key}", **error.fields)
        return self("failure.unforeseen")


def all_keys() -> frozenset[str]:
    return frozenset(table("core"))
