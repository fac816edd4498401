"""Looking into databases without the code under test."""

import sqlite3
from contextlib import closing
from pathlib import Path


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute(query).fetchall()
