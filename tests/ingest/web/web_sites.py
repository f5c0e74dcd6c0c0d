"""Serve canned answers on loopback, byte for byte, so that a test can be as rude as the web is.

A reply is bytes, or a function that writes to the connection itself. Each connection carries one request and is
closed after its reply. Nothing leaves this machine.
"""

import socket
import socketserver
import ssl
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from ipaddress import ip_address
from threading import Event, Lock, Thread

import httpcore2

from verifier.ingest.web import Fetched, Limits, Refusal, fetch_all
from verifier.ingest.web.chain import Surroundings
from verifier.ingest.web.networks import IPAddress
from verifier.ingest.web.retries import Clockwork

LONG_S = 60.0
"""Longer than any test takes; a test that runs into it has failed."""


class Connection:
    """What a reply may do: write, and wait until the test is over."""

    def __init__(self, wire: socket.socket, over: Event) -> None:
        self._wire = wire
        self.over = over
        self.sent = 0

    def write(self, data: bytes) -> bool:
        """Send bytes; say whether the other side still takes them."""
        try:
            self._wire.sendall(data)
        except OSError:
            return False
        self.sent += len(data)
        return True


Reply = bytes | Callable[[Connection], None]
Replies = Mapping[str, Reply | Sequence[Reply]]


@dataclass
class Site:
    """A server on loopback and what it was asked."""

    port: int
    scheme: str
    replies: Replies
    asked: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)
    over: Event = field(default_factory=Event)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    def next_reply(self, path: str) -> Reply:
        """Return the reply of a path; of several, the one whose turn it is, and the last from then on."""
        with self.lock:
            self.asked.append(path)
            reply = self.replies.get(path, page(b"", "404 Not Found"))
            if isinstance(reply, bytes) or callable(reply):
                return reply
            return reply[min(self.asked.count(path), len(reply)) - 1]

    def serve(self, wire: socket.socket) -> None:
        head = _head(wire)
        if not head:
            return
        with self.lock:
            self.heads.append(head)
        connection = Connection(wire, self.over)
        reply = self.next_reply(head.split(" ", 2)[1])
        if isinstance(reply, bytes):
            connection.write(reply)
        else:
            reply(connection)


def _head(wire: socket.socket) -> str:
    data = b""
    while b"\r\n\r\n" not in data:
        piece = wire.recv(65_536)
        if not piece:
            return ""
        if not data and not piece.startswith(b"GET "):
            return "GET /not-http HTTP/1.1"
        data += piece
    return data.decode("latin-1")


@contextmanager
def serving(replies: Replies, tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """Serve until the block ends."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            wire: socket.socket = self.request
            wire.settimeout(LONG_S)
            with suppress(OSError):
                if tls is not None:
                    wire = tls.wrap_socket(wire, server_side=True)
                try:
                    site.serve(wire)
                finally:
                    if tls is not None:
                        wire.close()

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = False
        allow_reuse_address = True
        request_queue_size = 64

    with Server(("127.0.0.1", 0), Handler) as server:
        site = Site(server.server_address[1], "https" if tls else "http", replies)
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield site
        finally:
            site.over.set()
            server.shutdown()
            thread.join()


def page(body: bytes, status: str = "200 OK", **fields: str) -> bytes:
    """Return a whole answer; `content_type=` and the like become header fields, an empty one is left out."""
    named = {"content-type": "text/html; charset=utf-8", "content-length": str(len(body)), "connection": "close"}
    named |= {name.replace("_", "-"): value for name, value in fields.items()}
    lines = [f"{name}: {value}" for name, value in named.items() if value]
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode("utf-8") + body


def redirect(location: str, status: str = "302 Found") -> bytes:
    return page(b"", status, location=location)


ARTICLE = b"<!doctype html><title>Quake</title><p>The quake killed 12 people.</p>"


@dataclass
class Names:
    """A resolver with fixed answers: each name has one answer a turn, the last one for good."""

    answers: Mapping[str, Sequence[Sequence[str]]]
    asked: list[str] = field(default_factory=list)

    async def __call__(self, host: str, port: int) -> Sequence[IPAddress]:
        self.asked.append(host)
        if host not in self.answers:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        turns = self.answers[host]
        return [ip_address(text) for text in turns[min(self.asked.count(host), len(turns)) - 1]]


class Bridge(httpcore2.AnyIOBackend):
    """Stands for the network outside: public addresses lead to ports on loopback, whatever port was asked for."""

    def __init__(self, ports: Mapping[str, int]) -> None:
        super().__init__()
        self._ports = ports
        self.connected: list[str] = []

    async def connect_tcp(self, host: str, port: int, *rest: object, **named: object) -> httpcore2.AsyncNetworkStream:
        self.connected.append(host)
        if host not in self._ports:
            raise httpcore2.ConnectError(OSError("no such machine"))
        return await super().connect_tcp("127.0.0.1", self._ports[host])


@dataclass
class Naps:
    """Stands for the clock between tries: nobody waits, and the waits are noted."""

    taken: list[float] = field(default_factory=list)

    async def __call__(self, seconds: float) -> None:
        self.taken.append(seconds)

    @property
    def clockwork(self) -> Clockwork:
        return Clockwork(sleep=self, jitter=lambda: 1.0)


def own(**changed: object) -> Limits:
    """Return limits for the servers of a test: loopback allowed, no robots.txt, one try, and generous times."""
    named: dict[str, object] = {
        "allow_private": True,
        "respect_robots": False,
        "tries": 1,
        "connect_s": LONG_S,
        "read_s": LONG_S,
        "total_s": LONG_S,
    }
    return Limits(**(named | changed))  # type: ignore[arg-type]


def fetch(address: str, limits: Limits, surroundings: Surroundings | None = None) -> Fetched | Refusal:
    """Fetch one address."""
    (outcome,) = fetch_all([address], limits, surroundings=surroundings)
    return outcome


def refusal(address: str, limits: Limits, surroundings: Surroundings | None = None) -> Refusal:
    """Fetch one address that must be refused."""
    outcome = fetch(address, limits, surroundings)
    assert isinstance(outcome, Refusal), outcome
    return outcome


def fetched(address: str, limits: Limits, surroundings: Surroundings | None = None) -> Fetched:
    """Fetch one address that must be there."""
    outcome = fetch(address, limits, surroundings)
    assert isinstance(outcome, Fetched), outcome.message
    return outcome
