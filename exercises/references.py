"""Hold the files against each other: every id that one names must be there in another."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from exercises.care_library import ITEMS, RED_FLAGS, CareLibrary
from exercises.errors import ContentError
from exercises.schema import Exercise, ExerciseSet, MirrorLibrary, Pattern, Source
from exercises.schema_learn import LearnPage
from exercises.schema_massage import MASSAGE, STEPS, Massage

MIRROR = "mirror/mirror.yaml"
EXERCISES = "mirror/exercises"
PATTERNS = "mirror/patterns"
SETS = "mirror/sets"
LEARN = "learn/pages"
SOURCES = "sources.yaml"


class _Named(NamedTuple):
    file: str
    key: str
    ids: Iterable[str]


def check_sources(
    mirror: MirrorLibrary,
    exercises: Mapping[str, Exercise],
    patterns: Mapping[str, Pattern],
    sets: Mapping[str, ExerciseSet],
    sources: Mapping[str, Source],
) -> None:
    """Raise ContentError if a source is cited that the list of sources does not hold."""
    cited = [_Named(f"{EXERCISES}/{e.id}.yaml", "evidence", e.evidence) for e in exercises.values()]
    cited += [_Named(f"{PATTERNS}/{p.id}.yaml", "evidence", p.evidence) for p in patterns.values()]
    cited += [_Named(f"{SETS}/{s.id}.yaml", "src", s.src) for s in sets.values()]
    cited += _cited_in_common(mirror)
    _check(cited, "source", sources, SOURCES)


def _cited_in_common(mirror: MirrorLibrary) -> Iterator[_Named]:
    yield _Named(MIRROR, "gate.src", mirror.gate.src)
    yield _Named(MIRROR, "recording.src", mirror.recording.src)
    for name, metric in mirror.metrics.items():
        yield _Named(MIRROR, f"metrics.{name}.after", metric.after)
    for entry in mirror.avoid:
        yield _Named(MIRROR, f"avoid.{entry.id}.src", entry.src)


def check_massage_sources(massage: Massage, sources: Mapping[str, Source]) -> None:
    """Raise ContentError if a step cites a source that the list of sources does not hold."""
    steps = massage.steps.values()
    cited = [_Named(f"{STEPS}/{step.id}.yaml", "evidence", step.evidence) for step in steps]
    _check(cited, "source", sources, SOURCES)


def check_learn_sources(pages: Mapping[str, LearnPage], sources: Mapping[str, Source]) -> None:
    """Raise ContentError if a page cites a source that the list of sources does not hold."""
    cited = [_Named(f"{LEARN}/{page.id}.yaml", "sources", page.sources) for page in pages.values()]
    _check(cited, "source", sources, SOURCES)


def check_care(care: CareLibrary, massage: Massage, sets: Mapping[str, ExerciseSet]) -> None:
    """Raise ContentError if a care item or a question names a step, set or flag that is not there.

    A question that leaves out a step that nobody knows would leave out nothing.
    """
    places = {"massage", *(f"massage:{name}" for name in massage.steps)}
    places |= {"mirror", *(f"mirror:{name}" for name in sets)}
    linked = [
        _Named(f"{ITEMS}/{item.id}.yaml", "linked_to", [item.linked_to])
        for item in care.items.values()
        if item.linked_to is not None
    ]
    _check(linked, "routine", places, STEPS)
    left_out = [
        _Named(f"{RED_FLAGS}/{flag.id}.yaml", "actions", [action.target])
        for flag in care.red_flags.values()
        for action in flag.actions
        if action.verb == "disable_step" and action.target is not None
    ]
    _check(left_out, "step", massage.steps, STEPS)
    flags = [
        _Named(f"{RED_FLAGS}/{flag.id}.yaml", "profile_flags", flag.profile_flags)
        for flag in care.red_flags.values()
    ]
    _check(flags, "profile flag", massage.common.profile_flags, MASSAGE)


def check_movements(
    mirror: MirrorLibrary,
    exercises: Mapping[str, Exercise],
    patterns: Mapping[str, Pattern],
    sets: Mapping[str, ExerciseSet],
) -> None:
    """Raise ContentError if an exercise, pattern or metric is named that is not there.

    A pattern lists only exercises that watch it. An exercise may watch a pattern that does not
    list it, so that a new exercise stays one new file.
    """
    watched = [_Named(f"{EXERCISES}/{e.id}.yaml", "watch", e.watch) for e in exercises.values()]
    _check(watched, "pattern", patterns, PATTERNS)
    trained = [
        _Named(f"{PATTERNS}/{p.id}.yaml", "exercises", p.exercises) for p in patterns.values()
    ]
    trained += [_Named(f"{SETS}/{s.id}.yaml", "exercises", s.exercises) for s in sets.values()]
    _check(trained, "exercise", exercises, EXERCISES)
    metrics = [_Named(f"{PATTERNS}/{p.id}.yaml", "metric", [p.metric]) for p in patterns.values()]
    _check(metrics, "metric", mirror.metrics, MIRROR)
    for pattern in patterns.values():
        for name in pattern.exercises:
            if pattern.id not in exercises[name].watch:
                raise ContentError(
                    f"{PATTERNS}/{pattern.id}.yaml",
                    f'The key "exercises" names "{name}", which does not watch this pattern.',
                    f'Add the pattern to "watch" in {EXERCISES}/{name}.yaml, or remove it here.',
                )


def check_times(
    mirror: MirrorLibrary, exercises: Mapping[str, Exercise], sets: Mapping[str, ExerciseSet]
) -> None:
    """Raise ContentError if a set says another length than its doses add up to."""
    for item in sets.values():
        computed_s = duration_s(item, exercises, mirror.block_rest_s)
        if abs(item.est_s - computed_s) > 0.5:
            raise ContentError(
                f"{SETS}/{item.id}.yaml",
                f'The key "est_s" says {item.est_s}, but the doses add up to {computed_s:g}.',
                f"Write `est_s: {computed_s:.0f}`.",
            )


def duration_s(item: ExerciseSet, exercises: Mapping[str, Exercise], block_rest_s: float) -> float:
    """Add up introductions, doses and the rests between blocks."""
    active_s = sum(item.intro_s + item.dose_for(exercises[x]).total_s for x in item.exercises)
    return active_s + block_rest_s * len(item.break_after)


def _check(named: Iterable[_Named], what: str, known: Collection[str], place: str) -> None:
    for file, key, ids in named:
        for name in ids:
            if name not in known:
                raise ContentError(
                    file,
                    f'The key "{key}" names the {what} "{name}", which is not there.',
                    f"Add it to {place}, or correct the id.",
                )
