"""Say what a site is called that is on no list: about the domain that somebody registered.

Goes without the list of public suffixes: it knows the usual second levels of countries ("co.uk", "com.au"), and some
platforms where each subdomain is somebody else's. A domain that it cuts too long stays an outlet of its own.
"""

from ipaddress import ip_address

_SECOND_LEVELS = frozenset("ac co com edu go gob gov gouv govt id mil ne net nom or org re web".split())
_PLATFORMS = (
    "blogspot.com", "github.io", "ghost.io", "herokuapp.com", "medium.com", "netlify.app", "pages.dev", "substack.com",
    "tumblr.com", "typepad.com", "vercel.app", "weebly.com", "wixsite.com", "wordpress.com",
)  # fmt: skip


def site_of(authority: str) -> str:
    """Return the name of a site for a host in lower case, with or without its port.

    Of a number the port belongs to the name: several servers of one machine are several sites.
    """
    host = authority.rpartition(":")[0] if authority.rpartition(":")[2].isdecimal() else authority
    labels = host.rstrip(".").split(".")
    if _is_number(host.strip("[]")) or len(labels) < 2:
        return authority
    own = 1 if host.endswith(tuple(f".{platform}" for platform in _PLATFORMS)) else 0
    ends_twice = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVELS
    return ".".join(labels[-(2 + max(own, ends_twice)) :])


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
