"""settings.json: what the person chose. A bad value never keeps the app from starting."""

import logging
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Final, Literal, cast

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    Strict,
    ValidationError,
    field_validator,
)

from app.domain.sides import Affected
from app.errors import SourceFailure, StorageFailure
from app.store.codec import Refused
from app.store.files import read_bytes, write_atomic
from app.store.versioned import JsonObject, Versioned


def _view_not_chosen(body: JsonObject) -> JsonObject:
    """Version 1 wrote a view that nobody could choose: `mirror`, the picture that some avoid."""
    return {**body, "view": None}


def _not_asked_to_agree(body: JsonObject) -> JsonObject:
    """Version 2 knew no consent: the rest is known, so the setting up begins there."""
    return {**body, "setup": "consent", "consents": {}}


FORMAT = Versioned((_view_not_chosen, _not_asked_to_agree))
_log = logging.getLogger(__name__)

HourMinute = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
"""A time of the day by the clock on the wall: `08:30`."""
Day = Annotated[str, AfterValidator(lambda text: date.fromisoformat(text).isoformat())]
Since = Annotated[str, Field(pattern=r"^(19|20)[0-9]{2}(-(0[1-9]|1[0-2]))?$")]
"""A year, or a month of it where that is known: `2025`, `2025-03`."""
SetupStep = Literal["language", "about", "consent", "side", "safety", "look", "done"]
ConsentKey = Literal["limits", "log", "camera", "films"]
NEEDED: Final[tuple[ConsentKey, ...]] = ("limits", "log")
"""Without these there is nothing that the app could do."""
ReminderKey = Literal["wash", "massage", "mirror", "care", "recording"]
_REMINDERS: Final[Mapping[ReminderKey, HourMinute]] = {
    "wash": "08:00",
    "massage": "08:10",
    "mirror": "10:00",
    "care": "20:30",
    "recording": "10:30",
}


class Settings(BaseModel):
    """The choices, each with its default; None means "as the system says" or "not chosen"."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    language: Literal["zh", "en"] | None = None
    setup: SetupStep = "language"
    """Where the setting up at the first start stands; it goes on there at the next start."""
    consents: Mapping[ConsentKey, Day] = Field(default_factory=dict[ConsentKey, str])
    """What the person has agreed to, with the day; what is not named they have not agreed to."""
    palsy_since: Since | None = None
    """When the palsy began; None: not said."""
    single_keys: bool = True
    """Whether letters and digits alone are keys outside of sessions."""
    theme: Literal["light", "dark", "contrast"] = "light"
    text_size: Literal[18, 21, 24, 28] = 18
    affected: Annotated[Affected, Strict(False)] = Affected.UNKNOWN
    camera_index: int = Field(default=0, ge=0)
    reduced_motion: bool | None = None
    view: Literal["mirror", "outline", "blur", "healthy_side", "off"] | None = None
    """How the person sees themselves in a session; None: asked before the first."""
    picture_light: int | None = Field(default=None, ge=30, le=100)
    """How bright the own picture is shown, in percent; None: as the theme has it."""
    last_source: str | None = None
    country: Literal["CN", "HK", "MO", "TW", "GB", "EU", "US"] | None = None
    """Whose emergency and support numbers are shown; None: words instead of numbers."""
    massage_length: Literal["m10", "m12", "m15"] = "m12"
    training_set: str | None = None
    """The set that Today proposes; None, or one that is gone: that of the article's pattern."""
    training_dose: Literal["starter", "standard"] = "starter"
    healthy_view: bool = False
    """Whether "healthy side mirrored" is offered: a therapist is to be asked first."""
    keep_films_months: int | None = Field(default=None, ge=1, le=120)
    """Age at which films are deleted when the app starts; None: they are kept."""
    reminders_on: bool = False
    reminder_times: Mapping[ReminderKey, HourMinute] = Field(default=_REMINDERS)
    """When to remind of what; a part of the plan that is not named is not reminded of."""
    quiet_from: HourMinute = "21:30"
    quiet_to: HourMinute = "07:00"
    hushed_on: Day | None = None
    """The day on which the person wanted no more reminders."""
    voice_on: bool = True
    captions_on: bool = True
    """Whether a training shows what it says; cues about what is seen are shown in any case."""
    voice_volume: int = Field(default=80, ge=0, le=100)
    voice_rate: int = Field(default=0, ge=-50, le=50)
    chimes_on: bool = True
    chimes_volume: int = Field(default=60, ge=0, le=100)

    @field_validator("last_source", mode="before")
    @classmethod
    def _as_unicode(cls, value: object) -> object:
        """Keep a file name that is no proper Unicode from being an error."""
        return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


