"""Our content beside the documents that it was taken from; skipped, saying so, without them."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from exercises.schema import Bilingual

CONTENT = Path(__file__).parents[2].parent / "shared" / "content"
needs_content = [
    pytest.mark.shared_data,
    pytest.mark.skipif(
        not CONTENT.is_dir(), reason="the shared content is not beside the checkout"
    ),
]


def original_of(name: str) -> Any:
    return yaml.safe_load((CONTENT / name).read_text(encoding="utf-8"))


def pair(text: Bilingual | None) -> dict[str, str] | None:
    return None if text is None else {"zh": text.zh, "en": text.en}


def two(entry: dict[str, Any]) -> dict[str, str]:
    return {"zh": entry["zh"], "en": entry["en"]}
