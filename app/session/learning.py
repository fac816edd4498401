"""The reading pages put together: what stands on a page, in the order in which it is read."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from app.texts import Lang
from exercises.library import Library
from exercises.schema_learn import Cause, LearnPage


class BlockKind(Enum):
    INTRO = "intro"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    """Of a part of the page."""
    SEEN_AS = "seen_as"
    """How a cause shows; the window puts a word before it."""
    NAMED = "named"
    """What the article names against a cause: information, for the doctor to decide on."""
    POINT = "point"
    """A line of a list."""
    QUESTION = "question"
    """A question to take to the doctor."""


@dataclass(frozen=True, slots=True)
class Block:
    kind: BlockKind
    text: str


def blocks(page: LearnPage, library: Library, lang: Lang) -> tuple[Block, ...]:
    """Return what the page says, with the texts of other files that it includes."""
    return tuple(_blocks(page, library, lang))


def cited(page: LearnPage, library: Library) -> tuple[str, ...]:
    """Return the ids of the sources: of the page, and of each line that it includes."""
    names = list(page.sources)
    if page.includes == "care_items":
        names += [name for item in library.care.items.values() for name in item.sources]
    elif page.includes == "avoid":
        names += [name for entry in library.mirror.avoid for name in entry.src]
    return tuple(dict.fromkeys(names))


def _blocks(page: LearnPage, library: Library, lang: Lang) -> Iterator[Block]:
    if page.intro is not None:
        yield Block(BlockKind.INTRO, page.intro.of(lang))
    for text in page.body:
        yield Block(BlockKind.PARAGRAPH, text.of(lang))
    for cause in page.causes:
        yield from _cause(cause, lang)
    for text in page.questions:
        yield Block(BlockKind.QUESTION, text.of(lang))
    if page.includes == "care_items":
        yield from _care_items(library, lang)
    elif page.includes == "avoid":
        for entry in library.mirror.avoid:
            yield Block(BlockKind.POINT, entry.text.of(lang))
    elif page.includes == "disclaimer":
        yield Block(BlockKind.PARAGRAPH, library.care.common.disclaimer.full.of(lang))


def _cause(cause: Cause, lang: Lang) -> Iterator[Block]:
    yield Block(BlockKind.HEADING, cause.name.of(lang))
    yield Block(BlockKind.PARAGRAPH, cause.what.of(lang))
    yield Block(BlockKind.SEEN_AS, cause.seen_as.of(lang))
    yield Block(BlockKind.NAMED, cause.named_treatments.of(lang))


def _care_items(library: Library, lang: Lang) -> Iterator[Block]:
    """Give every line of the care list with its reason, and who should rather not follow it."""
    for item in library.care.items.values():
        yield Block(BlockKind.HEADING, item.title.of(lang))
        yield Block(BlockKind.PARAGRAPH, item.why.of(lang))
        if item.exceptions is not None:
            yield Block(BlockKind.PARAGRAPH, item.exceptions.of(lang))
