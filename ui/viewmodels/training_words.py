"""What is said and shown in a training: the content's cues, and the app's own words on top."""

from PySide6.QtCore import QObject

from app.domain.feedback import LinkedMovement
from app.domain.findings import Reason
from app.domain.sides import Affected
from app.domain.timeline import Phase, Prompt
from app.texts import Lang
from exercises.library import Library
from exercises.schema import Bilingual
from ui.viewmodels.training_facts import CueKind, CueShown

_UNTOLD = frozenset({Reason.BLINKS, Reason.NO_MOVEMENT, Reason.HOLD_SHORT, Reason.NOT_MEASURED})
"""Why nothing is judged, but nothing has to be changed either."""


class TrainingWords(QObject):
    """Words are looked up anew at each call, in the language of the window."""

    def __init__(
        self, library: Library, affected: Affected, lang: Lang, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._cues = library.mirror.cues_common
        self._affected = affected
        self.lang = lang

    def fill(self, text: Bilingual) -> str:
        return self._library.fill(text, self.lang, self._affected)

    def name(self, exercise: str) -> str:
        return self.fill(self._library.exercise(exercise).name)

    def intro(self, exercise: str) -> str:
        """Say an exercise's name and what to do."""
        found = self._library.exercise(exercise)
        stop = "。" if self.lang is Lang.ZH else ". "
        return f"{self.fill(found.name)}{stop}{self.fill(found.instruct)}"

    def said(self, phase: Phase) -> str:
        """Return the content's cue of a phase."""
        cues = self._cues
        return self.fill(
            {
                Phase.READY: cues.ready,
                Phase.IN: cues.go,
                Phase.HOLD: cues.hold,
                Phase.OUT: cues.release,
                Phase.REST: cues.rest,
            }[phase]
        )

    def prompt(self, prompt: Prompt, following: str | None) -> CueShown:
        """Show a phase; `following` is the exercise that comes after the last repetition."""
        exercise = self._library.exercise(prompt.beat.exercise)
        below = {
            Phase.READY: exercise.instruct,
            Phase.IN: exercise.instruct,
            Phase.HOLD: self._cues.match if exercise.driver != "none" else exercise.goal,
            Phase.OUT: exercise.avoid,
            Phase.REST: exercise.watch_note,
        }[prompt.phase]
        words = self.fill(below)
        if prompt.phase is Phase.REST and prompt.beat.rep == prompt.beat.reps:
            words = "" if following is None else self.next_up(following)
        return CueShown(CueKind.SAID, self.said(prompt.phase), words)

    def next_up(self, exercise: str) -> str:
        return self.tr("Next: {name}").format(name=self.name(exercise))

    def linked(self, linked: LinkedMovement) -> CueShown:
        """Say what is seen, and the one thing to do."""
        words = self._library.mirror.placeholders.side
        side = (words.left if linked.side.value == "left" else words.right).of(self.lang)
        pattern = self._library.patterns.get(linked.pattern)
        what = {
            "eye": self.tr("Your {side} eye is narrowing."),
            "corner": self.tr("Your {side} mouth corner is moving along."),
            "brow": self.tr("Your {side} brow is moving along."),
            "none": self.tr("Something on your {side} side is moving along."),
        }["none" if pattern is None else pattern.index]
        return CueShown(CueKind.LINKED, what.format(side=side), self.fill(self._cues.rescue))

    def rescue(self) -> str:
        return self.fill(self._cues.rescue)

    def smaller(self) -> CueShown:
        return CueShown(CueKind.SAID, self.fill(self._cues.smaller), self.tr("The box is smaller."))

    def stop(self) -> CueShown:
        return CueShown(CueKind.LINKED, self.fill(self._cues.stop))

    def end(self) -> str:
        return self.fill(self._cues.end)

    def standing(self, *, is_asking: bool, is_tired: bool) -> CueShown:
        """Say that the session waits, and what for."""
        kept = self.tr("What you have done is kept.")
        if is_asking and is_tired:
            words = self.tr("Your face is tired. End here for today?")
            return CueShown(CueKind.STANDING, words, kept)
        if is_asking:
            return CueShown(CueKind.STANDING, self.tr("End this session?"), kept)
        go_on = self.tr("Press space, or click anywhere, to go on.")
        return CueShown(CueKind.STANDING, self.tr("Paused"), go_on)

    def starting(self) -> CueShown:
        return CueShown(CueKind.SAID, self.tr("Getting the picture…"))

    def no_face(self) -> str:
        return self.tr("No face in view. Sit slowly into the middle.")

    def lines(self, exercises: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return all lines that the strip may show, large and small."""
        cues = self._cues
        whats = [self.fill(cue) for cue in (cues.ready, cues.hold, cues.rest, cues.stop)]
        whats.append(self.tr("Your face is tired. End here for today?"))
        small = [*self._place().values(), *self._rest().values(), self.fill(cues.rescue)]
        for name in exercises:
            exercise = self._library.exercise(name)
            texts = (exercise.instruct, exercise.goal, exercise.avoid, exercise.watch_note)
            small += [self.next_up(name), *(self.fill(text) for text in texts)]
        return tuple(whats), tuple(small)

    def looking(self, reason: Reason) -> str:
        """Say why nothing can be judged now and what helps; empty where nothing has to change."""
        if reason in _UNTOLD:
            return ""
        return {**self._place(), **self._rest()}.get(reason, "")

    def no_rest(self) -> str:
        return self.tr("Your resting face was not clear, so that nothing is judged here.")

    def _place(self) -> dict[Reason, str]:
        return {
            Reason.NO_FACE: self.no_face(),
            Reason.FACE_SMALL: self.tr("You are too far away to judge. Come a little closer."),
            Reason.FACE_COVERED: self.tr("Part of your face is covered. Hands down, please."),
            Reason.HEAD_TURNED: self.tr("Your head is turned. Face the camera."),
            Reason.HEAD_MOVED: self.tr("Your head is moving. Hold it still for a moment."),
            Reason.GAZE_AWAY: self.tr("You are looking elsewhere. Look at the camera."),
            Reason.TOO_DARK: self.tr("It is too dark to judge. Turn on a lamp in front of you."),
            Reason.EYES_CLOSED: self.tr(
                "Both eyes are nearly closed, so that they are not judged."
            ),
        }

    def _rest(self) -> dict[Reason, str]:
        return dict.fromkeys(
            (Reason.NO_REST, Reason.REST_SHORT, Reason.REST_UNSTEADY, Reason.REST_UNEVEN),
            self.no_rest(),
        )
