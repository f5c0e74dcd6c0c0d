"""Judge whether an IP address is out in public, or on somebody's own network; pure.

Follows the registries of special-purpose addresses (RFC 6890 and its successors at IANA) as of 2026. The standard
library's `is_global` is not used, because its answers differ between versions of Python. IPv6 is judged the other way
round: outside 2000::/3 nothing is public.

An address that stands for an IPv4 address is judged as that one: mapped (RFC 4291) and translated (NAT64, RFC 6052,
which networks without IPv4 use for every site). The tunnels 6to4 and Teredo are refused outright; nobody serves news
there.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

IPAddress = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_NAT64 = IPv6Network("64:ff9b::/96")
_OUT_IN_PUBLIC = IPv6Network("2000::/3")
_LOW_32 = 0xFFFF_FFFF


def _networks(*written: str) -> tuple[Network, ...]:
    return tuple(IPv6Network(text) if ":" in text else IPv4Network(text) for text in written)


_NEVER: tuple[tuple[str, tuple[Network, ...]], ...] = (
    # The first two lie in wider networks below. Azure's 168.63.129.16 is a public number that answers only inside.
    (
        "the metadata service of a cloud machine",
        _networks(
            "169.254.169.254/32", "fd00:ec2::254/128", "100.100.100.200/32", "192.0.0.192/32", "168.63.129.16/32"
        ),
    ),
    ("a link-local address", _networks("169.254.0.0/16", "fe80::/10")),
    ("no address of any one machine", _networks("0.0.0.0/8", "::/128")),
    ("a multicast address", _networks("224.0.0.0/4", "ff00::/8")),
    ("a broadcast or reserved address", _networks("240.0.0.0/4")),
)
"""What is refused even where private addresses are allowed."""

_PRIVATE: tuple[tuple[str, tuple[Network, ...]], ...] = (
    ("this machine itself (loopback)", _networks("127.0.0.0/8", "::1/128")),
    (
        "a private network",
        _networks("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fec0::/10", "64:ff9b:1::/48"),
    ),
    ("a provider's inner network (CGNAT)", _networks("100.64.0.0/10")),
    (
        "a reserved address",
        _networks(
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20",
        ),
    ),
)


def why_barred(address: IPAddress, *, allow_private: bool) -> str | None:
    """Return what an address is, in words, where nothing may be fetched from it; None where it may."""
    inner = _inner(address)
    found = _kind(inner, _NEVER)
    if found is not None or allow_private:
        return found
    return _kind(inner, _PRIVATE) or _outside(inner)


def _inner(address: IPAddress) -> IPAddress:
    """Return the IPv4 address that an IPv6 one stands for, else the address itself."""
    if isinstance(address, IPv4Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return IPv4Address(int(address) & _LOW_32) if address in _NAT64 else address


def _kind(address: IPAddress, table: tuple[tuple[str, tuple[Network, ...]], ...]) -> str | None:
    return next((kind for kind, networks in table if any(address in network for network in networks)), None)


def _outside(address: IPAddress) -> str | None:
    return "a reserved address" if isinstance(address, IPv6Address) and address not in _OUT_IN_PUBLIC else None
