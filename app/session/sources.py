"""Opening what the person chose to look at; what is heavy is imported when it is used."""

from app.clock import Clock
from app.domain.sides import Affected
from app.errors import UsageFailure
from app.frames import Source
from app.session.choices import CameraChoice, DemoChoice, FileChoice, SourceChoice
from app.session.script import ScriptClock


def open_source(choice: SourceChoice, script_clock: ScriptClock, clock: Clock) -> Source:
    """Open a camera, a video file played like one, or the demo person acting out a script.

    Raises: SourceFailure; UsageFailure if there is no such person; ModelFailure.
    """
    match choice:
        case CameraChoice(index):
            from app.vision.webcam import Webcam

            return Webcam(index, clock)
        case FileChoice(path):
            from app.media.replay import PacedVideo

            return PacedVideo(path, clock)
        case DemoChoice(person):  # pragma: no branch - there is no other
            return demo_source(person, script_clock, clock)


def demo_source(person: str, script_clock: ScriptClock, clock: Clock) -> Source:
    """Return the demo person acting out the script as its clock goes.

    Raises: UsageFailure if there is no such person, ModelFailure.
    """
    from app.vision.demo import DemoSource
    from app.vision.subject.persons import PERSONS

    return DemoSource(
        PERSONS[person],
        lambda t_ns: script_clock.script.prompt_at(script_clock.script_ns(t_ns) / 1e9),
        clock,
    )


def check_choice(choice: SourceChoice) -> None:
    """Refuse a demo person that does not exist.

    Raises: UsageFailure.
    """
    if not isinstance(choice, DemoChoice):
        return
    from app.vision.subject.persons import PERSONS

    if choice.person not in PERSONS:
        raise UsageFailure("person_unknown", person=choice.person, known=", ".join(PERSONS))


def affected_side(choice: SourceChoice, said: Affected) -> Affected:
    """Return whose side counts: a demo person has its own, whatever the person before it has."""
    if not isinstance(choice, DemoChoice):
        return said
    from app.vision.subject.persons import PERSONS

    side = PERSONS[choice.person].affected
    return Affected.UNKNOWN if side is None else Affected(side)


def described(choice: SourceChoice) -> tuple[str, str]:
    """Return the kind of a source and its label, as session.json names them."""
    match choice:
        case CameraChoice(index):
            return "camera", f"camera {index}"
        case FileChoice(path):
            return "file", path.name
        case DemoChoice(person):  # pragma: no branch - there is no other
            return "demo", person
