"""Bodies are unfolded piece by piece, whole or not at all, and never beyond their bound."""

import gzip
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.ingest.web import decoding
from verifier.ingest.web.decoding import Body, accepted_codings
from verifier.ingest.web.faults import Fault

MEGABYTE = 1_000_000


def bare_deflate(data: bytes) -> bytes:
    return zlib.compress(data)[2:-4]


def gzip_of_zeros(megabytes: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    return b"".join([*(packer.compress(bytes(MEGABYTE)) for _ in range(megabytes)), packer.flush()])


def brotli_of_zeros(megabytes: int) -> bytes:
    packer = brotli.Compressor(quality=1)
    return b"".join([*(packer.process(bytes(MEGABYTE)) for _ in range(megabytes)), packer.finish()])


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": lambda data: bytes(brotli.compress(data, quality=3)),
    "identity": bytes,
}


def unfold(codings: list[str], data: bytes, max_bytes: int = MEGABYTE, step: int = 1_000, cut: bool = False) -> bytes:
    body = Body(codings, max_bytes, cut=cut)
    for start in range(0, len(data), step):
        body.take(data[start : start + step])
    return body.finish()


@contextmanager
def within(most_bytes: int) -> Iterator[None]:
    """Hold the peak of memory inside the block to a bound."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < most_bytes
    finally:
        tracemalloc.stop()


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(sorted(PACKERS)), max_size=2),
    st.binary(max_size=300),
    st.sampled_from([1, 2, 100_000, 200_000]),
    st.integers(1, 5_000),
)
def test_what_was_packed_comes_out_however_it_arrives(codings: list[str], piece: bytes, size: int, step: int) -> None:
    data = (piece * size)[: 200_000 + len(piece)]
    packed = data
    for coding in codings:
        packed = PACKERS[coding](packed)
    assert unfold(codings, packed, step=step) == data


@settings(max_examples=60)
@given(st.sampled_from(["gzip", "deflate", "br"]), st.binary(min_size=1, max_size=400), st.data())
def test_a_packed_body_that_breaks_off_is_an_error(coding: str, data: bytes, draw: st.DataObject) -> None:
    packed = PACKERS[coding](data)
    kept = draw.draw(st.integers(1, len(packed) - 1))
    with pytest.raises(Fault, match=r"broke off before its end") as caught:
        unfold([coding], packed[:kept])
    assert caught.value.retryable


@settings(max_examples=100)
@given(st.lists(st.sampled_from(["gzip", "deflate", "br"]), min_size=1, max_size=2), st.binary(max_size=300))
def test_bytes_that_were_never_packed_give_a_body_or_a_fault(codings: list[str], data: bytes) -> None:
    with suppress(Fault):
        assert isinstance(unfold(codings, data), bytes)


def test_deflate_is_read_without_its_wrapper_too() -> None:
    for step in (1, 2, 3, 1_000):
        assert unfold(["deflate"], bare_deflate(b"The quake killed 12."), step=step) == b"The quake killed 12."


def test_gzip_of_several_members_is_one_body_and_padding_after_it_is_none() -> None:
    packed = gzip.compress(b"one ") + gzip.compress(b"two")
    assert unfold(["gzip"], packed, step=3) == b"one two"
    for rest in (bytes(50), b"<!-- served by 7 -->", b"\x1f."):
        assert unfold(["gzip"], packed + rest, step=7) == b"one two"
        assert unfold(["gzip"], packed + rest) == b"one two"


def test_an_empty_body_is_empty_in_every_coding() -> None:
    assert [unfold([coding], b"") for coding in PACKERS] == [b""] * len(PACKERS)


def test_an_empty_piece_between_others_changes_nothing() -> None:
    for coding, pack in PACKERS.items():
        body = Body([coding], MEGABYTE)
        for piece in (b"", pack(b"The quake"), b""):
            body.take(piece)
        assert body.finish() == b"The quake"


@pytest.mark.parametrize("coding", ["gzip", "br", "deflate"])
def test_damaged_data_are_told(coding: str) -> None:
    packed = bytearray(PACKERS[coding](bytes(range(256)) * 50))
    packed[2:60] = b"\xff" * 58
    with pytest.raises(Fault, match="damaged"):
        unfold([coding], bytes(packed))


@pytest.mark.parametrize(
    ("codings", "bomb"),
    [
        (["gzip"], gzip_of_zeros(200)),
        (["br"], brotli_of_zeros(200)),
        (["deflate"], zlib.compress(bytes(50 * MEGABYTE), 9)),
        (["gzip", "gzip"], gzip.compress(gzip_of_zeros(200))),
        (["br", "gzip"], gzip.compress(brotli_of_zeros(200))),
    ],
    ids=["gzip", "brotli", "deflate", "gzip in gzip", "brotli in gzip"],
)
def test_a_bomb_is_left_at_the_bound_and_takes_no_memory(codings: list[str], bomb: bytes) -> None:
    with within(6 * MEGABYTE), pytest.raises(Fault, match="larger than 1,000,000 bytes"):
        unfold(codings, bomb, step=65_536)


def test_what_unfolds_between_two_codings_counts_too() -> None:
    """The inner data unfold to nothing, so that nothing would ever be kept; there are 20 MB of them."""
    nothing = (
        zlib.compress(b"")[:2] + b"\x00\x00\x00\xff\xff" * (4 * MEGABYTE)
    ) + b"\x01\x00\x00\xff\xff\x00\x00\x00\x01"
    for cut in (False, True):
        with pytest.raises(Fault, match="larger than"):
            unfold(["deflate", "gzip"], gzip.compress(nothing), step=65_536, cut=cut)


def test_empty_members_without_end_are_not_waited_for() -> None:
    with pytest.raises(Fault, match="damaged"):
        unfold(["gzip"], gzip.compress(b"") * 5_000)


def test_a_cut_body_is_its_beginning() -> None:
    assert unfold(["gzip"], gzip.compress(b"abcdefgh" * 1_000), max_bytes=1_000, cut=True) == b"abcdefgh" * 125
    assert unfold([], b"abcdef", max_bytes=4, cut=True) == b"abcd"


def test_a_body_as_large_as_the_bound_is_kept_and_one_byte_more_is_not() -> None:
    assert len(unfold(["gzip"], gzip.compress(bytes(1_000)), max_bytes=1_000)) == 1_000
    with pytest.raises(Fault):
        unfold(["gzip"], gzip.compress(bytes(1_001)), max_bytes=1_000)


@pytest.mark.parametrize("codings", [["gzip"] * 3, ["gzip", "identity", "br", "deflate"]])
def test_codings_nested_deeper_than_two_are_refused(codings: list[str]) -> None:
    with pytest.raises(Fault, match="3 content codings"):
        Body(codings, MEGABYTE)


@pytest.mark.parametrize("coding", ["zstd", "compress", "aes128gcm", "\x1b[0m"])
def test_a_coding_that_was_not_asked_for_is_refused(coding: str) -> None:
    with pytest.raises(Fault, match="cannot be read here"):
        Body([coding], MEGABYTE)


def test_without_a_brotli_that_can_be_bounded_none_is_asked_for_and_the_advice_names_the_extra(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert accepted_codings() == "gzip, deflate, br"
    monkeypatch.setattr(decoding, "_has_brotli", lambda: False)
    assert accepted_codings() == "gzip, deflate"
    with pytest.raises(Fault) as caught:
        Body(["br"], MEGABYTE)
    assert "story-verifier[web]" in caught.value.advice
