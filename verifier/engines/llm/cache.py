"""Keep answers between runs, as JSON in one SQLite file that several processes may share.

Only valid answers are kept: no error, refusal or answer that broke off. A valid answer with problems left after the
re-ask is kept too, since asking the same again gives the same; it is asked again once the caller's check names other
problems. What an endpoint can do is kept beside them. A file that cannot be used is a warning, and the run goes on
without. Holds no key, no address beyond host and path, and never a pickle.
"""

import hashlib
import json
import sqlite3
import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from pydantic import TypeAdapter, ValidationError

FILE_NAME = "answers-1.sqlite3"
"""The number is that of the tables: another version of the package leaves an older file alone."""
_BUSY_S = 5.0
_SCHEMA = """
CREATE TABLE IF NOT EXISTS answers (
    key TEXT PRIMARY KEY, value TEXT NOT NULL, problems TEXT NOT NULL,
    model TEXT NOT NULL, prompt TEXT NOT NULL, created REAL NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS capabilities (
    endpoint TEXT NOT NULL, model TEXT NOT NULL, record TEXT NOT NULL, created REAL NOT NULL,
    PRIMARY KEY (endpoint, model)
) WITHOUT ROWID;
"""
_PROBLEMS = TypeAdapter(tuple[str, ...])


@dataclass(frozen=True, slots=True)
class Stored:
    """An answer as JSON text, and the problems it was kept with."""

    value: str
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CacheInfo:
    """What the cache holds: sizes in bytes, and one line a model; `problem` says why it cannot be read."""

    path: Path
    answers: int = 0
    endpoints: int = 0
    size_bytes: int = 0
    models: Mapping[str, int] | None = None
    problem: str | None = None


def answer_key(parts: Mapping[str, object]) -> str:
    """Return the name of an answer: a hash over everything that shapes it."""
    text = json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class AnswerCache:
    """Answers in a folder; given up with a warning where it cannot be used.

    Opened by the first use and closed by `close`, after which a further use opens it again. Any thread may use it.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self.warning: str | None = None
        self._connection: sqlite3.Connection | None = None
        self._lock = Lock()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
            self._connection = None

    def get(self, key: str) -> Stored | None:
        """Return the answer of that name, or None."""
        row = self._one("SELECT value, problems FROM answers WHERE key = ?", (key,))
        if row is None:
            return None
        try:
            return Stored(row[0], _PROBLEMS.validate_json(row[1]))
        except ValidationError:
            return None

    def put(self, key: str, stored: Stored, *, model: str, prompt: str) -> None:
        """Keep a valid answer; model and prompt say what gave it."""
        problems = json.dumps(stored.problems, ensure_ascii=False)
        row = (key, stored.value, problems, model, prompt, time.time())
        self._write("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?)", row)

    def get_capabilities(self, endpoint: str, model: str) -> str | None:
        """Return what is known of an endpoint and model, as JSON text, or None."""
        row = self._one("SELECT record FROM capabilities WHERE endpoint = ? AND model = ?", (endpoint, model))
        return None if row is None else row[0]

    def put_capabilities(self, endpoint: str, model: str, record: str) -> None:
        """Remember what an endpoint and model can do."""
        self._write("INSERT OR REPLACE INTO capabilities VALUES (?, ?, ?, ?)", (endpoint, model, record, time.time()))

    def _one(self, query: str, values: tuple[str, ...]) -> tuple[str, ...] | None:
        if self.warning is not None or not self.path.exists():
            return None
        try:
            with self._lock:
                row: tuple[str, ...] | None = self._opened().execute(query, values).fetchone()
                return row
        except sqlite3.Error as error:
            self._give_up(error)
            return None

    def _write(self, statement: str, values: tuple[str | float, ...]) -> None:
        if self.warning is not None:
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with self._lock, self._opened() as connection:
                connection.execute(statement, values)
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = _open(self.path)
        return self._connection

    def _give_up(self, error: Exception) -> None:
        self.close()
        self.warning = (
            f"the answer cache {self.path} cannot be used ({error}), so nothing is kept: "
            "`verifier cache clear` makes a new one"
        )


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_BUSY_S, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.executescript(_SCHEMA)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def info(folder: Path) -> CacheInfo:
    """Return what the cache in a folder holds; a folder without one holds nothing."""
    path = folder / FILE_NAME
    if not path.exists():
        return CacheInfo(path, models={})
    size = sum(file.stat().st_size for file in _files(folder))
    try:
        with closing(_open(path)) as connection:
            counted = connection.execute("SELECT model, count(*) FROM answers GROUP BY model ORDER BY model").fetchall()
            endpoints = connection.execute("SELECT count(*) FROM capabilities").fetchone()[0]
    except sqlite3.Error as error:
        return CacheInfo(path, size_bytes=size, problem=str(error))
    models = dict(counted)
    return CacheInfo(path, sum(models.values()), endpoints, size, models)


def clear(folder: Path) -> int:
    """Delete the cache of a folder, readable or not; return how many bytes it had."""
    size = 0
    for file in _files(folder):
        size += file.stat().st_size
        file.unlink()
    return size


def _files(folder: Path) -> list[Path]:
    return [file for file in (folder / f"{FILE_NAME}{end}" for end in ("", "-wal", "-shm")) if file.exists()]
