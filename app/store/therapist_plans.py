"""therapist-plans.json: the plans that the person accepted, the newest last."""

import logging
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from app.errors import SourceFailure, StorageFailure
from app.store.codec import Refused, decode, encode
from app.store.files import aside_name, read_bytes, write_atomic, writing
from app.store.plan_json import TherapistPlan, check_form
from app.store.versioned import Versioned

FORMAT: Final = Versioned()
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """One accepted plan; `put_aside_at` None: it is the one that is followed.

    `set_before` and `dose_before` are what Today proposed before, so that it can again. A plan
    that was put aside stays, so that what was done with it keeps its name.
    """

    plan: TherapistPlan
    sender: str
    accepted_at: datetime
    put_aside_at: datetime | None
    set_before: str | None
    dose_before: str


@dataclass(frozen=True, slots=True)
class _Plans:
    plans: tuple[KeptPlan, ...]


class TherapistPlansFile:
    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> tuple[KeptPlan, ...]:
        """Read the plans; a file that cannot be read is put aside and counts as none.

        Raises: StorageFailure file_unreadable, folder_not_writable.
        """
        try:
            raw = read_bytes(self.path)
        except SourceFailure:
            return ()
        try:
            return _read(raw, self.path)
        except Refused as error:
            self._put_aside("damaged", str(error))
        except StorageFailure as error:
            self._put_aside("newer", error.key)
        return ()

    def save(self, plans: tuple[KeptPlan, ...]) -> None:
        """Raises: StorageFailure disk_full or folder_not_writable."""
        write_atomic(self.path, FORMAT.dump(encode(_Plans(plans))))

    def _put_aside(self, word: str, why: str) -> None:
        aside = aside_name(self.path, word)
        _log.warning("%s cannot be read (%s); kept as %s", self.path.name, why, aside.name)
        with writing(self.path):
            self.path.rename(aside)


def _read(raw: bytes, path: Path) -> tuple[KeptPlan, ...]:
    found = decode(_Plans, FORMAT.parse(raw, path), null_is_nan=False).plans
    for each in found:
        check_form(each.plan)
    if len({each.plan.id for each in found}) < len(found):
        raise Refused("plans: an id twice")
    if sum(each.put_aside_at is None for each in found) > 1:
        raise Refused("plans: two are followed")
    return found
