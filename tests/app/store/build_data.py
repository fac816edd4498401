"""Write tests/data anew: `python -m tests.app.store.build_data`.

Only for a new version of a format, and then under its new number: files of versions that were
shipped stay as they are.
"""

import json
import tempfile
from pathlib import Path

from app.domain.sides import Affected
from app.store.analysis_json import AnalysisFile, encode_analysis
from app.store.archive import Wish, write_archive
from app.store.backups import copy_database
from app.store.codec import encode
from app.store.files import write_atomic
from app.store.framing_json import encode_framing
from app.store.log import Log
from app.store.outline_file import encode_outline
from app.store.own_sets import OwnSetsFile
from app.store.paths import DataPaths
from app.store.routine_file import FORMAT
from app.store.series_files import encode_csv, encode_npz
from app.store.session_json import encode_run, encode_session
from app.store.settings import Settings, SettingsFile
from app.store.timeline_json import encode_timeline
from tests.app.store import samples
from tests.app.store.routine_samples import OPEN, TRAINED
from tests.app.store.stock import put_session

SETTINGS = Settings(
    language="zh",
    theme="contrast",
    text_size=24,
    affected=Affected.LEFT,
    last_source="demo",
    view="healthy_side",
    setup="safety",
    consents={"limits": "2026-11-27", "log": "2026-11-27", "camera": "2026-11-27"},
    palsy_since="2025-03",
    single_keys=False,
)


def build(folder: Path) -> None:
    analysis = AnalysisFile.made_now(samples.VERDICT, samples.APP_VERSION)
    write_atomic(folder / "framing-2.json", encode_framing(samples.FRAMING))
    write_atomic(folder / "outline-1.bin", encode_outline(samples.OUTLINE, synthetic=True))
    write_atomic(folder / "timeline-2.json", encode_timeline(samples.TIMELINE))
    write_atomic(folder / "analysis-2.json", encode_analysis(analysis))
    write_atomic(folder / "series-1.csv", encode_csv(samples.curves()))
    write_atomic(folder / "series-1.npz", encode_npz(samples.curves(), synthetic=True))
    write_atomic(folder / "run-1.json", encode_run(samples.RUN, synthetic=True))
    write_atomic(folder / "session-2.json", encode_session(samples.META))
    write_atomic(folder / "routine-open-1.json", FORMAT.dump(encode(OPEN)))
    entry = json.dumps(TRAINED.values(), ensure_ascii=False, indent=1)
    write_atomic(folder / "routine-entry-2.json", f"{entry}\n".encode())
    OwnSetsFile(folder / "own-sets-1.json").save(samples.OWN_SETS)
    SettingsFile(folder / "settings-3.json").save(SETTINGS)
    with tempfile.TemporaryDirectory() as root:
        paths = DataPaths(Path(root))
        with Log(paths) as log:
            log.put(samples.RECORD)
            log.put(samples.record(3))
            log.journal.append(samples.ENTRY)
        copy_database(paths.database, folder / "mirrormend-3.db")
    build_backup(folder / "backup-1.zip")


def build_backup(out: Path) -> None:
    with tempfile.TemporaryDirectory() as root:
        paths = DataPaths(Path(root))
        paths.prepare()
        with Log(paths) as log:
            put_session(paths, log, 1)
            SettingsFile(paths.settings).save(SETTINGS)
            wish = Wish(samples.APP_VERSION, samples.STARTED, with_films=True)
            write_archive(paths, out, wish, lambda done, of: None)


if __name__ == "__main__":
    build(samples.DATA)
