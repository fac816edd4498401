"""The demo person at practice: from an exercise and a level to a face, with natural life in it."""

import math
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from app.domain.sides import Side, Sides
from app.vision.subject.face import RESTING_BLINK, FaceParameters
from app.vision.subject.persons import Person
from app.vision.subject.sensor import scramble

_BLINK_CLOSING_S: Final = 0.10
_BLINK_SHUT_S: Final = 0.04
_BLINK_OPENING_S: Final = 0.12
_BLINK_JITTER: Final = 0.15
_TURN_PERIOD_S: Final = 9.0
_NOISE: Final = 0.25
_YAW_DEG: Final = 2.0
_PITCH_DEG: Final = 1.2
_ROLL_DEG: Final = 0.8


@dataclass(frozen=True, slots=True)
class _Intent:
    """What somebody wants to do with both sides alike, 0..1."""

    smile: float = 0.0
    brow: float = 0.0
    eyes_closed: float = 0.0
    pucker: float = 0.0
    jaw_open: float = 0.0
    cheek_puff: float = 0.0
    snarl: float = 0.0

    def at(self, level: float) -> "_Intent":
        return _Intent(
            smile=self.smile * level,
            brow=self.brow * level,
            eyes_closed=self.eyes_closed * level,
            pucker=self.pucker * level,
            jaw_open=self.jaw_open * level,
            cheek_puff=self.cheek_puff * level,
            snarl=self.snarl * level,
        )


_REST: Final = _Intent()
_INTENTS: Final = MappingProxyType(
    {
        "rest_baseline": _REST,
        "open_smile": _Intent(smile=0.8, jaw_open=0.06),
        "closed_smile": _Intent(smile=0.45),
        "lip_pucker": _Intent(pucker=1.0),
        "gentle_eye_closure": _Intent(eyes_closed=1.0),
        "soft_blink": _Intent(eyes_closed=1.0),
        "brow_raise": _Intent(brow=0.85),
        "snarl": _Intent(snarl=0.9),
        "cheek_puff": _Intent(cheek_puff=0.9),
        "vowel_o": _Intent(pucker=0.75, jaw_open=0.42),
        "vowel_u": _Intent(pucker=0.95, jaw_open=0.14),
        "vowel_e": _Intent(smile=0.50, jaw_open=0.20),
        "drill_smile_eyes_open": _Intent(smile=0.40),
        "drill_pucker_eyes_open": _Intent(pucker=0.80),
        "drill_puff_eyes_open": _Intent(cheek_puff=0.70),
        "drill_blink_mouth_still": _Intent(eyes_closed=1.0),
        "drill_brow_mouth_still": _Intent(brow=0.60),
        "drill_freeze_release": _Intent(smile=0.45),
    }
)


