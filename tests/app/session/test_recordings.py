"""What recordings of a set tell the next one, and how one is deleted."""

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.clock import VirtualClock
from app.domain.framing import Framing
from app.domain.journal import Entry, EntryId, EntryKind
from app.domain.patterns import REST_EXERCISE
from app.domain.records import SessionId
from app.domain.session_note import newest_note
from app.domain.sides import Affected
from app.domain.takes import takes_of
from app.domain.timeline import Script
from app.errors import StorageFailure
from app.session.choices import CameraChoice, DemoChoice, SourceChoice
from app.session.recordings import Recordings
from app.session.script import script_of
from app.session.studio import Studio
from app.store.paths import DataPaths
from app.store.sessions import SessionFolder
from exercises.library import Library
from tests.app.media.pictures import frames, write_mkv

NOW = datetime(2026, 11, 23, 4, 15, tzinfo=UTC)
WEEKLY = "recording_weekly"
ME = CameraChoice(0)
OVAL = ((0.4, 0.3), (0.6, 0.3), (0.5, 0.8))


class Room:
    def __init__(self, root: Path, library: Library, now: datetime = NOW) -> None:
        self.library = library
        self.clock = VirtualClock(now)
        self.studio = Studio(DataPaths(root), library, self.clock, "0.1.0")
        self.studio.open()
        self.recordings = Recordings(self.studio, self.clock)

    def record(
        self,
        length_s: float,
        script: Script | None = None,
        choice: SourceChoice = ME,
        set_id: str = WEEKLY,
    ) -> SessionId:
        """Leave what a recording leaves that ended, or was killed, at that second."""
        script = script or script_of(self.library, set_id)
        folder = self.studio.begin(choice, set_id, Affected.LEFT, script)
        # Two pictures a second are film enough for its length.
        write_mkv(folder.video, frames(range(0, round(length_s * 1000) + 1, 500)))
        return folder.id


@pytest.fixture
def room(tmp_path: Path, library: Library) -> Iterator[Room]:
    room = Room(tmp_path / "data", library)
    yield room
    room.studio.close()


def start_of(library: Library, place: int) -> float:
    return takes_of(script_of(library, WEEKLY)).takes[place].start_s


def test_what_a_killed_recording_lacks_is_offered_with_a_rest_of_its_own(room: Room) -> None:
    assert room.recordings.missing(WEEKLY, ME) is None, "nothing was begun"
    room.record(start_of(room.library, 3) + 4)
    missing = room.recordings.missing(WEEKLY, ME)
    assert missing is not None
    assert missing.exercises == (
        REST_EXERCISE,
        *room.library.set(WEEKLY).exercises[3:],
    )
    assert missing.recorded == 3
    assert room.recordings.missing("first_look", ME) is None
    assert room.recordings.missing(WEEKLY, DemoChoice("healthy")) is None


def test_two_whole_repetitions_are_enough_and_one_is_not(room: Room) -> None:
    start_s = start_of(room.library, 3) + 8.0
    room.record(start_s + 12)
    assert room.recordings.missing(WEEKLY, ME).recorded == 3
    room.record(start_s + 18)
    assert room.recordings.missing(WEEKLY, ME).recorded == 4


def test_going_on_leaves_nothing_missing(room: Room) -> None:
    room.record(start_of(room.library, 3))
    missing = room.recordings.missing(WEEKLY, ME)
    rest = script_of(room.library, WEEKLY, exercises=missing.exercises)
    room.record(rest.length_s, rest)
    assert room.recordings.missing(WEEKLY, ME) is None


def test_a_skipped_expression_is_missing_and_one_set_aside_too(room: Room) -> None:
    takes = takes_of(script_of(room.library, WEEKLY))
    takes = takes.skipped(takes.takes[2].start_s + 9)
    room.record(takes.script.length_s, takes.script)
    missing = room.recordings.missing(WEEKLY, ME)
    assert missing.exercises == (REST_EXERCISE, room.library.set(WEEKLY).exercises[2])


