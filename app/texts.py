"""The sentences that commands, reports and errors say, in both languages.

They stand in assets/i18n/core.yaml (`key: {zh: ..., en: ...}`). Texts of an exercise stand beside
the exercise; texts of the window are translated by Qt Linguist.
"""

import locale
import os
from enum import StrEnum
from functools import cache
from pathlib import Path
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


@cache
def _table() -> dict[str, dict[str, str]]:
    import yaml  # the window can stand before any of these sentences is wanted

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    raw = (ASSETS / "i18n" / "core.yaml").read_text(encoding="utf-8")
    return cast("dict[str, dict[str, str]]", yaml.load(raw, Loader=loader))


class Texts:
    """Look sentences up in one language and fill their fields."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def __call__(self, key: str, **fields: object) -> str:
        """Return the sentence for `key`.

        Raises: Bug if the key or a field is unknown, so that a test finds it.
        """
        try:
            return _table()[key][self.lang].format(**fields)
        except KeyError as missing:
            raise Bug(f"no text for {key!r} in {self.lang}: {missing}") from missing

    def has(self, key: str) -> bool:
        return key in _table()

    def explain(self, error: Exception) -> str:
        """Say what happened and what to do next; a mistake of ours has one sentence of its own."""
        if isinstance(error, UserFacing):
            return self(f"error.{error.key}", **error.fields)
        return self("failure.unforeseen")


def all_keys() -> frozenset[str]:
    return frozenset(_table())
