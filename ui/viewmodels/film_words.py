"""A film from a phone, and the movements in it, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.texts import Lang, Texts
from ui.viewmodels.result_parts import MomentRow
from ui.words import Words, locale_of

if TYPE_CHECKING:
    from app.domain.found import Found, Search
    from app.session.importing import Candidate
    from exercises.library import Library

_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Choice:
    """An expression that a movement may have been; `is_likely` if it moves the same part."""

    id: str
    name: str
    is_likely: bool


class FilmWords(QObject):
    def facts(self, candidate: "Candidate", lang: Lang) -> str:
        facts, locale = candidate.facts, locale_of(lang)
        words = Words(self)
        size = self.tr("{mb} MB").format(mb=locale.toString(max(1, facts.size_bytes // _MB)))
        picture = self.tr("{width} × {height}, {fps} pictures a second").format(
            width=facts.width, height=facts.height, fps=round(facts.fps)
        )
        parts = [words.seconds(facts.duration_s), picture, size]
        return self.tr(" · ", "between facts").join(parts)

    def notes(self, candidate: "Candidate", lang: Lang) -> tuple[str, ...]:
        texts = Texts(lang)
        return tuple(texts(f"film_note.{note}") for note in candidate.notes)

    def row(self, number: int, found: "Found", lang: Lang) -> MomentRow:
        """Put the movement with this number, counted from 0, into words."""
        texts = Texts(lang)
        moved = self.tr(", ", "between what moved").join(texts(f"found.{k}") for k in found.kinds)
        when = self.tr("from second {start} to {end}").format(
            start=f"{found.start_s:.1f}", end=f"{found.end_s:.1f}"
        )
        return MomentRow(
            name=self.tr("Movement {n}").format(n=number + 1),
            words=self.tr("{moved} ({when})").format(moved=moved, when=when),
            start_s=found.start_s,
            end_s=found.end_s,
            at_s=found.middle_s,
        )

    def choices(self, found: "Found", library: "Library", lang: Lang) -> tuple[Choice, ...]:
        """Return what it may have been, the likely ones first."""
        from app.session.importing import nameable

        drivers = tuple(driver.value for driver in found.drivers)
        return tuple(
            Choice(each.id, each.name.of(lang), each.driver in drivers)
            for each in nameable(library, drivers)
        )

    def answer(
        self, answers: "dict[int, str | None]", number: int, library: "Library", lang: Lang
    ) -> str:
        if number not in answers:
            return self.tr("no answer yet")
        name = answers[number]
        return self.tr("none of these") if name is None else library.exercise(name).name.of(lang)

    def none_found(self, search: "Search", lang: Lang) -> str:
        sentences: Sequence[str] = ()
        if search.reason is not None:
            sentences = (Texts(lang)(f"reason.{search.reason}"),)
        return "\n".join(
            (
                *sentences,
                self.tr(
                    "A film with a few seconds of a relaxed face, then one movement after the "
                    "other, each held for two seconds, is read best."
                ),
            )
        )
