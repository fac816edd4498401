import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect
from sqlalchemy.engine import URL

from app.errors import StorageFailure
from app.store.backups import Backups
from app.store.log import Log
from app.store.paths import DataPaths
from app.store.schema import Schema
from tests.app.store import samples
from tests.app.store.children import ROOT, run_child
from tests.app.store.databases import rows

SECOND = """
import sqlalchemy as sa
from alembic import op
revision, down_revision, branch_labels, depends_on = "0004", "0003", None, None
def upgrade():
    op.add_column("sessions", sa.Column("note", sa.String()))
    {then}
"""


def later_schema(tmp_path: Path, then: str = "") -> Schema:
    """What a later program would bring: one more migration."""
    scripts = tmp_path / "migrations"
    (scripts / "versions").mkdir(parents=True)
    for script in (
        "env.py",
        *(f"versions/{name}.py" for name in ("0001_first", "0002_journal", "0003_comparable")),
    ):
        (scripts / script).write_bytes((Schema().scripts / script).read_bytes())
    (scripts / "versions" / "0004_note.py").write_text(SECOND.format(then=then))
    return Schema(scripts, (*Schema().revisions, "0004"))


def test_an_empty_file_becomes_a_log(paths: DataPaths) -> None:
    paths.database.touch(mode=0o644)
    with Log(paths) as log:
        assert log.summaries() == ()
    assert rows(paths.database, "SELECT version_num FROM alembic_version") == [("0003",)]
    assert paths.database.stat().st_mode & 0o777 == 0o600


def test_a_log_of_a_later_program_is_refused_and_left_as_it_is(
    paths: DataPaths, tmp_path: Path
) -> None:
    with Log(paths, schema=later_schema(tmp_path)) as log:
        log.put(samples.RECORD)
    before = paths.database.read_bytes()
    with pytest.raises(StorageFailure) as failure:
        Log(paths).open()
    assert failure.value.key == "file_newer"
    assert failure.value.fields == {"path": str(paths.database), "version": "0004"}
    assert paths.database.read_bytes() == before


def test_before_a_migration_the_log_is_backed_up(paths: DataPaths, tmp_path: Path) -> None:
    with Log(paths) as log:
        log.put(samples.RECORD)
    schema = later_schema(tmp_path)
    with Log(paths, schema=schema) as log:
        assert len(log.summaries()) == 1
        assert rows(Backups(paths).path(1), "SELECT version_num FROM alembic_version") == [
            ("0003",)
        ]
    assert rows(paths.database, "SELECT note, id FROM sessions") == [(None, samples.META.id)]


def test_a_migration_that_fails_half_way_leaves_the_old_log(
    paths: DataPaths, tmp_path: Path
) -> None:
    with Log(paths) as log:
        log.put(samples.RECORD)
    schema = later_schema(tmp_path, then="raise RuntimeError('half way')")
    with pytest.raises(RuntimeError, match="half way"):
        Log(paths, schema=schema).open()
    with Log(paths) as log:
        assert len(log.summaries()) == 1
    assert "note" not in str(rows(paths.database, "SELECT sql FROM sqlite_master"))


def test_the_migrations_lead_to_the_tables_that_the_code_uses(paths: DataPaths) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.config import Config
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    from app.store.tables import Base

    with Log(paths):
        pass
    config = Config()
    config.set_main_option("script_location", str(Schema().scripts))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config).walk_revisions()
    assert tuple(script.revision for script in scripts)[::-1] == Schema().revisions
    engine = create_engine(URL.create("sqlite", database=str(paths.database)))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
        cascades = [
            key["options"]["ondelete"]
            for table in ("flags", "movements", "measures", "abstentions")
            for key in inspect(connection).get_foreign_keys(table)
        ]
    engine.dispose()
    assert cascades == ["CASCADE"] * 4


def test_looking_at_the_log_module_loads_neither_sqlalchemy_nor_numpy() -> None:
    code = (
        "import sys, app.store.log\n"
        "print([name for name in ('sqlalchemy', 'alembic', 'numpy') if name in sys.modules])"
    )
    assert run_child(code) == (0, "[]\n")


def test_a_log_that_is_up_to_date_opens_without_alembic_from_any_folder(
    paths: DataPaths, tmp_path: Path
) -> None:
    code = (
        "import pathlib, sys\n"
        "from app.store.log import Log\n"
        "from app.store.paths import DataPaths\n"
        "with Log(DataPaths(pathlib.Path(sys.argv[1]))) as log: pass\n"
        "print('alembic' in sys.modules)\n"
    )
    for expected in ("True", "False"):
        done = subprocess.run(
            [sys.executable, "-c", code, str(paths.root)],
            cwd=tmp_path,
            env={"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.strip() == expected
