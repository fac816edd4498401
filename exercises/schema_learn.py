"""What the reading pages may contain."""

from typing import Literal, Self

from pydantic import model_validator

from exercises.schema import ContentFile, Id, Strict
from exercises.schema_care import Plain

Include = Literal["care_items", "avoid", "disclaimer"]
"""Texts that stand in another file already: the care list, what to avoid, what the app is not."""


class Cause(Strict):
    """One cause that the article describes, with what it names against it."""

    id: Id
    name: Plain
    what: Plain
    seen_as: Plain
    named_treatments: Plain


class LearnPage(ContentFile):
    """One page to read; it says what its sources say, and no more."""

    title: Plain
    intro: Plain | None = None
    body: tuple[Plain, ...] = ()
    causes: tuple[Cause, ...] = ()
    questions: tuple[Plain, ...] = ()
    """Questions to take to the doctor."""
    includes: Include | None = None
    sources: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        told = (self.body, self.causes, self.questions, self.includes)
        if sum(bool(each) for each in told) != 1:
            raise ValueError(
                'exactly one of "body", "causes", "questions", "includes" stands there'
            )
        if len({cause.id for cause in self.causes}) != len(self.causes):
            raise ValueError('"causes" names one cause twice')
        if not self.sources and self.includes != "disclaimer":
            raise ValueError('"sources" is empty')
        return self
