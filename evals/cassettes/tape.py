"""Hand on every request and new answer as they come, and play what is already held.

For many requests at once, of which each belongs to a cassette of its own: `replay.py` is for one cassette, or several
as one. Which belongs where is the listener's business, and so is what is written.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from threading import local
from typing import Protocol

from vcr import VCR
from vcr.request import Request
from vcr.serialize import deserialize, serialize

from evals.cassettes import readable
from evals.cassettes.replay import equip
from evals.cassettes.wire import Response, clean_response, neutral_request


@dataclass(frozen=True, slots=True)
class Interaction:
    """A request as it is recorded, and its answer."""

    request: Request
    response: Response


class Listener(Protocol):
    """Hears what is asked and answered, each in the thread of its request."""

    def asked(self, request: Request) -> None:
        """Note a request; it is told several times."""
        ...

    def answered(self, interaction: Interaction) -> None:
        """Take an answer that was not held."""
        ...


@contextmanager
def playing(held: Sequence[Interaction], listener: Listener, *, live: bool) -> Iterator[None]:
    """Play what is held; where `live`, let everything else through, otherwise make no connection."""
    vcr, hooks = VCR(record_mode="new_episodes" if live else "none"), _Hooks(listener)
    equip(vcr)
    vcr.register_matcher("key", _match_keys)
    vcr.register_persister(_Held(held))
    options = {
        "match_on": ("method", "path", "key"),
        "before_record_request": hooks.before_request,
        "before_record_response": hooks.before_response,
        "decode_compressed_response": True,
    }
    with vcr.use_cassette("held", **options):
        hooks.listens = True
        yield


def key_of(request: Request) -> str:
    """Return what two requests with the same JSON body share, and no others."""
    return _key(request.body or b"")


@lru_cache(maxsize=4_096)
def _key(body: bytes | str) -> str:
    """Work a key out once: each request is compared with all that are held."""
    text = body.decode("utf-8", "replace") if isinstance(body, bytes) else body
    try:
        text = json.dumps(json.loads(text), sort_keys=True)
    except ValueError:
        pass
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _match_keys(one: Request, other: Request) -> None:
    """Raise AssertionError, as vcrpy wants it, where the bodies differ."""
    if key_of(one) != key_of(other):
        raise AssertionError("the bodies differ")


def load(path: Path) -> list[Interaction]:
    """Read a cassette; one that is not there holds nothing."""
    if not path.exists():
        return []
    requests, responses, *_ = deserialize(path.read_text(encoding="utf-8"), readable)
    return [Interaction(request, response) for request, response in zip(requests, responses, strict=True)]


def save(path: Path, interactions: Sequence[Interaction]) -> None:
    """Write a cassette whole, so that nobody ever meets half of one; without interactions there is none."""
    if not interactions:
        path.unlink(missing_ok=True)
        return
    content = {
        "requests": [each.request for each in interactions],
        "responses": [deepcopy(each.response) for each in interactions],  # vcrpy changes what it writes
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".part")
    draft.write_text(serialize(content, readable), encoding="utf-8")
    draft.replace(path)


class _Hooks:
    """Pairs requests with answers: vcrpy tells of a request, then of its answer, both in one thread."""

    def __init__(self, listener: Listener) -> None:
        self.listens = False
        self._listener = listener
        self._last = local()

    def before_request(self, request: Request) -> Request:
        """Tell of a request, and return it as it is recorded; vcrpy's interface."""
        neutral = neutral_request(request)
        self._last.request = neutral
        if self.listens:
            self._listener.asked(neutral)
        return neutral

    def before_response(self, response: Response) -> Response | None:
        """Tell of an answer, and return it as it is recorded; vcrpy's interface."""
        cleaned = clean_response(response)
        if self.listens and cleaned is not None:
            self._listener.answered(Interaction(self._last.request, cleaned))
        return cleaned


@dataclass(frozen=True, slots=True)
class _Held:
    """Gives vcrpy what is held, and saves nothing; vcrpy's interface."""

    interactions: Sequence[Interaction]

    def load_cassette(self, _path: str, serializer: object) -> tuple[list[Request], list[Response]]:
        """Return all requests and all responses."""
        return [each.request for each in self.interactions], [each.response for each in self.interactions]

    def save_cassette(self, *_args: object, **_options: object) -> None:
        """Leave it to the listener."""
