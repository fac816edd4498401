"""The reading pages: what they may hold, and that they hold it in both languages."""

from pathlib import Path

import pytest

from exercises.library import Library
from tests.exercises.spoiling import check_one_mistake
from tests.exercises.test_library import texts_in

CAUSES = "learn/pages/causes.yaml"
QUESTIONS = "learn/pages/questions_for_the_visit.yaml"
AVOID = "learn/pages/avoid.yaml"
ABOUT = "learn/pages/about_this_app.yaml"


def test_the_pages_stand_in_their_order(library: Library, content: Path):
    assert list(library.learn) == [
        "what_it_is",
        "causes",
        "daily_care",
        "avoid",
        "when_to_go_back",
        "questions_for_the_visit",
        "about_this_app",
    ]
    assert len(list(content.rglob("learn/**/*.yaml"))) == 7


def test_every_text_is_there_in_both_languages(library: Library):
    texts = [text for page in library.learn.values() for text in texts_in(page)]
    assert len(texts) > 35
    for text in texts:
        assert any("一" <= letter <= "鿿" for letter in text.zh), text
        assert not any("一" <= letter <= "鿿" for letter in text.en), text


def test_each_of_the_five_causes_says_what_the_article_names_and_who_decides(library: Library):
    page = library.learn["causes"]
    assert len(page.causes) == 5
    for cause in page.causes:
        assert cause.named_treatments.en.startswith("The article names")
        assert cause.named_treatments.zh.startswith("文章提到")
    assert page.intro is not None
    assert "doctor" in page.intro.en


EDITS = [
    pytest.param(CAUSES, "order:", "colour: 1\norder:", '"colour" is not known', id="key"),
    pytest.param(CAUSES, "    what:\n", "    dose: 5\n    what:\n", "causes.0.dose", id="dose"),
    pytest.param(CAUSES, "id: excitability", "id: scar_traction", "one cause twice", id="twice"),
    pytest.param(CAUSES, "  - S08", "  - S99", 'source "S99"', id="source"),
    pytest.param(AVOID, "includes: avoid", "includes: all", '"includes"', id="include"),
    pytest.param(ABOUT, "includes: disclaimer\n", "", "exactly one", id="nothing"),
    pytest.param(QUESTIONS, "sources:\n  - DESIGN\n", "", '"sources" is empty', id="unsourced"),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), EDITS)
def test_one_mistake(content: Path, file: str, old: str, new: str, said: str):
    check_one_mistake(content, file, old, new, said)
