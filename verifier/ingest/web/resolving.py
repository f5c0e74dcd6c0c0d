"""Connect to a host only at addresses that were checked, and to exactly those.

`CheckedNetwork` is the one way to the network: it looks a name up, checks every address that the answer holds, and
hands the numbers, not the name, to the socket. So a name server that answers differently the second time (rebinding)
gains nothing: the second answer is never asked for, or is checked in its turn. TLS still checks the certificate for
the name, because that happens above this module.

One address that is not public bars the whole name: a name that points both outside and inside is an attack or a
mistake.
"""

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from ipaddress import ip_address
from threading import Thread

import httpcore2

from verifier.ingest.web.faults import CHECK, LATER, Fault
from verifier.ingest.web.networks import IPAddress, why_barred

Resolve = Callable[[str, int], Awaitable[Sequence[IPAddress]]]
"""Look a host name up; raise OSError where that fails."""

MOST_ADDRESSES = 64
_TRIED = 4


async def look_up(host: str, port: int) -> Sequence[IPAddress]:
    """Return the addresses of a host, in the system's order.

    The system's call cannot be stopped, so it runs on a thread that nobody waits for: an interrupt, or the end of the
    time for connecting, need not wait for a dead name server.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[Sequence[IPAddress]] = loop.create_future()

    def settle(found: Sequence[IPAddress] | OSError) -> None:
        if answer.done():
            return
        if isinstance(found, OSError):
            answer.set_exception(found)
        else:
            answer.set_result(found)

    def ask() -> None:
        found = _ask_system(host, port)
        with suppress(RuntimeError):  # the loop has been closed meanwhile
            loop.call_soon_threadsafe(settle, found)

    Thread(target=ask, name="web-look-up", daemon=True).start()
    return await answer


def _ask_system(host: str, port: int) -> Sequence[IPAddress] | OSError:
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError:
        return socket.gaierror(socket.EAI_NONAME, "not a host name")
    except OSError as error:
        return error
    return list(dict.fromkeys(ip_address(row[4][0]) for row in rows))


class _Connection(httpcore2.AsyncNetworkStream):
    """A connection that is closed when its TLS handshake is given up, which httpcore2 leaves open when cancelled."""

    def __init__(self, stream: httpcore2.AsyncNetworkStream) -> None:
        self._stream = stream

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return await self._stream.read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._stream.aclose()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.AsyncNetworkStream:
        try:
            return await self._stream.start_tls(ssl_context, server_hostname, timeout)
        except BaseException:
            await self._stream.aclose()
            raise

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


class CheckedNetwork(httpcore2.AsyncNetworkBackend):
    """Opens connections for httpcore2; raises Fault where a host may not be reached or is not known."""

    def __init__(self, resolve: Resolve, network: httpcore2.AsyncNetworkBackend, *, allow_private: bool) -> None:
        self._resolve = resolve
        self._network = network
        self._allow_private = allow_private

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Connect to the first address of the host that answers, each with an equal share of the time."""
        found = (await self._checked(host, port, timeout))[:_TRIED]
        share = None if timeout is None else timeout / len(found)
        for address in found[:-1]:
            with suppress(httpcore2.ConnectError, httpcore2.ConnectTimeout):
                return await self._connect(address, port, share)
        return await self._connect(found[-1], port, share)

    async def _connect(self, address: IPAddress, port: int, timeout: float | None) -> httpcore2.AsyncNetworkStream:
        return _Connection(await self._network.connect_tcp(str(address), port, timeout))

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None
    ) -> httpcore2.AsyncNetworkStream:
        """Refuse: no address leads to a socket of this machine."""
        raise Fault("leads to a socket of this machine", CHECK)

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)

    async def _checked(self, host: str, port: int, timeout: float | None) -> list[IPAddress]:
        found = await self._addresses(host, port, timeout)
        barred = next((kind for kind in map(self._why_barred, found) if kind), None)
        if barred is not None:
            raise Fault(f"leads to {barred}", _way_in(self._allow_private), no_way=True)
        return _alternating(found)

    def _why_barred(self, address: IPAddress) -> str | None:
        return why_barred(address, allow_private=self._allow_private)

    async def _addresses(self, host: str, port: int, timeout: float | None) -> Sequence[IPAddress]:
        with suppress(ValueError):
            return [ip_address(host)]
        try:
            async with asyncio.timeout(timeout):
                found = await self._resolve(host, port)
        except TimeoutError as error:
            raise Fault("has a host that could not be looked up in time", LATER, retryable=True, no_way=True) from error
        except OSError as error:
            passing = isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN
            raise Fault(
                "has a host that is not known",
                f"{CHECK} and the connection to the network",
                retryable=passing,
                no_way=True,
            ) from error
        if not found:
            raise Fault("has a host without an address", CHECK, no_way=True)
        if len(found) > MOST_ADDRESSES:
            raise Fault(f"has a host with more than {MOST_ADDRESSES} addresses", CHECK, no_way=True)
        return found


def _way_in(allow_private: bool) -> str:
    if allow_private:
        return "nothing is fetched from there; give the text as a file"
    return (
        "pages are fetched from public addresses only; if it is a server of your own, give --allow-private "
        "(VERIFIER_WEB_ALLOW_PRIVATE=true)"
    )


def _alternating(addresses: Sequence[IPAddress]) -> list[IPAddress]:
    """Put IPv4 and IPv6 in turns, the family that came first leading (RFC 8305), so that one dead family is no end."""
    first = [address for address in addresses if address.version == addresses[0].version]
    second = [address for address in addresses if address.version != addresses[0].version]
    turns: list[IPAddress] = []
    for place in range(max(len(first), len(second))):
        turns += first[place : place + 1] + second[place : place + 1]
    return turns
