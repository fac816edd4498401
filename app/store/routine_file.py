"""routine-open.json: a routine that is being done, so that it can be gone on with after a kill."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.domain.journal import EntryId
from app.domain.routine import RoutinePlan
from app.domain.routine_player import PlayerState
from app.domain.sides import Affected
from app.store.aside import read_or_put_aside
from app.store.codec import Refused, decode, encode
from app.store.files import write_atomic, writing
from app.store.versioned import Versioned

FORMAT = Versioned()


@dataclass(frozen=True, slots=True)
class OpenRoutine:
    """Where a routine stands. `entry` is the journal entry that it becomes in the end."""

    entry: EntryId
    started_at: datetime
    saved_at: datetime
    affected: Affected
    tightness_before: int | None
    plan: RoutinePlan
    state: PlayerState


class RoutineFile:
    """The file; it is there only while a routine is being done."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def save(self, routine: OpenRoutine) -> None:
        """Raises: StorageFailure disk_full or folder_not_writable."""
        write_atomic(self.path, FORMAT.dump(encode(routine)))

    def load(self) -> OpenRoutine | None:
        """Return the open routine; one that cannot be read is put aside and counts as none.

        Raises: StorageFailure file_unreadable, folder_not_writable.
        """
        return read_or_put_aside(self.path, self._read)

    def remove(self) -> None:
        """Raises: StorageFailure folder_not_writable."""
        with writing(self.path):
            self.path.unlink(missing_ok=True)

    def _read(self, raw: bytes) -> OpenRoutine:
        body = FORMAT.parse(raw, self.path)
        return _checked(decode(OpenRoutine, body, null_is_nan=False))


def _checked(routine: OpenRoutine) -> OpenRoutine:
    steps, state = routine.plan.steps, routine.state
    if not 0 <= state.index < len(steps):
        raise Refused(f"state.index: {state.index}")
    if any(step.seconds < 0 for step in steps) or len({s.id for s in steps}) < len(steps):
        raise Refused("plan.steps: a time below 0 or an id twice")
    numbers = (state.into_ns, state.pauses, state.interruptions)
    if min(*numbers, *(n for t in state.tallies for n in (t.active_ns, t.passes)), 0) < 0:
        raise Refused("state: a number below 0")
    return routine