class SettingsFile:
    """settings.json; where it had to be corrected, the old one stays as settings.json.bak."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._known = Settings()

    @property
    def backup(self) -> Path:
        return self.path.with_name(f"{self.path.name}.bak")

    def load(self) -> Settings:
        """Read the settings; whatever is missing or wrong has its default.

        Raises: StorageFailure file_newer or file_unreadable.
        """
        self._known = self._read() or Settings()
        return self._known

    def _read(self) -> Settings | None:
        """Return what the file holds; None where there is none, or it is damaged."""
        try:
            raw = read_bytes(self.path)
        except SourceFailure:
            return None
        try:
            body = FORMAT.parse(raw, self.path)
        except Refused as error:
            _log.warning("settings are damaged, defaults apply: %s", error)
            self._keep(raw)
            return None
        settings, replaced = _validated(body)
        if replaced:
            self._keep(raw)
        return settings

    def save(self, settings: Settings) -> None:
        """Write all settings.

        Raises: StorageFailure disk_full or folder_not_writable.
        """
        write_atomic(self.path, FORMAT.dump(settings.model_dump(mode="json")))

    def change(self, settings: Settings) -> None:
        """Write what differs from what this file last read or wrote.

        What another window has chosen meanwhile stays. A file that cannot be read is left alone.

        Raises: as `load` and `save`.
        """
        before = self._known
        self.save((self._read() or before).model_copy(update=_differing(before, settings)))
        self._known = settings

    def news(self) -> Mapping[str, object]:
        """Return what another window has chosen since this file was last read or written.

        Raises: as `load`.
        """
        before, now = self._known, self._read()
        if now is None:
            return {}
        self._known = now
        return _differing(before, now)

    def _keep(self, raw: bytes) -> None:
        try:
            write_atomic(self.backup, raw)
        except StorageFailure as error:
            _log.warning("the old settings are not kept: %s", error.key)


def _differing(before: Settings, after: Settings) -> dict[str, object]:
    names = (n for n in Settings.model_fields if getattr(before, n) != getattr(after, n))
    return {name: getattr(after, name) for name in names}


def _validated(body: JsonObject) -> tuple[Settings, bool]:
    """Return settings, and whether a value had to be replaced by its default."""
    for name in sorted(body.keys() - Settings.model_fields.keys()):
        _log.info("setting %r is unknown and dropped", name)
        del body[name]
    try:
        return Settings.model_validate(body), False
    except ValidationError as error:
        wrong = [tuple(map(str, each["loc"])) for each in error.errors()]
    for name in sorted({place[0] for place in wrong}):
        _forget(body, name, {place[1] for place in wrong if place[0] == name and len(place) > 1})
    return Settings.model_validate(body), True


def _forget(body: JsonObject, name: str, keys: set[str]) -> None:
    """Drop a value; of a table of values only what stands under these keys."""
    value = body.pop(name)
    if not keys or not isinstance(value, dict):
        _log.warning("setting %s has no such value; its default applies", name)
        return
    _log.warning("setting %s holds what does not belong there; it is left out", name)
    body[name] = {k: v for k, v in cast("JsonObject", value).items() if k not in keys}
