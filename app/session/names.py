"""What a movement is called: by its exercise, or, found without one, by what it was."""

from typing import TYPE_CHECKING, Final

from app.domain.patterns import FreeExercise
from app.texts import Texts

if TYPE_CHECKING:
    from exercises.library import Library

IMPORTED_SET: Final = "phone_video"
"""`set_id` of a film that was taken in: nothing was asked."""


def exercise_name(exercise: str, library: "Library", texts: Texts) -> str:
    """Return the name in the language of `texts`; an id that nobody knows stays as it is."""
    known = library.exercises.get(exercise)
    if known is not None:
        return known.name.of(texts.lang)
    if exercise in set(FreeExercise):
        return texts(f"exercise.{exercise}")
    return texts("import.session_name") if exercise == IMPORTED_SET else exercise
