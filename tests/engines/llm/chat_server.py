"""A local HTTP server that answers chat completions as a script says, well or badly.

Each request takes the next step of the script; the last step repeats. What came in is kept in `requests`, and how
many waited for their answers at once in `most_at_once`.
"""

import gzip
import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from pydantic import JsonValue

from evals.bench import canned as canned_answers

Body = dict[str, JsonValue]


@dataclass(frozen=True)
class Seen:
    """A request as it arrived."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: Body

    @property
    def messages(self) -> list[dict[str, JsonValue]]:
        """The messages of a chat request, in order; none of any other."""
        messages = self.body.get("messages")
        return [each for each in messages if isinstance(each, dict)] if isinstance(messages, list) else []


@dataclass(frozen=True)
class Reply:
    """What to send: `text` as it is, after `wait_s`; `drop` breaks the connection, `drip` never ends the body.

    `packed` compresses it.
    """

    text: str
    status: int = 200
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    wait_s: float = 0.0
    drop: bool = False
    drip: bool = False
    packed: bool = False


Step = Reply | Callable[[Seen], Reply]


def completion(
    content: str | None = None,
    *,
    arguments: str | None = None,
    finish_reason: str = "stop",
    refusal: str | None = None,
    tokens: tuple[int, int] | None = (100, 20),
    cached: int | None = None,
) -> Reply:
    """Return a chat completion with text, or with the arguments of a tool call."""
    call: JsonValue = {"id": "call_1", "type": "function", "function": {"name": "Form", "arguments": arguments or ""}}
    message: Body = {"role": "assistant", "content": content, "refusal": refusal}
    body: Body = {
        "id": "chat-1",
        "object": "chat.completion",
        "created": 1,
        "model": "served",
        "choices": [
            {
                "index": 0,
                "finish_reason": finish_reason,
                "message": message | ({"tool_calls": [call]} if arguments is not None else {}),
            }
        ],
    }
    if tokens is not None:
        body["usage"] = {
            "prompt_tokens": tokens[0],
            "completion_tokens": tokens[1],
            "total_tokens": sum(tokens),
            "prompt_tokens_details": {"cached_tokens": cached},
        }
    return Reply(json.dumps(body))


def error(status: int, message: str = "it went wrong", **more: str) -> Reply:
    """Return an error as OpenAI words it."""
    return Reply(json.dumps({"error": {"message": message, **more}}), status)


def canned(wait_s: float = 0.0) -> Step:
    """Return a step that gives every request of the project a valid answer of its own, after a wait."""
    return lambda seen: Reply(canned_answers.completion(seen.body), wait_s=wait_s)


class ChatServer:
    """Listens on loopback; `script` may be set anew at any time."""

    def __init__(self, *script: Step) -> None:
        self.script: list[Step] = list(script)
        self.requests: list[Seen] = []
        self.most_at_once = 0
        self.models = Reply(json.dumps({"object": "list", "data": [{"id": "served", "object": "model"}]}))
        self.released = threading.Event()
        self._at_once = 0
        self._lock = threading.Lock()
        self._http = _Http(self)
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """What OPENAI_BASE_URL would be."""
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    @property
    def calls(self) -> list[Seen]:
        """Chat completion requests only."""
        return [seen for seen in self.requests if seen.method == "POST"]

    @contextmanager
    def entered(self, seen: Seen) -> Iterator[Step]:
        """Count a request as waiting, and give its step of the script.

        Leave before the answer goes out: who has it may ask again before the thread that sent it runs on.
        """
        with self._lock:
            self.requests.append(seen)
            place = len(self.calls) - 1
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            yield self.script[min(place, len(self.script) - 1)]
        finally:
            with self._lock:
                self._at_once -= 1

    def close(self) -> None:
        """Let go of all connections and stop."""
        self.released.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, chat: ChatServer) -> None:
        self.chat = chat
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, *_: object) -> None:
        """Keep quiet about clients that hang up."""


class _Handler(BaseHTTPRequestHandler):
    server: _Http
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_POST(self) -> None:
        content = self.rfile.read(int(self.headers["content-length"]))
        seen = self._seen("POST", json.loads(content))
        with self.server.chat.entered(seen) as step:
            reply = self._awaited(step if isinstance(step, Reply) else step(seen))
        self._send(reply)

    def do_GET(self) -> None:
        self.server.chat.requests.append(self._seen("GET", {}))
        self._send(self._awaited(self.server.chat.models))

    def _seen(self, method: str, body: Body) -> Seen:
        return Seen(method, self.path, {name.lower(): value for name, value in self.headers.items()}, body)

    def _awaited(self, reply: Reply) -> Reply:
        self.server.chat.released.wait(reply.wait_s)
        return reply

    def _send(self, reply: Reply) -> None:
        if reply.drop:
            self.close_connection = True
            return
        content = gzip.compress(reply.text.encode()) if reply.packed else reply.text.encode()
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.content_type)
        for name, value in {**reply.headers, **({"Content-Encoding": "gzip"} if reply.packed else {})}.items():
            self.send_header(name, value)
        if not reply.drip:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if reply.drip:
            self._drip()
        else:
            self.wfile.write(content)

    def _drip(self) -> None:
        self.close_connection = True
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and not self.server.chat.released.wait(0.02):
            self.wfile.write(b" ")

    def log_message(self, *_: object) -> None:
        """Keep quiet."""
