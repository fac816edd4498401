"""What stands on an open data folder: studio, gate, plan and routines of one run."""

from collections.abc import Callable
from dataclasses import dataclass

from app.clock import Clock
from app.session.day import Day, broken_off
from app.session.diary import Diary
from app.session.gate import Gate
from app.session.known_entries import KnownEntries
from app.session.own_sets import Own
from app.session.pairs import Pairs
from app.session.progress import Progress
from app.session.routine import Routines
from app.session.studio import Studio
from app.session.therapist_plans import TherapistPlans
from app.session.totals import Totals
from app.store.own_sets import OwnSetsFile
from app.store.paths import DataPaths
from app.store.settings import Settings
from app.version import APP_VERSION
from exercises.library import Library, load_library


@dataclass(frozen=True, slots=True)
class Desk:
    studio: Studio
    gate: Gate
    day: Day
    routines: Routines
    progress: Progress
    diary: Diary
    pairs: Pairs
    totals: Totals
    own: Own
    plans: TherapistPlans


def open_desk(paths: DataPaths, clock: Clock, settings: Callable[[], Settings]) -> Desk:
    """Load the content and open the log; any thread may call it.

    Raises: StorageFailure.
    """
    plans = TherapistPlans(paths, load_library(), clock)
    own = Own(OwnSetsFile(paths.own_sets), plans.library, clock, hidden=plans.hidden)
    plans.on_change = lambda: own.use_content(plans.library, plans.hidden)
    library = own.library
    studio = Studio(paths, library, clock, APP_VERSION)
    studio.open()
    journal = studio.journal
    gate = Gate(library, KnownEntries(journal), clock, settings().country)
    day = Day(
        library,
        journal,
        studio.sessions_log.summaries,
        gate,
        clock,
        settings,
        interrupted=lambda: broken_off(paths, clock.now()),
    )
    progress = Progress(studio.sessions_log, journal, library, clock)
    diary = Diary(library, journal, studio.sessions_log.summaries, gate, clock)

    def follow(changed: Library) -> None:
        studio.library = changed
        for part in (day, progress, diary):
            part.use_library(changed)

    own.on_change = follow
    return Desk(
        studio,
        gate,
        day,
        Routines(paths, journal, clock),
        progress,
        diary,
        Pairs(paths, studio.sessions_log, library),
        Totals(journal, clock),
        own,
        plans,
    )
