from app.domain.patterns import FreeExercise
from app.session.names import exercise_name
from app.texts import Lang, Texts
from exercises.library import Library


def test_every_movement_has_a_name_in_both_languages(library: Library) -> None:
    for lang in Lang:
        names = [exercise_name(found.value, library, Texts(lang)) for found in FreeExercise]
        assert len(set(names)) == 3
        assert not any("free" in name for name in names)
    assert exercise_name("open_smile", library, Texts(Lang.EN)) == (
        library.exercises["open_smile"].name.of(Lang.EN)
    )


def test_an_unknown_one_keeps_its_id(library: Library) -> None:
    assert exercise_name("from_the_future", library, Texts(Lang.ZH)) == "from_the_future"
