"""settings.json: what the person chose. A bad value never keeps the app from starting."""

import logging
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, Strict, ValidationError, field_validator

from app.domain.sides import Affected
from app.errors import SourceFailure, StorageFailure
from app.store.codec import Refused
from app.store.files import read_bytes, write_atomic
from app.store.versioned import JsonObject, Versioned

FORMAT = Versioned()
_log = logging.getLogger(__name__)


class Settings(BaseModel):
    """The choices, each with its default; None means "as the system says" or "not chosen"."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    language: Literal["zh", "en"] | None = None
    theme: Literal["light", "dark", "contrast"] = "light"
    text_size: Literal[18, 21, 24, 28] = 18
    affected: Annotated[Affected, Strict(False)] = Affected.UNKNOWN
    camera_index: int = Field(default=0, ge=0)
    reduced_motion: bool | None = None
    view: Literal["mirror", "outline", "off"] = "mirror"
    last_source: str | None = None

    @field_validator("last_source", mode="before")
    @classmethod
    def _as_unicode(cls, value: object) -> object:
        """Keep a file name that is no proper Unicode from being an error."""
        return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


class SettingsFile:
    """settings.json; where it had to be corrected, the old one stays as settings.json.bak."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def backup(self) -> Path:
        return self.path.with_name(f"{self.path.name}.bak")

    def load(self) -> Settings:
        """Read the settings; whatever is missing or wrong has its default.

        Raises: StorageFailure file_newer or file_unreadable.
        """
        try:
            raw = read_bytes(self.path)
        except SourceFailure:
            return Settings()
        try:
            body = FORMAT.parse(raw, self.path)
        except Refused as error:
            _log.warning("settings are damaged, defaults apply: %s", error)
            self._keep(raw)
            return Settings()
        settings, replaced = _validated(body)
        if replaced:
            self._keep(raw)
        return settings

    def save(self, settings: Settings) -> None:
        """Write all settings.

        Raises: StorageFailure disk_full or folder_not_writable.
        """
        write_atomic(self.path, FORMAT.dump(settings.model_dump(mode="json")))

    def _keep(self, raw: bytes) -> None:
        try:
            write_atomic(self.backup, raw)
        except StorageFailure as error:
            _log.warning("the old settings are not kept: %s", error.key)


def _validated(body: JsonObject) -> tuple[Settings, bool]:
    """Return settings, and whether a value had to be replaced by its default."""
    for name in sorted(body.keys() - Settings.model_fields.keys()):
        _log.info("setting %r is unknown and dropped", name)
        del body[name]
    try:
        return Settings.model_validate(body), False
    except ValidationError as error:
        wrong = {str(each["loc"][0]) for each in error.errors()}
    for name in sorted(wrong):
        _log.warning("setting %s has no such value; its default applies", name)
        del body[name]
    return Settings.model_validate(body), True
