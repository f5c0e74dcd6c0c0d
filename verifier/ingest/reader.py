"""Collect articles, failures and warnings while paths, rows and streams are read one after the other.

It gives no ids and judges no set of articles as a whole: `verifier.ingest.reading` does, once all are in.
"""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, TextIO

from verifier.errors import InputError
from verifier.ingest import files
from verifier.ingest.drafts import Draft, Material, Place, draft_of, printable
from verifier.ingest.originals import INDEX, Keeper, is_index, read_originals
from verifier.ingest.rows import Row, looks_like_rows, read_rows
from verifier.models import Failure, Stage

_STDIN = Place("standard input", "stdin", "")


@dataclass(slots=True)
class Reader:
    """Collects drafts, failures and warnings while paths are read."""

    max_chars: int
    keeper: Keeper | None = None
    drafts: list[Draft] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    seen: set[Path] = field(default_factory=set)
    sidecars: dict[Path, dict[Path, Row]] = field(default_factory=dict)

    def fail(self, name: str, error: InputError) -> None:
        """Record that something could not be read; the part of a message after ";" is the advice."""
        reason, _, advice = str(error).partition("; ")
        self.refuse(name, reason, advice or "mend it")

    def refuse(self, name: str, reason: str, advice: str) -> None:
        """Record why something was not read, and what to do."""
        name, reason, advice = printable(name), printable(reason), printable(advice)
        self.failures.append(Failure(stage=Stage.INGEST, reason=f"{name} {reason}", advice=advice, articles=(name,)))

    def warn(self, message: str) -> None:
        """Record what the user should know."""
        self.warnings.append(printable(message))

    def take(self, draft: Draft, material: Material) -> None:
        """Take in a draft, and the bytes that it was made of."""
        self.drafts.append(self.keeper.keep(draft, material) if self.keeper else draft)

    def read_path(self, given: str) -> None:
        """Read whatever a path names."""
        path = Path(given)
        try:
            if path.is_dir():
                self._read_folder(path, given)
            elif is_index(path):
                self._read_originals(path)
            elif path.suffix.lower() in files.ROW_SUFFIXES:
                self._read_sidecar(path)
            elif path.name and not files.is_article_name(path) and path.is_file():
                self.warn(f"{given} was not read: a file of this name is not taken for an article")
            else:
                files.check_file(path)
                self._read_sidecar(path.parent / files.SIDECAR, only_index=True)
                self._read_file(path)
        except InputError as error:
            self.fail(given, error)
        except (OSError, ValueError) as error:
            self.fail(given, InputError(f"cannot be read ({error}); check the path"))

    def _read_originals(self, index: Path) -> None:
        if files.real(index) not in self.seen:
            self.seen.add(files.real(index))
            read_originals(self, index)

    def _read_folder(self, folder: Path, given: str) -> None:
        if (folder / INDEX).is_file():
            self._read_originals(folder / INDEX)
            return
        found = files.walk(folder)
        before = len(self.seen) + len(self.sidecars) + len(self.failures)
        for path in found.unreadable:
            self.fail(str(path), InputError("cannot be listed; check its permissions"))
        for path in found.sidecars:
            self._attempt(path, self._read_sidecar)
        for path in found.articles:
            self._attempt(path, self._read_file)
        if found.convertible:
            names = ", ".join(path.name for path in found.convertible[:5])
            self.warn(f"{given}: {len(found.convertible)} files were not read ({names}); save them as .txt")
        for path in found.originals:
            self.warn(f"{path} holds originals that were kept, and was not read; give it by itself")
        if found.cut_short:
            self.warn(f"{given}: {found.cut_short}")
        if len(self.seen) + len(self.sidecars) + len(self.failures) == before and not found.articles:
            raise InputError("holds no articles; put texts, pages, PDFs, Word files, mail or an articles.jsonl into it")

    def _attempt(self, path: Path, read: Callable[[Path], None]) -> None:
        try:
            read(path)
        except InputError as error:
            self.fail(str(path), error)

    def _read_sidecar(self, sidecar: Path, only_index: bool = False) -> None:
        """Take in a sidecar once; its inline texts become articles unless only its files are asked for."""
        key = files.real(sidecar)
        if key not in self.sidecars and (not only_index or sidecar.is_file()):
            self.sidecars[key] = {}
            self._index(sidecar, key, only_index)

    def _index(self, sidecar: Path, key: Path, only_index: bool) -> None:
        def take(row: Row, name: str) -> None:
            self._take_row(row, name, sidecar, key, only_index)

        files.check_file(sidecar)
        with files.open_file(sidecar) as stream:
            for name, error in self._read_rows(stream, str(sidecar), take):
                if not only_index:
                    self.fail(name, error)

    def _read_rows(
        self, stream: BinaryIO, source: str, take: Callable[[Row, str], None]
    ) -> Iterator[tuple[str, InputError]]:
        """Take in the rows of a stream; yield those that cannot be used, with why."""
        taken: dict[str, int] = {}
        for line in read_rows(stream, self.max_chars):
            name = printable(f"{source}:{line.number}")
            try:
                if isinstance(line.content, InputError):
                    raise line.content
                _check_new_id(line.content, line.number, taken)
                take(line.content, name)
            except InputError as error:
                yield name, error

    def _take_row(self, row: Row, name: str, sidecar: Path, key: Path, only_index: bool) -> None:
        if row.file is None:
            if not only_index and row.text is not None:
                self._add_inline(row.text, row, Place(name, printable(sidecar.stem), printable(sidecar.parent.name)))
            return
        path = files.inside(sidecar.parent, row.file)
        if self.sidecars[key].setdefault(files.real(path), row) is not row:
            raise InputError(f'names the file "{row.file}" of an earlier line; keep one of the two')
        if only_index:
            return
        try:
            self._read_file(path)
        except InputError as error:
            raise InputError(f'names the file "{row.file}", which {error}') from error

    def _read_file(self, path: Path) -> None:
        """Read one article; the same file is read once, whatever it is called."""
        key = files.real(path)
        if key in self.seen:
            return
        self.seen.add(key)
        data = files.read_bytes(path, self.max_chars)
        row = next((rows[key] for rows in self.sidecars.values() if key in rows), None)
        self._add(Material(Place.of(path, files.real(path).parent.name), data, (row,) if row else ()))

    def read_stdin(self, stream: TextIO | BinaryIO) -> None:
        """Read one article, or JSON Lines if it looks like them."""
        try:
            data = _drain(stream, self.max_chars)
            if looks_like_rows(data[:100_000].decode("utf-8-sig", "replace")):
                for name, error in self._read_rows(io.BytesIO(data), _STDIN.name, self._take_stdin_row):
                    self.fail(name, error)
            else:
                self._add(Material(_STDIN, data))
        except InputError as error:
            self.fail(_STDIN.name, error)

    def _take_stdin_row(self, row: Row, name: str) -> None:
        if row.text is None:
            raise InputError('names a file; from standard input a row needs "text"')
        self._add_inline(row.text, row, Place(name, _STDIN.stem, _STDIN.folder))

    def _add(self, material: Material) -> None:
        self.take(draft_of(material, self.max_chars), material)

    def _add_inline(self, text: str, row: Row, place: Place) -> None:
        self._add(Material(place, text.encode("utf-8", "surrogatepass"), (row,), inline=True))


def _check_new_id(row: Row, number: int, taken: dict[str, int]) -> None:
    if row.id is None:
        return
    if row.id in taken:
        raise InputError(f'has the id "{row.id[:100]}" of line {taken[row.id]}; give each article its own')
    taken[row.id] = number


def _drain(stream: TextIO | BinaryIO, max_chars: int) -> bytes:
    """Read standard input, as bytes where it has them."""
    limit = max_chars * 64
    source = getattr(stream, "buffer", stream)
    data: str | bytes = source.read(limit + 1)
    if len(data) > limit:
        raise files.too_large(f"more than {limit:,}", max_chars)
    return data.encode("utf-8", "replace") if isinstance(data, str) else data
