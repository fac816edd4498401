"""therapist-plans.json: the plans that the person accepted, the newest last."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from app.store.aside import read_or_put_aside
from app.store.codec import Refused, decode, encode
from app.store.files import write_atomic
from app.store.plan_json import TherapistPlan, check_form
from app.store.versioned import Versioned

FORMAT: Final = Versioned()


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
        return read_or_put_aside(self.path, lambda raw: _read(raw, self.path)) or ()

    def save(self, plans: tuple[KeptPlan, ...]) -> None:
        """Raises: StorageFailure disk_full or folder_not_writable."""
        write_atomic(self.path, FORMAT.dump(encode(_Plans(plans))))


def _read(raw: bytes, path: Path) -> tuple[KeptPlan, ...]:
    found = decode(_Plans, FORMAT.parse(raw, path), null_is_nan=False).plans
    for each in found:
        check_form(each.plan)
    if len({each.plan.id for each in found}) < len(found):
        raise Refused("plans: an id twice")
    if sum(each.put_aside_at is None for each in found) > 1:
        raise Refused("plans: two are followed")
    return found
