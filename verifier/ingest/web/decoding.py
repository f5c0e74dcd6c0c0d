"""Undo the content coding of a body (RFC 9110 section 8.4) piece by piece, within a bound.

A small body can unfold to any size, and codings can be nested, so that the size explodes between two of them: what
each coding gives is counted, and nothing unfolds more than a piece at a time. A body that ends in the middle of its
coding is an error, as one shorter than announced is.
"""

import zlib
from collections.abc import Iterator, Sequence
from typing import Protocol

from verifier.ingest.web.faults import LATER, SAVE, Fault, refuse

PIECE = 65_536
MOST_CODINGS = 2

_BROTLI_ADVICE = "install the reader for it: pip install 'story-verifier[web]'"


_GZIP = zlib.MAX_WBITS | 16
_MAGIC = b"\x1f\x8b"
_WRAPPER = 2
_MOST_MEMBERS = 1_000
"""More than pages ever have; members can be empty, and each costs time."""


class Coding(Protocol):
    """One content coding being undone."""

    def unfold(self, data: bytes) -> Iterator[bytes]:
        """Yield what more of the body stands for, in pieces; raise ValueError where it is damaged."""
        ...

    @property
    def is_complete(self) -> bool:
        """Whether the body may end here."""
        ...


class _Zlib:
    """Gzip, also of several members (RFC 1952 section 2.2), and deflate, with its wrapper or, as some send it, bare."""

    def __init__(self, window_bits: int, bare_bits: int | None = None) -> None:
        self._window_bits = window_bits
        self._bare_bits = bare_bits
        self._inflater = zlib.decompressobj(window_bits)
        self._first = b""
        self._members = 0

    @property
    def is_complete(self) -> bool:
        return self._inflater.eof or not (self._first or self._members)

    def unfold(self, data: bytes) -> Iterator[bytes]:
        if not self._members:
            self._first += data
            if len(self._first) < _WRAPPER:  # too little to tell whether there is one
                return
            data, self._members = self._first, 1
            self._open(data)
        more = bool(data)
        while more and not self._is_over(data):
            piece = self._step(data)
            yield piece
            data = self._inflater.unused_data if self._inflater.eof else self._inflater.unconsumed_tail
            # A full piece may have left something behind although all of the data went in.
            more = bool(data) or (len(piece) == PIECE and not self._inflater.eof)

    def _open(self, data: bytes) -> None:
        """Take the data for bare deflate where they do not begin as wrapped deflate does (RFC 1950 section 2.2)."""
        if self._bare_bits is not None and (data[0] & 15 != 8 or int.from_bytes(data[:2]) % 31):
            self._inflater = zlib.decompressobj(self._bare_bits)

    def _is_over(self, data: bytes) -> bool:
        """Say whether nothing more is to be read; what follows the last member is let go, as browsers do."""
        if not self._inflater.eof:
            return False
        if self._window_bits != _GZIP or not data.startswith(_MAGIC[: len(data)]):
            self._window_bits = 0
            return True
        self._members += 1
        if self._members > _MOST_MEMBERS:
            raise ValueError("too many members")
        self._inflater = zlib.decompressobj(self._window_bits)
        return False

    def _step(self, data: bytes) -> bytes:
        try:
            return self._inflater.decompress(data, PIECE)
        except zlib.error as error:
            raise ValueError(str(error)) from error


class _Brotli:
    """Brotli (RFC 7932), by a library that can be told how much to give at a time."""

    def __init__(self) -> None:
        import brotli

        self._error: type[Exception] = brotli.error
        self._inflater = brotli.Decompressor()
        self._begun = False

    @property
    def is_complete(self) -> bool:
        return bool(self._inflater.is_finished()) or not self._begun

    def unfold(self, data: bytes) -> Iterator[bytes]:
        self._begun = self._begun or bool(data)
        # Until it gives nothing: the library says that it takes more data while it still holds some back.
        while not self._inflater.is_finished() and (piece := self._step(data)):
            yield piece
            data = b""

    def _step(self, data: bytes) -> bytes:
        try:
            return bytes(self._inflater.process(data, output_buffer_limit=PIECE))
        except self._error as error:
            raise ValueError(str(error)) from error


def accepted_codings() -> str:
    """Return what to write into Accept-Encoding."""
    return "gzip, deflate, br" if _has_brotli() else "gzip, deflate"


def _has_brotli() -> bool:
    """Say whether a brotli library is there that can be bounded (from 1.2 on)."""
    try:
        import brotli

        brotli.Decompressor().process(b"", output_buffer_limit=1)
    except (ImportError, TypeError):
        return False
    return True


class Body:
    """The bytes of one body as they come in, decoded, at most `max_bytes` of them.

    `cut`: keep the first `max_bytes` instead of raising Fault where there are more.
    """

    def __init__(self, codings: Sequence[str], max_bytes: int, *, cut: bool = False) -> None:
        names = [name for name in codings if name not in ("", "identity")]
        if len(names) > MOST_CODINGS:
            refuse(f"comes in {len(names)} content codings, one in the other", SAVE)
        self._codings = [_coding(name) for name in reversed(names)]
        self._max_bytes = max_bytes
        self._cut = cut
        self._sizes = [0] * (len(names) + 1)
        self._kept = bytearray()

    @property
    def is_full(self) -> bool:
        """Whether no more can be kept."""
        return len(self._kept) >= self._max_bytes

    def take(self, data: bytes) -> None:
        """Decode and keep the next bytes from the wire."""
        try:
            self._push(data, 0)
        except ValueError as error:
            raise Fault("is compressed, and the compressed data are damaged", SAVE) from error

    def finish(self) -> bytes:
        """Return all of it; raise Fault where its coding says that more should follow."""
        if not all(coding.is_complete for coding in self._codings) and not (self._cut and self.is_full):
            raise Fault("broke off before its end", LATER, retryable=True)
        return bytes(self._kept)

    def _push(self, data: bytes, layer: int) -> None:
        self._sizes[layer] += len(data)
        is_last = layer == len(self._codings)
        if self._sizes[layer] > self._max_bytes and not (self._cut and is_last):
            raise too_large(self._max_bytes)
        if is_last:
            self._kept += data[: self._max_bytes - len(self._kept)]
            return
        for piece in self._codings[layer].unfold(data):
            self._push(piece, layer + 1)
            if self.is_full and self._cut:
                return


def too_large(max_bytes: int) -> Fault:
    """Return the fault of a body that is over the bound."""
    return Fault(f"is larger than {max_bytes:,} bytes", f"save the part that you need as a file, or raise {_SETTING}")


_SETTING = "web_max_bytes (VERIFIER_WEB_MAX_BYTES)"


def _coding(name: str) -> Coding:
    if name in ("gzip", "x-gzip"):
        return _Zlib(_GZIP)
    if name == "deflate":
        return _Zlib(zlib.MAX_WBITS, -zlib.MAX_WBITS)
    if name == "br" and _has_brotli():
        return _Brotli()
    refuse("comes in a content coding that cannot be read here", _BROTLI_ADVICE if name == "br" else SAVE)
