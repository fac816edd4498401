"""What a movement is called: by its exercise, or, found without one, by what it was."""

from app.domain.patterns import FreeExercise
from app.texts import Texts
from exercises.library import Library


def exercise_name(exercise: str, library: Library, texts: Texts) -> str:
    """Return the name in the language of `texts`; an id that nobody knows stays as it is."""
    known = library.exercises.get(exercise)
    if known is not None:
        return known.name.of(texts.lang)
    if exercise in set(FreeExercise):
        return texts(f"exercise.{exercise}")
    return exercise
