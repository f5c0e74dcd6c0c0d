"""Read an address once, strictly, so that what is checked is what is asked for.

Everything after this module uses the parts of an `Address`; no other code reads an address a second time, so two
readings cannot differ. Spellings that programs disagree on are refused rather than interpreted: a user or password,
a backslash, white space, an IPv4 address in octal, hexadecimal or as one number (RFC 3986 section 7.4).

Looking up names is `resolving`, judging what they stand for is `networks`.
"""

import re
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from verifier.ingest.web.faults import CHECK, refuse

MAX_CHARS = 8_000
DEFAULT_PORTS = {"http": 80, "https": 443}

_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\ud800-\udfff\\]")
_NAME = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.?")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_MAX_NAME = 253
_LOWEST_FREE_PORT = 1024
_KEPT_IN_PATH = "/%:@!$&'()*+,;=-._~"
_KEPT_IN_QUERY = _KEPT_IN_PATH + "?"


@dataclass(frozen=True, slots=True)
class Address:
    """An http or https address: `host` in ASCII and lower case without brackets, `target` the path with the query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """The host, with the port unless it is the usual one; what the Host header says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def site(self) -> str:
        """Scheme and authority: what one robots.txt holds for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def text(self) -> str:
        """The whole address."""
        return self.site + self.target

    def at(self, target: str) -> "Address":
        """Return the address of another target on the same site."""
        return Address(self.scheme, self.host, self.port, target)


def read_address(given: str, *, any_port: bool = False) -> Address:
    """Return the parts of an address; a fragment is dropped.

    Raise Fault where it is not http or https, names a user, is spelled in a way that programs disagree on, or, unless
    `any_port`, names a port below 1024 other than 80 and 443.
    """
    parts = _split(given.strip())
    port = _port(parts, any_port)
    host = _host(parts.hostname or "")
    path = quote(parts.path, safe=_KEPT_IN_PATH) or "/"
    query = quote(parts.query, safe=_KEPT_IN_QUERY)
    return Address(parts.scheme, host, port, f"{path}?{query}" if query else path)


def redirect_from(address: Address, location: str, *, any_port: bool = False) -> Address:
    """Return where a redirect leads; raise Fault as `read_address` does."""
    if not location.strip():
        refuse("answers with a redirect that leads nowhere", CHECK)
    try:
        joined = urljoin(address.text, location.strip())
    except ValueError:
        refuse("answers with a redirect to something that is no address", CHECK)
    return read_address(joined, any_port=any_port)


def _split(given: str) -> SplitResult:
    if len(given) > MAX_CHARS:
        refuse(f"is longer than {MAX_CHARS} characters", CHECK)
    if _FORBIDDEN.search(given):
        refuse("holds white space, a control character or a backslash", "write those percent-encoded")
    try:
        parts = urlsplit(given)
    except ValueError:
        refuse("is not an address", CHECK)
    if parts.scheme not in DEFAULT_PORTS:
        refuse("is not an address that starts with http:// or https://", "only those two are fetched")
    if "@" in parts.netloc:
        refuse("holds a user or a password", f"take them out; if the page needs a login, {_LOGIN}")
    return parts


_LOGIN = "save it from a browser and give the file"


def _port(parts: SplitResult, any_port: bool) -> int:
    try:
        port = parts.port if parts.port is not None else DEFAULT_PORTS[parts.scheme]
    except ValueError:
        refuse("has a port that is not a number up to 65535", CHECK)
    if port == 0 or not (any_port or port in DEFAULT_PORTS.values() or port >= _LOWEST_FREE_PORT):
        refuse(f"names port {port}, where no web pages are served", CHECK)
    return port


def _host(host: str) -> str:
    if not host:
        refuse("names no host", CHECK)
    if ":" in host:
        return _ipv6(host)
    name = host if host.isascii() else _to_ascii(host)
    if len(name) > _MAX_NAME or not _NAME.fullmatch(name):
        refuse("has a host name that is not one", CHECK)
    last = name.removesuffix(".").rpartition(".")[2]
    return _ipv4(name.removesuffix(".")) if _NUMBER.fullmatch(last) else name


def _to_ascii(host: str) -> str:
    """Return an internationalised name as it is looked up (IDNA 2008, with the mapping of UTS 46)."""
    import idna

    if len(host) > _MAX_NAME:
        refuse("has a host name that is not one", CHECK)
    try:
        return idna.encode(host, uts46=True).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError):
        refuse("has a host name that is not one", CHECK)


def _ipv4(host: str) -> str:
    try:
        return str(IPv4Address(host))
    except AddressValueError:
        refuse("has a number for a host", "write an IPv4 address as four decimal numbers without leading zeros")


def _ipv6(host: str) -> str:
    if "%" in host:
        refuse("names a network interface", "leave out the part after the % sign")
    try:
        return str(IPv6Address(host))
    except AddressValueError:
        refuse("has a host that is no IPv6 address", CHECK)
