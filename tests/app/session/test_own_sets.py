"""Sets of one's own: made, changed, put in order, deleted, brought back, and practised."""

from pathlib import Path

import pytest

from app.clock import SystemClock
from app.errors import StorageFailure, UsageFailure
from app.session.own_sets import NAME_LIMIT, Own, library_of, merged
from app.session.routine_plan import plan_set
from app.session.script import script_of
from app.store.own_sets import OwnSet, OwnSetsFile
from app.store.paths import DataPaths
from exercises.library import Library


@pytest.fixture
def file(tmp_path: Path) -> OwnSetsFile:
    return OwnSetsFile(tmp_path / "own-sets.json")


@pytest.fixture
def own(file: OwnSetsFile, library: Library) -> Own:
    return Own(file, library, SystemClock())


def names(own: Own) -> list[str]:
    return [each.name for each in own.sets]


def test_a_made_set_can_be_practised_and_is_there_after_a_restart(
    own: Own, file: OwnSetsFile, library: Library
) -> None:
    heard: list[Library] = []
    own.on_change = heard.append
    made = own.make("  Morning\n set ", ["open_smile", "soft_blink", "open_smile", "rest_baseline"])
    assert (made.name, made.exercises) == ("Morning set", ("open_smile", "soft_blink"))
    assert own.offered()[-1] == made.id
    assert heard == [own.library]
    script = script_of(own.library, made.id)
    assert list(dict.fromkeys(b.exercise for b in script.beats)) == [
        "rest_baseline",
        "open_smile",
        "soft_blink",
    ]
    assert own.library.set(made.id).est_s == pytest.approx(script.length_s, abs=0.5)
    again = Own(file, library, SystemClock())
    assert again.sets == own.sets
    assert own.library.set(made.id).name.of("zh") == "Morning set"


def test_every_exercise_can_be_practised_in_both_doses(own: Own, library: Library) -> None:
    picked = [name for name in library.exercises if name != "rest_baseline"]
    made = own.make("All of them", picked)
    assert len(own.library.set(made.id).exercises) == 19
    gentle, usual = (plan_set(own.library, made.id, dose) for dose in ("starter", "standard"))
    assert usual.total_s > gentle.total_s
    assert gentle.total_s == own.library.duration_s(made.id)
    breaks = [step.id for step in gentle.steps if step.id.startswith("break")]
    assert len(breaks) == 5, "after every third exercise, not after the last"


@pytest.mark.parametrize("name", ["", "  ", "\n\t", "\u200b"])
def test_a_set_needs_a_name(own: Own, name: str) -> None:
    with pytest.raises(UsageFailure, match="own_set_nameless"):
        own.make(name, ["open_smile"])


@pytest.mark.parametrize("picked", [[], ["rest_baseline"], ["no_such"]])
def test_a_set_needs_an_exercise(own: Own, picked: list[str]) -> None:
    with pytest.raises(UsageFailure, match="own_set_empty"):
        own.make("Set", picked)


def test_names_are_only_names(own: Own) -> None:
    made = own.make("{side} " + "x" * 100, ["open_smile"])
    assert len(made.name) == NAME_LIMIT
    assert own.library.set(made.id).name.of("en").startswith("{side} x")


@pytest.mark.parametrize("name", ["{早} 晨", "{}", "{side", "a {b} {c}"])
def test_braces_in_a_name_do_not_keep_the_app_from_starting(
    own: Own, file: OwnSetsFile, library: Library, name: str
) -> None:
    made = own.make(name, ["open_smile"])
    again = Own(file, library, SystemClock())
    assert again.library.set(made.id).name.of("zh") == name


def test_what_somebody_else_wrote_into_the_file_is_left_out(
    file: OwnSetsFile, library: Library
) -> None:
    twice = ("rest_baseline", "snarl", "snarl")
    file.save((OwnSet("../x", "odd", ("snarl",)), OwnSet("own_1", "twice", twice)))
    merged_sets = merged(library, file.load()).sets
    assert "../x" not in merged_sets
    assert merged_sets["own_1"].exercises == ("rest_baseline", "snarl")


def test_changing_renaming_and_ordering(own: Own, file: OwnSetsFile, library: Library) -> None:
    first, second, third = (own.make(name, ["open_smile"]) for name in "abc")
    own.change(second.id, "new", ["snarl", "soft_blink"])
    assert own.library.set(second.id).exercises == ("rest_baseline", "snarl", "soft_blink")
    own.move(third.id, -1)
    own.move(first.id, -1)
    own.move(second.id, 1)
    assert names(own) == ["a", "c", "new"]
    assert names(Own(file, library, SystemClock())) == ["a", "c", "new"]
    assert own.offered()[-3:] == (first.id, third.id, second.id)


def test_deleting_can_be_undone_and_keeps_the_name_of_what_was_done(own: Own) -> None:
    first, second = (own.make(name, ["open_smile"]) for name in "ab")
    own.delete(first.id)
    assert names(own) == ["b"]
    assert first.id not in own.offered()
    assert own.library.set(first.id).name.of("en") == "a", "old sessions still name it"
    own.restore(first.id)
    own.restore("no_such")
    assert names(own) == ["a", "b"]
    own.delete(second.id)
    for act in (own.delete, lambda id_: own.change(id_, "x", ["snarl"])):
        with pytest.raises(UsageFailure, match="own_set_unknown"):
            act(second.id)


def test_what_cannot_be_written_changes_nothing(own: Own, file: OwnSetsFile) -> None:
    own.make("a", ["open_smile"])
    file.path.unlink()
    file.path.mkdir()
    with pytest.raises(StorageFailure):
        own.make("b", ["open_smile"])
    assert names(own) == ["a"]


def test_an_exercise_that_is_gone_is_left_out(library: Library) -> None:
    sets = (OwnSet("own_a", "a", ("gone", "snarl")), OwnSet("own_b", "b", ("gone",)))
    found = merged(library, sets)
    assert found.set("own_a").exercises == ("rest_baseline", "snarl")
    assert "own_b" not in found.sets


def test_the_library_of_a_data_folder(tmp_path: Path, library: Library) -> None:
    paths = DataPaths(tmp_path)
    assert list(library_of(paths).sets) == list(library.sets)
    own = Own(OwnSetsFile(paths.own_sets), library, SystemClock())
    made = own.make("Mine", ["snarl"])
    assert made.id in library_of(paths).sets
    assert paths.own_sets in list(paths.ours()), "it goes when everything is deleted"
