"""One mistake made in a copy of the content, and what the reader says to it."""

from pathlib import Path

import pytest

from exercises.errors import ContentError
from exercises.library import load_library

SMILE = "mirror/exercises/open_smile.yaml"
CLOSURE = "mirror/exercises/gentle_eye_closure.yaml"
PATTERN = "mirror/patterns/P2_smile_eye.yaml"
VOWELS = "mirror/sets/vowels.yaml"
WEEKLY = "mirror/sets/recording_weekly.yaml"
COMMON = "mirror/mirror.yaml"


def refusal(content: Path) -> ContentError:
    with pytest.raises(ContentError) as caught:
        load_library(content)
    error = caught.value
    assert str(error).startswith(error.file)
    assert error.what.endswith((".", "!"))
    assert error.to_do.endswith(".")
    assert str(content) not in str(error)
    return error


def swap(content: Path, file: str, old: str, new: str) -> None:
    path = content / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def check_one_mistake(content: Path, file: str, old: str, new: str, said: str) -> None:
    """Make one mistake, and hold that the refusal names the file and says what is wrong."""
    swap(content, file, old, new)
    error = refusal(content)
    assert error.file == file
    assert said in str(error)
