"""A log that was lost or damaged, made anew, with what has to be asked anew because of it."""

from dataclasses import dataclass

from app.clock import Clock
from app.session.gate import Gate
from app.store.log import Log
from app.store.paths import DataPaths
from app.store.rebuild import Progress, RebuildResult, rebuild_log
from exercises.library import Library


@dataclass(frozen=True, slots=True)
class RestoredLog:
    """`is_asked_anew`: answers to safety questions may be missing and are asked for again."""

    result: RebuildResult
    is_asked_anew: bool


def restore_log(
    paths: DataPaths, library: Library, clock: Clock, on_progress: Progress
) -> RestoredLog:
    """Make the log anew from the newest intact backup and the session folders.

    No program may have it open; the old one stays beside it.
    Raises: StorageFailure disk_full, folder_not_writable, data_locked.
    """
    result = rebuild_log(paths, on_progress)
    with Log(paths) as log:
        # A backup ends at the last clean exit: a lock set after it is not in there.
        gate = Gate(library, log.journal, clock)
        return RestoredLog(result, gate.ask_anew(has_lost_all=result.has_lost_all))
