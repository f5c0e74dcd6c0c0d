"""Hold which domains and names are one outlet, who owns it, and which grade the user gives it.

The shipped file is verifier/data/outlets.toml; a user's own file of the same form adds to it and wins where both name
something. Names are compared without capitals, accents, dots, apostrophes and "The" in front, and in no other way: two
outlets of similar names are two.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from pydantic import Field, ValidationError, field_validator

from verifier.errors import SettingsError
from verifier.models import SourceGrade, Value

_ADVICE = (
    'write entries as in docs/outlets.md, for instance: [outlets] "Example News" = { domains = ["example.org"], '
    'names = ["EN"], owner = "Example Group", grade = "B" }'
)
_DOMAIN = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{1,61}")
_DROPPED = re.compile(r"[.'’`´,!®™]")
_JOINED = re.compile(r"[\s_–—-]+")


class Outlet(Value):
    """An entry of the file; what is None is not said."""

    domains: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    owner: str | None = Field(None, min_length=1)
    agency: bool | None = None
    grade: SourceGrade | None = None

    @field_validator("domains")
    @classmethod
    def _are_domains(cls, domains: tuple[str, ...]) -> tuple[str, ...]:
        for domain in domains:
            if not _DOMAIN.fullmatch(domain):
                raise ValueError(f"{domain[:100]!r} is no domain; write it as in bbc.co.uk, without https:// and path")
        return tuple(_ascii(domain) for domain in domains)


class OutletsFile(Value):
    """The form of outlets.toml."""

    outlets: dict[str, Outlet] = Field(default_factory=dict)

    @field_validator("outlets")
    @classmethod
    def _have_names(cls, outlets: dict[str, Outlet]) -> dict[str, Outlet]:
        for name, outlet in outlets.items():
            for each in (name, *outlet.names):
                if not key_of(each):
                    raise ValueError(f"{each!r} is no name of an outlet")
        return outlets


@dataclass(frozen=True, slots=True)
class Outlets:
    """The known outlets, and which of them a domain or a name stands for."""

    known: Mapping[str, Outlet]
    _by_domain: Mapping[str, str]
    _by_name: Mapping[str, str]

    @classmethod
    def load(cls, path: Path | None = None) -> "Outlets":
        """Return the shipped outlets, with those of the user's file added and preferred.

        Raises SettingsError when the file cannot be read or has another form.
        """
        return _shipped() if path is None else _index([_shipped_file(), _read(path)])

    def at(self, authority: str) -> str | None:
        """Return the outlet whose domain a host is, or lies below; the longest domain wins."""
        labels = _host(authority).split(".")
        tails = (".".join(labels[start:]) for start in range(len(labels)))
        found = next((self._by_domain[tail] for tail in tails if tail in self._by_domain), None)
        # The user may have put a shipped outlet's name under another outlet.
        return None if found is None else self._by_name.get(key_of(found), found)

    def called(self, name: str) -> str | None:
        """Return the outlet that goes by a name, or by a domain in the place of one."""
        found = self._by_name.get(key_of(name))
        return found or (self.at(name.strip()) if _DOMAIN.fullmatch(name.strip()) else None)


def key_of(name: str) -> str:
    """Return what spellings of one name share."""
    decomposed = unicodedata.normalize("NFKD", name)
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()
    words = _JOINED.sub(" ", _DROPPED.sub("", bare).replace("&", " and ")).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def _host(authority: str) -> str:
    host, _, port = authority.rpartition(":")
    return _ascii(host if port.isdecimal() else authority)


def _ascii(domain: str) -> str:
    """Return a domain as addresses hold it."""
    lower = domain.strip().strip(".").lower()
    if lower.isascii():
        return lower
    import idna

    try:
        return idna.encode(lower, uts46=True).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError):
        return lower


@cache
def _shipped_file() -> OutletsFile:
    text = resources.files("verifier.data").joinpath("outlets.toml").read_text(encoding="utf-8")
    return OutletsFile.model_validate(tomllib.loads(text))


@cache
def _shipped() -> Outlets:
    return _index([_shipped_file()])


def _read(path: Path) -> OutletsFile:
    """Return a user's file; raises SettingsError that says what to do."""
    try:
        file = OutletsFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise SettingsError(f"the outlets file {path} cannot be read ({error.strerror}): check the path") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"the outlets file {path} is not TOML ({error}): {_ADVICE}") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        raise SettingsError(f"the outlets file {path} is wrong at {place} ({first['msg']}): {_ADVICE}") from error
    for what, claims in (("domain", _domains(file)), ("name", _names(file))):
        taken: dict[str, str] = {}
        for each, name in claims:
            if taken.setdefault(each, name) != name:
                raise SettingsError(
                    f"the outlets file {path} gives the {what} {each!r} to {taken[each]!r} and to {name!r}: "
                    "leave it with one of them"
                )
    return file


def _index(files: Sequence[OutletsFile]) -> Outlets:
    """Join files, a later one going before an earlier one."""
    known: dict[str, Outlet] = {}
    spelt: dict[str, str] = {}
    by_domain: dict[str, str] = {}
    by_name: dict[str, str] = {}
    for file in files:
        own: dict[str, str] = {}
        for name, outlet in file.outlets.items():
            own[name] = spelt.setdefault(key_of(name), name)
            known[own[name]] = _joined(known.get(own[name]), outlet)
        by_domain |= {domain: own[name] for domain, name in _domains(file)}
        by_name |= {key: own[name] for key, name in _names(file)}
    return Outlets(known, by_domain, by_name)


def _joined(earlier: Outlet | None, later: Outlet) -> Outlet:
    if earlier is None:
        return later
    return Outlet(
        domains=(*earlier.domains, *later.domains),
        names=(*earlier.names, *later.names),
        owner=earlier.owner if later.owner is None else later.owner,
        agency=earlier.agency if later.agency is None else later.agency,
        grade=earlier.grade if later.grade is None else later.grade,
    )


def _domains(file: OutletsFile) -> Iterator[tuple[str, str]]:
    yield from ((domain, name) for name, outlet in file.outlets.items() for domain in outlet.domains)


def _names(file: OutletsFile) -> Iterator[tuple[str, str]]:
    """Yield the keys of all names; an outlet's own name last, so that it wins over another's other name."""
    yield from ((key_of(other), name) for name, outlet in file.outlets.items() for other in outlet.names)
    yield from ((key_of(name), name) for name in file.outlets)