def test_what_was_begun_yesterday_is_begun_anew(room: Room, tmp_path: Path) -> None:
    room.record(start_of(room.library, 3))
    room.studio.close()
    later = Room(tmp_path / "data", room.library, NOW + timedelta(days=1))
    assert later.recordings.missing(WEEKLY, ME) is None
    later.studio.close()


def test_a_recording_of_the_resting_face_alone_is_nothing_to_go_on_with(room: Room) -> None:
    room.record(start_of(room.library, 1) + 1)
    assert room.recordings.missing(WEEKLY, ME) is None
    folder = SessionFolder(room.studio.paths.session(room.record(1.0)))
    folder.video.write_bytes(b"no film")
    assert room.recordings.missing(WEEKLY, ME) is None


def known(room: Room, **which: object) -> SessionId:
    """Leave a session that the log knows."""
    session_id = room.record(0.2, **which)
    room.studio.sessions_log.put(room.studio.record(session_id))
    return session_id


def test_the_last_framing_is_that_of_the_same_set_and_person(room: Room) -> None:
    where = {"set_id": WEEKLY, "choice": ME}
    assert room.recordings.last_framing(**where) is None
    first = known(room)
    framing = Framing(640, 480, OVAL, OVAL, OVAL, OVAL)
    SessionFolder(room.studio.paths.session(first)).write_framing(framing)
    known(room)
    shutil.rmtree(room.studio.paths.session(known(room)))
    known(room, choice=DemoChoice("healthy"))
    assert room.recordings.last_framing(**where) == framing, "the newest that tells"
    assert room.recordings.last_framing("first_look", ME) is None
    assert room.recordings.last_framing(WEEKLY, DemoChoice("healthy")) is None
    path = room.studio.paths.session(first) / "framing.json"
    path.write_text(path.read_text().replace("0.3", '"x"'))
    assert room.recordings.last_framing(**where) is None, "a damaged one counts as missing"
    path.write_text(json.dumps({"schema_version": 99}))
    with pytest.raises(StorageFailure, match="file_newer"):
        room.recordings.last_framing(**where)


def test_a_note_is_kept_replaced_and_taken_back(room: Room) -> None:
    session_id = known(room)
    say, note = room.recordings.say, room.recordings.note
    assert note(session_id) == ""
    say(session_id, "")
    say(session_id, "累了")
    say(session_id, "累了")
    say(session_id, "Tired, short of sleep")
    (entry,) = room.studio.journal.entries((EntryKind.SESSION_NOTE,))
    assert note(session_id) == "Tired, short of sleep"
    assert entry.is_private, "a note is for nobody else"
    assert len(room.studio.journal.history(entry.id)) == 2
    say(session_id, "")
    assert note(session_id) == ""


def test_a_note_of_another_kind_is_passed_over() -> None:
    entries = [
        Entry(EntryId(str(n)), NOW, kind, "s", values)
        for n, (kind, values) in enumerate(
            [
                (EntryKind.SESSION_NOTE, {"schema_version": 2, "text": "later"}),
                (EntryKind.SESSION_NOTE, {"schema_version": 1, "text": 5}),
                (EntryKind.DIARY, {"schema_version": 1, "text": "diary"}),
            ]
        )
    ]
    assert newest_note(entries) is None


def test_deleting_leaves_nothing_of_it(room: Room) -> None:
    kept, gone = known(room), known(room)
    for session_id in (kept, gone):
        room.recordings.say(session_id, "a note")
    room.recordings.delete(gone)
    assert not room.studio.paths.session(gone).exists()
    assert [s.id for s in room.studio.summaries()] == [kept]
    assert room.recordings.note(gone) == ""
    assert room.recordings.note(kept) == "a note"
    assert not any(gone in path.name for path in room.studio.paths.root.rglob("*"))
    unlooked = room.record(0.2)
    room.recordings.delete(unlooked)
    assert unlooked not in room.studio.unfinished()