class Performer:
    """Plays one person.

    `seed` chooses when the person blinks and how the head sways. A performer keeps nothing
    between calls: the same arguments always give the same face.
    """

    def __init__(self, person: Person, seed: int = 0) -> None:
        self._person = person
        self._seed = seed
        self._phase = 2.0 * math.pi * self._chance(0)

    def face_at(self, t_s: float, exercise: str | None, level: float) -> FaceParameters:
        """The face at a time, doing an exercise at a level of 0..1; an unknown one is rest."""
        intent = _INTENTS.get(exercise or "", _REST).at(min(max(level, 0.0), 1.0))
        strength = self._strength()
        smile = self._smile(intent, strength)
        brow = strength.map(lambda share: share * intent.brow)
        eyes = self._eyes(t_s, intent, strength)
        talk_jaw, talk_pucker = self._speech(t_s)
        face = FaceParameters(
            blink_left=eyes.left,
            blink_right=eyes.right,
            smile_left=smile.left,
            smile_right=smile.right,
            brow_left=brow.left,
            brow_right=brow.right,
            pucker=min(1.0, intent.pucker + talk_pucker),
            jaw_open=min(1.0, intent.jaw_open + talk_jaw),
            cheek_puff=intent.cheek_puff,
            snarl=intent.snarl,
            noise=_NOISE,
        )
        return self._swayed(face, t_s)

    def _strength(self) -> Sides[float]:
        """Share of a movement that each side can make of its own will."""
        natural = Sides(left=1.0, right=1.0 - self._person.unevenness)
        weak = self._on_affected(self._person.weakness)
        return Sides(natural.left * (1.0 - weak.left), natural.right * (1.0 - weak.right))

    def _on_affected(self, amount: float) -> Sides[float]:
        affected = self._person.affected
        return Sides(
            left=amount if affected == Side.LEFT.value else 0.0,
            right=amount if affected == Side.RIGHT.value else 0.0,
        )

    def _smile(self, intent: _Intent, strength: Sides[float]) -> Sides[float]:
        pull = max(
            self._person.leak_ocular_oral * intent.eyes_closed,
            self._person.leak_brow_oral * intent.brow,
        )
        leak = self._on_affected(pull)
        return Sides(
            max(strength.left * intent.smile, leak.left),
            max(strength.right * intent.smile, leak.right),
        )

    def _eyes(self, t_s: float, intent: _Intent, strength: Sides[float]) -> Sides[float]:
        person = self._person
        leak = self._on_affected(
            max(person.leak_oral_ocular * intent.smile, person.leak_pucker_ocular * intent.pucker)
        )
        blink = self._blink(t_s)
        narrow = person.smile_narrows_eyes * intent.smile

        def closure(share: float, unwilling: float) -> float:
            # A spontaneous blink is quick enough to close a weak eye most of the way as well.
            reflex = blink * (0.5 + 0.5 * share)
            willing = max(intent.eyes_closed * share, reflex)
            closed = 1.0 - (1.0 - max(willing, unwilling)) * (1.0 - narrow)
            return RESTING_BLINK + (1.0 - RESTING_BLINK) * closed

        natural = strength.map(lambda share: min(1.0, share + person.unevenness))
        return Sides(closure(natural.left, leak.left), closure(natural.right, leak.right))

    def _blink(self, t_s: float) -> float:
        """Spontaneous closure; one blink in each interval, early or late by chance."""
        interval_s = self._person.blink_interval_s
        if interval_s <= 0.0:
            return 0.0
        slot = math.floor(t_s / interval_s)
        jitter = 1.0 + _BLINK_JITTER * (2.0 * self._chance(slot + 1) - 1.0)
        return _blink_shape(t_s - (slot + 0.5 * jitter) * interval_s)

    def _speech(self, t_s: float) -> tuple[float, float]:
        """Jaw and lips as in quiet talking."""
        amount = self._person.speech
        if amount <= 0.0:
            return 0.0, 0.0
        syllables = 0.5 + 0.5 * math.sin(2.0 * math.pi * 3.1 * t_s + self._phase)
        phrase = 0.5 + 0.5 * math.sin(2.0 * math.pi * 0.37 * t_s)
        rounding = max(0.0, math.sin(2.0 * math.pi * 1.3 * t_s + 2.0 * self._phase))
        return 0.45 * amount * syllables * phrase, 0.40 * amount * rounding * phrase

    def _swayed(self, face: FaceParameters, t_s: float) -> FaceParameters:
        share, phase = self._person.sway, self._phase
        turning = self._person.turn_deg * math.sin(2.0 * math.pi * t_s / _TURN_PERIOD_S)
        drift = 0.7 * math.sin(0.55 * t_s + phase) + 0.3 * math.sin(1.3 * t_s + 1.0)
        return replace(
            face,
            yaw_deg=self._person.yaw_deg + turning + share * _YAW_DEG * drift,
            pitch_deg=self._person.pitch_deg
            + share * _PITCH_DEG * math.sin(0.7 * t_s + 2.0 + phase),
            roll_deg=share * _ROLL_DEG * math.sin(0.43 * t_s + 0.5 + phase),
            shift_x_cm=share * 0.25 * math.sin(0.5 * t_s + phase),
            shift_y_cm=share * 0.10 * math.sin(1.57 * t_s),
            gaze_x=share * 0.12 * math.sin(0.9 * t_s + phase),
        )

    def _chance(self, number: int) -> float:
        """A number in 0..1 that depends on the seed and `number` alone."""
        return scramble(scramble(self._seed) ^ scramble(number & 0xFFFFFFFF)) / 2.0**64


def _blink_shape(since_s: float) -> float:
    """Closure from 0 to 1 and back over 0.26 s; quick to close, slower to open."""
    if since_s < _BLINK_CLOSING_S:
        return _ease(since_s / _BLINK_CLOSING_S)
    opening_s = since_s - _BLINK_CLOSING_S - _BLINK_SHUT_S
    return 1.0 - _ease(opening_s / _BLINK_OPENING_S)


def _ease(share: float) -> float:
    bounded = min(max(share, 0.0), 1.0)
    return bounded * bounded * (3.0 - 2.0 * bounded)
