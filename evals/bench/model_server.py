"""Serve canned answers on this machine, each after a fixed wait: `python -m evals.bench.model_server 0.2`.

Prints its address, then a line of JSON for each request as its answer has been sent, and ends with its standard input.
Times are of the machine's monotonic clock, which all its processes share.
"""

import json
import sys
import time
from dataclasses import asdict, dataclass
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread

from pydantic import JsonValue

from evals.bench.canned import completion

_PRINTING = Lock()


class Kind(StrEnum):
    """What a request is for."""

    EXTRACT = "extract"
    RELATE = "relate"
    PROBE = "probe"


@dataclass(frozen=True, slots=True)
class Served:
    """A request: when it came, when its answer had gone out, what for, and its length in characters."""

    arrived: float
    answered: float
    kind: Kind
    chars: int


def kind_of(body: dict[str, JsonValue]) -> Kind:
    """Say what a request is for."""
    text = json.dumps(body.get("messages"))
    if "</article " in text and "Extract the claims" in text:
        return Kind.EXTRACT
    return Kind.RELATE if "</claims " in text else Kind.PROBE


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wait_s = 0.0

    def do_POST(self) -> None:
        """Answer a chat completion request."""
        arrived = time.monotonic()
        text = self.rfile.read(int(self.headers["content-length"]))
        body = json.loads(text)
        content = completion(body).encode()
        time.sleep(max(0.0, self.wait_s - (time.monotonic() - arrived)))
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        served = Served(arrived, time.monotonic(), kind_of(body), len(text.decode()))
        with _PRINTING:
            print(json.dumps(asdict(served)), flush=True)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64


def main(wait_s: float) -> None:
    """Serve until the standard input ends."""
    _Handler.wait_s = wait_s
    server = _Server(("127.0.0.1", 0), _Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    print(f"http://127.0.0.1:{server.server_address[1]}/v1", flush=True)
    sys.stdin.read()
    server.shutdown()


if __name__ == "__main__":
    main(float(sys.argv[1]))
