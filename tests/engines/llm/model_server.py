"""Start llama-cpp-python's server on loopback with a model file, for as long as a test needs it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

START_S = 60.0
STOP_S = 10.0
MODEL = "noise"
_KEPT = frozenset({"PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "LD_LIBRARY_PATH", "SYSTEMROOT"})
"""The server takes settings from the environment too (HOST, PORT, MODEL): it gets only what a process needs."""


@contextmanager
def served(model: Path, *, context_tokens: int) -> Iterator[str]:
    """Yield the address of a server that has the model loaded; its log lies beside the model."""
    port = _free_port()
    log = model.with_suffix(".log")
    # One thread: on a busy machine several wait for each other at every layer, twenty times as long as they work.
    options = {
        "model": model,
        "model_alias": MODEL,
        "host": "127.0.0.1",
        "port": port,
        "n_ctx": context_tokens,
        "n_threads": 1,
        "n_threads_batch": 1,
        "logits_all": False,
        "verbose": False,
    }
    command = [sys.executable, "-m", "llama_cpp.server"]
    for name, value in options.items():
        command += [f"--{name}", str(value)]
    environment = {name: value for name, value in os.environ.items() if name in _KEPT}
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, env=environment)
    try:
        address = f"http://127.0.0.1:{port}/v1"
        _wait_for(address, process, log)
        yield address
    finally:
        _stop(process)


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    opener = build_opener(ProxyHandler({}))
    until = time.monotonic() + START_S
    while time.monotonic() < until and process.poll() is None:
        try:
            with opener.open(f"{address}/models", timeout=START_S):
                return
        except (URLError, ConnectionError):
            time.sleep(0.05)
    raise RuntimeError(f"the server did not start:\n{log.read_text(encoding='utf-8', errors='replace')[-2000:]}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
