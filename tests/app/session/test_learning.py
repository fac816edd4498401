from app.session.learning import BlockKind, blocks, cited
from app.texts import Lang
from exercises.library import Library


def test_a_cause_comes_with_how_it_shows_and_what_the_article_names(library: Library):
    said = blocks(library.learn["causes"], library, Lang.EN)
    kinds = [block.kind for block in said]
    assert kinds == [BlockKind.INTRO] + 5 * [
        BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.SEEN_AS, BlockKind.NAMED,
    ]  # fmt: skip
    assert said[4].text.startswith("The article names botulinum toxin")


def test_included_texts_bring_their_own_sources(library: Library):
    names = cited(library.learn["daily_care"], library)
    assert names[0] == "SEED"
    assert len(set(names)) == len(names)
    assert {"S09", "S17", "S25"} <= set(names)
    assert {"S14", "S45"} <= set(cited(library.learn["avoid"], library))
    assert cited(library.learn["about_this_app"], library) == ()


def test_every_page_says_something_in_both_languages(library: Library):
    for page in library.learn.values():
        en, zh = (blocks(page, library, lang) for lang in (Lang.EN, Lang.ZH))
        assert en
        assert [b.kind for b in en] == [b.kind for b in zh]
