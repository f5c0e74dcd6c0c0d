"""Say which outlet each article of a run is of; pure.

In this order: what the user says; the known outlet whose domain answered; what the article calls its outlet, under the
name that the list has for it; the domain. What an article calls its outlet is its own word: for a page that came from
elsewhere it says whose words these are, and earns no grade.

Two unknown sites of one name ("The Herald") are two outlets, and are told apart by their domains.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from verifier.models import SourceGrade
from verifier.outlets.register import Outlets, key_of
from verifier.outlets.sites import site_of

_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells whose an article is: the host that answered, its own address, the outlet that it or the user names."""

    host: str | None = None
    url: str | None = None
    outlet: str | None = None
    given: bool = False

    @property
    def site(self) -> str | None:
        """The host that answered, else the one of the article's own address; in lower case, with a port."""
        return self.host or _host(self.url)


@dataclass(frozen=True, slots=True)
class Publisher:
    """An outlet with its owner and grade; None for what is not known."""

    name: str | None
    owner: str | None = None
    grade: SourceGrade | None = None


def name_publishers(articles: Sequence[Signs], outlets: Outlets) -> tuple[list[Publisher], list[str]]:
    """Return the publisher of each article, in their order, and warnings on sites that share a name."""
    found = [_publisher(signs, outlets) for signs in articles]
    sites: dict[str, set[str]] = defaultdict(set)
    for signs, publisher in zip(articles, found, strict=True):
        if _is_a_sites_own(signs, publisher, outlets):
            sites[key_of(publisher.name or "")].add(site_of(signs.site or ""))
    shared = {key: names for key, names in sites.items() if len(names) > 1}
    named = [
        Publisher(f"{publisher.name} ({site_of(signs.site or '')})")
        if _is_a_sites_own(signs, publisher, outlets) and key_of(publisher.name or "") in shared
        else publisher
        for signs, publisher in zip(articles, found, strict=True)
    ]
    return named, sorted({*_warnings(articles, found, shared), *_claimed(articles, found, outlets)})


def _publisher(signs: Signs, outlets: Outlets) -> Publisher:
    stated = " ".join((signs.outlet or "").split())[:_LONGEST] or None
    if signs.given and stated:
        return _known(outlets.called(stated), outlets) or Publisher(stated)
    by_site = outlets.at(signs.site) if signs.site else None
    if by_site is not None:
        return _known(by_site, outlets) or Publisher(by_site)
    by_name = _known(outlets.called(stated), outlets) if stated else None
    if by_name is not None:
        return by_name if signs.host is None else Publisher(by_name.name, by_name.owner)
    if stated and stated.lower() != _bare(signs.url):
        return Publisher(stated)
    return Publisher(site_of(signs.site) if signs.site else stated)


def _known(name: str | None, outlets: Outlets) -> Publisher | None:
    if name is None:
        return None
    outlet = outlets.known[name]
    return Publisher(name, outlet.owner, outlet.grade)


def _is_a_sites_own(signs: Signs, publisher: Publisher, outlets: Outlets) -> bool:
    """Whether a name is on no list, and is the one that a site gives itself."""
    return bool(signs.site and publisher.name and not signs.given) and publisher.name not in outlets.known


def _warnings(articles: Sequence[Signs], found: Sequence[Publisher], shared: dict[str, set[str]]) -> Iterator[str]:
    names = {key_of(publisher.name or ""): publisher.name for publisher in found}
    for key, sites in shared.items():
        yield (
            f"{', '.join(sorted(sites))} all call themselves {names[key]}: they are counted as outlets of their own; "
            "if they are one, give it a name and these domains in a file for --outlets"
        )


def _claimed(articles: Sequence[Signs], found: Sequence[Publisher], outlets: Outlets) -> Iterator[str]:
    """Say which pages name a known outlet at a host that is not its own."""
    for signs, publisher in zip(articles, found, strict=True):
        if signs.host and not signs.given and publisher.name in outlets.known and outlets.at(signs.host) is None:
            yield (
                f"{site_of(signs.host)} calls itself {publisher.name}, whose domain it is not: what it says is counted "
                f"as {publisher.name}'s, without a grade; leave it out if it is a forgery"
            )


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower() or None if url else None
    except ValueError:
        return None


def _bare(url: str | None) -> str | None:
    """Return the host by which the text of a page is named where it names no outlet itself."""
    host = _host(url)
    return host.rpartition(":")[0].removeprefix("www.") if host and ":" in host else (host or "").removeprefix("www.")
