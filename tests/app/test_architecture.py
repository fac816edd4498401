"""The page for developers shows the arrows that are there, and they point one way."""

from tests import architecture


def test_the_page_shows_the_arrows_that_the_imports_have() -> None:
    assert architecture.standing() == architecture.made(), "run make architecture"


def test_the_drawing_has_no_way_back_up() -> None:
    drawn = architecture.drawn(architecture.arrows())
    assert drawn["ui"], "an empty drawing would hold everything"

    def reached(part: str) -> set[str]:
        below = set(drawn[part])
        return below.union(*(reached(each) for each in below))

    for part in drawn:
        assert part not in reached(part)
    assert reached("app.domain") <= {"app"}
    assert "ui" not in reached("app.cli")
