"""Put the bytes of articles into a folder, each under the SHA-256 of its content, and an index beside them.

A file is whole or not there. What is there already is used again; the index of an earlier run is kept under another
name. Trouble with the disk is told and costs no article.
"""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from verifier.errors import InputError
from verifier.ingest.documents import MEDIA_TYPES, SUFFIXES
from verifier.ingest.drafts import Draft, Material
from verifier.ingest.originals.index import INDEX, Kept, KeptArticle, KeptFailure, KeptWarning, write_index
from verifier.models import Failure, Stage

_SUFFIX_OF = {MEDIA_TYPES[kind]: suffix for suffix, kind in reversed(SUFFIXES.items())}


class Keeper:
    """Keeps the originals of one run."""

    def __init__(self, folder: Path) -> None:
        """Make the folder if it is not there; InputError where nothing can be written to it."""
        self.folder = folder
        self.failures: list[Failure] = []
        self._lines: list[Kept] = []
        try:
            folder.mkdir(parents=True, exist_ok=True)
            probe = self._temporary("probe")
            probe.touch()
            probe.unlink()
        except OSError as error:
            raise InputError(
                f"originals cannot be kept in {folder} ({error.strerror}); give --keep-originals another folder"
            ) from error

    def keep(self, draft: Draft, material: Material) -> Draft:
        """Keep the bytes of an article and return it with the name of the file in its trail."""
        name = draft.trail.sha256 + _SUFFIX_OF.get(draft.trail.media_type or "", ".txt")
        try:
            self._store(name, material.data, draft.trail.sha256)
        except OSError as error:
            self._note(f"the original of {draft.name} could not be kept in {self.folder} ({error.strerror})")
            return draft
        kept = draft.with_original(name)
        self._lines.append(KeptArticle.of(kept, material))
        return kept

    def finish(self, failures: Iterable[Failure], warnings: Iterable[str]) -> None:
        """Write the index, with what failed and what was told besides the articles."""
        told = [KeptWarning(warning=warning) for warning in warnings]
        content = write_index([*self._lines, *told, *(KeptFailure(failure=failure) for failure in failures)])
        path = self.folder / INDEX
        try:
            earlier = path.read_bytes() if path.exists() else content
            if earlier != content:
                digest = hashlib.sha256(earlier).hexdigest()[:8]
                path.replace(self.folder / f"{path.stem}-{digest}{path.suffix}")
            self._write(INDEX, content)
        except OSError as error:
            self._note(f"the index {path} could not be written ({error.strerror})")

    def _store(self, name: str, data: bytes, sha256: str) -> None:
        path = self.folder / name
        if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256:
            return
        self._write(name, data)

    def _write(self, name: str, data: bytes) -> None:
        temporary = self._temporary(name)
        try:
            with temporary.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(self.folder / name)
        finally:
            temporary.unlink(missing_ok=True)

    def _temporary(self, name: str) -> Path:
        return self.folder / f".{name}-{os.getpid()}.tmp"

    def _note(self, reason: str) -> None:
        advice = "make room, and run it again with another folder for --keep-originals"
        self.failures.append(Failure(stage=Stage.INGEST, reason=reason, advice=advice))
