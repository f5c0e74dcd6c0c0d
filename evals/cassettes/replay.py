"""Record cassettes and play them back, and see to it that nothing that was not recorded goes unnoticed.

The code under test may turn a missing answer into a failure of its own or, after a re-ask, into a worse answer.
Therefore every request is watched on its way to the cassette, and what was missed is raised at the end.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import JsonValue
from vcr import VCR
from vcr.cassette import Cassette
from vcr.request import Request
from vcr.serialize import deserialize

from evals.cassettes import readable
from evals.cassettes.notes import CassetteMissError
from evals.cassettes.wire import Response, body_of, clean_response, match_bodies, nearest_difference, neutral_request

FOLDER = Path(__file__).resolve().parents[2] / "cassettes"
_SERIALIZER = "yaml"


@dataclass(slots=True)
class Watch:
    """Sees every request on its way to a cassette."""

    _seen: list[Request] = field(default_factory=list)

    def before_request(self, request: Request) -> Request:
        """Note a request and return it as it is recorded; vcrpy's interface."""
        neutral = neutral_request(request)
        self._seen.append(neutral)
        return neutral

    def missed(self, cassette: Cassette) -> list[str]:
        """Say of each request that a cassette does not hold where it differs from the nearest that it holds."""
        known = [body_of(request) for request in cassette.requests]
        missing: list[JsonValue] = []
        for body in map(body_of, self._seen):
            if body not in known and body not in missing:
                missing.append(body)
        return [nearest_difference(body, known) for body in missing]

    def options(self) -> dict[str, object]:
        """Return what vcrpy is told about a cassette."""
        return {
            "match_on": ("method", "path", "json_body"),
            "before_record_request": self.before_request,
            "before_record_response": clean_response,
            "decode_compressed_response": True,
        }


def equip(vcr: VCR) -> None:
    """Teach vcrpy how bodies are compared, and how cassettes are written."""
    vcr.register_matcher("json_body", match_bodies)
    vcr.register_serializer(_SERIALIZER, readable)


@contextmanager
def replay(*paths: Path) -> Iterator[Cassette]:
    """Play back one or more cassettes as one, without any connection.

    Raise CassetteMissError for a cassette that is not there; and at the end, in place of whatever else was raised,
    where a request was not recorded.
    """
    absent = [path.name for path in paths if not path.exists()]
    if absent:
        raise CassetteMissError(f"not recorded yet: {', '.join(absent)} (cassettes/README.md says how)")
    vcr, watch = VCR(record_mode="none"), Watch()
    equip(vcr)
    vcr.register_persister(_Several(paths))
    with vcr.use_cassette(str(paths[0]), **watch.options()) as cassette:
        try:
            yield cassette
        finally:
            refuse_misses(watch, cassette)


@contextmanager
def record(path: Path) -> Iterator[Cassette]:
    """Let requests through, and record them in place of what the cassette held."""
    path.unlink(missing_ok=True)
    vcr = VCR(record_mode="new_episodes")
    equip(vcr)
    with vcr.use_cassette(str(path), **Watch().options()) as cassette:
        yield cassette


def refuse_misses(watch: Watch, cassette: Cassette) -> None:
    """Raise CassetteMissError where a request was not recorded."""
    missed = watch.missed(cassette)
    if missed:
        raise CassetteMissError(
            f"{len(missed)} of the requests were never recorded: {'; '.join(missed)}. "
            "Record again where the change is meant (cassettes/README.md)"
        )


@dataclass(frozen=True, slots=True)
class _Several:
    """Loads several cassettes as one, and saves none; vcrpy's interface."""

    paths: tuple[Path, ...]

    def load_cassette(self, _path: str, serializer: object) -> tuple[list[Request], list[Response]]:
        """Return all requests and all responses."""
        requests: list[Request] = []
        responses: list[Response] = []
        for path in self.paths:
            asked, told, *_ = deserialize(path.read_text(encoding="utf-8"), serializer)
            requests += asked
            responses += told
        return requests, responses

    def save_cassette(self, *_args: object, **_options: object) -> None:
        """Leave the files as they are."""
