"""A reading page in words: its blocks, and where they come from."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from app.session.learning import Block, BlockKind, blocks, cited
from app.texts import Lang
from ui.widgets.reader import Passage, Style

if TYPE_CHECKING:
    from exercises.library import Library
    from exercises.schema import Source
    from exercises.schema_learn import LearnPage

PAGE_ICONS: Final = {
    "what_it_is": "info",
    "causes": "list",
    "daily_care": "heart",
    "avoid": "x",
    "when_to_go_back": "cal",
    "questions_for_the_visit": "note",
    "about_this_app": "lock",
}
_STYLES: Final = {
    BlockKind.INTRO: Style.BODY,
    BlockKind.PARAGRAPH: Style.BODY,
    BlockKind.HEADING: Style.HEADING,
    BlockKind.SEEN_AS: Style.NAMED,
    BlockKind.NAMED: Style.NAMED,
    BlockKind.POINT: Style.POINT,
    BlockKind.QUESTION: Style.POINT,
}


class LearnWords(QObject):
    def passages(self, page: "LearnPage", library: "Library", lang: Lang) -> tuple[Passage, ...]:
        """Return title, text and sources of a page."""
        made = [Passage(Style.TITLE, page.title.of(lang))]
        made += [self._passage(block) for block in blocks(page, library, lang)]
        names = cited(page, library)
        if names:
            made.append(Passage(Style.HEADING, self.tr("Where this comes from")))
            made += [self._source(name, library.sources[name]) for name in names]
            made.append(
                Passage(
                    Style.SMALL,
                    self.tr("For information. No clinician has reviewed these pages."),
                )
            )
        return tuple(made)

    def _passage(self, block: Block) -> Passage:
        labels = {
            BlockKind.SEEN_AS: self.tr("How it shows:"),
            BlockKind.NAMED: self.tr("Decide with your doctor:"),
        }
        return Passage(_STYLES[block.kind], block.text, labels.get(block.kind, ""))

    def _source(self, name: str, source: "Source") -> Passage:
        own = {
            "SEED": self.tr("The popular-science article that this app follows (Bohe Doctor)"),
            "DESIGN": self.tr("Our own words; there is no published source for them"),
        }
        if name in own:
            return Passage(Style.SMALL, own[name])
        grades = {
            "A": self.tr("study or review"),
            "B": self.tr("specialist service, charity or clinical reference"),
            "C": self.tr("popular page"),
            "D": self.tr("rule or standard"),
        }
        text = source.citation
        if source.url:
            text += f" · {source.url}"
        return Passage(Style.SMALL, f"{grades.get(source.grade, '')} · {text}".strip(" ·"))
