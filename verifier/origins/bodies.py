"""Know bodies by their names, and which bodies an umbrella such as "the US" stands for.

The shipped file is verifier/data/bodies.toml; a user's own file of the same form adds to it and wins where both name
something. Nothing here looks at a story (`story`).
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from pydantic import Field, ValidationError

from verifier.errors import SettingsError
from verifier.models import Value
from verifier.origins.names import COMPANY, INSTITUTIONS, Word, content, level, split, without_role

Bag = tuple[str, ...]
"""A name's levelled words, sorted: word order makes no difference."""

_OFFICIALS = frozenset(
    level(word)
    for word in "official officials government authority authorities administration leaders leadership sources".split()
)
_VAGUE = frozenset(
    level(word)
    for word in "senior top unnamed anonymous unidentified several some many other multiple two three both".split()
)
_LONGEST_PHRASE = 4


class UmbrellaEntry(Value):
    """An umbrella in the file.

    `words` name a country or group inside longer names ("Ukrainian" in "Ukrainian Navy"); the first stands for the
    others. `covers` lists bodies and umbrellas. `every_authority` covers all countries and public institutions.
    """

    aliases: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    every_authority: bool = False


class BodiesFile(Value):
    """The form of bodies.toml: bodies and agencies with their other names, and umbrellas."""

    bodies: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    agencies: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    umbrellas: dict[str, UmbrellaEntry] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bodies:
    """The known bodies and umbrellas, by the words of their names."""

    _names: Mapping[Bag, str]
    _agencies: frozenset[str]
    _umbrellas: Mapping[str, UmbrellaEntry]
    _covered: Mapping[str, frozenset[str]]
    _countries: Mapping[tuple[str, ...], str]
    _umbrella_of_country: Mapping[str, str]

    @classmethod
    def load(cls, path: Path | None = None) -> "Bodies":
        """Return the shipped bodies, with those of the user's file added and preferred.

        Raises SettingsError when the file cannot be read or has another form.
        """
        return _shipped() if path is None else _index([_shipped_file(), _read(path)])

    def bag(self, words: Sequence[Word]) -> Bag:
        """Return a name's words in no order, countries by one word each ("Russian" is "Russia")."""
        tokens = self._level_countries(content(words))
        named = tuple(token for token in tokens if token not in COMPANY)
        return tuple(sorted(named or tokens))

    def _level_countries(self, tokens: tuple[str, ...]) -> tuple[str, ...]:
        levelled: list[str] = []
        index = 0
        while index < len(tokens):
            for size in range(min(_LONGEST_PHRASE, len(tokens) - index), 0, -1):
                country = self._countries.get(tokens[index : index + size])
                if country is not None:
                    levelled.append(country)
                    index += size
                    break
            else:
                levelled.append(tokens[index])
                index += 1
        return tuple(levelled)

    def named(self, bag: Bag) -> str | None:
        """Return the known body or umbrella that has exactly this name."""
        return self._names.get(bag)

    def find(self, words: Sequence[Word]) -> str | None:
        """Return the known body or umbrella with this name, or the one that the named role belongs to."""
        found = self._names.get(self.bag(words)) or self._find_umbrella(self.bag(words))
        if found is None:
            found = self._names.get(self.bag(without_role(words)))
            if found in self._umbrellas:
                return None  # the president of a country is not the country
        return found

    def _find_umbrella(self, bag: Bag) -> str | None:
        """Return the umbrella that vague words stand for: "two senior Ukrainian officials"."""
        rest = [token for token in bag if token not in _OFFICIALS and token not in _VAGUE]
        if len(rest) == len(bag) or not set(bag) & _OFFICIALS:
            return None
        if not rest:
            return next((name for name in sorted(self._umbrellas) if self._umbrellas[name].every_authority), None)
        if len(rest) == 1 and rest[0] in self._umbrella_of_country:
            return self._umbrella_of_country[rest[0]]
        found = self._names.get(tuple(rest))
        return found if found in self._umbrellas else None

    def is_umbrella(self, name: str) -> bool:
        """Whether a display name is an umbrella's."""
        return name in self._umbrellas

    def is_agency(self, name: str) -> bool:
        """Whether a display name is that of an agency that passes on what others say."""
        return name in self._agencies

    def is_country(self, token: str) -> bool:
        """Whether a levelled word stands for a country."""
        return token in self._umbrella_of_country

    def covers(self, umbrella: str, name: str) -> bool:
        """Whether a body, or a narrower umbrella, is one that an umbrella may stand for."""
        if name == umbrella or name in self._covered[umbrella]:
            return name != umbrella
        bag = self.bag(split(name))
        if self.is_agency(name) or self.is_umbrella(name) or INSTITUTIONS.isdisjoint(bag):
            return False
        countries = {self._umbrella_of_country[token] for token in bag if token in self._umbrella_of_country}
        narrower = {umbrella, *self._covered[umbrella]}
        return self._umbrellas[umbrella].every_authority or not countries.isdisjoint(narrower)


@cache
def _shipped_file() -> BodiesFile:
    text = resources.files("verifier.data").joinpath("bodies.toml").read_text(encoding="utf-8")
    return BodiesFile.model_validate(tomllib.loads(text))


@cache
def _shipped() -> Bodies:
    return _index([_shipped_file()])


def _read(path: Path) -> BodiesFile:
    """Return a user's file; raises SettingsError that says what to do."""
    advice = 'write tables as in docs/independence.md, for instance: [bodies] "Acme Corp" = ["Acme", "ACM"]'
    try:
        return BodiesFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise SettingsError(f"the bodies file {path} cannot be read ({error.strerror}): check the path") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"the bodies file {path} is not TOML ({error}): {advice}") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        raise SettingsError(f"the bodies file {path} is wrong at {place} ({first['msg']}): {advice}") from error


def _index(files: Sequence[BodiesFile]) -> Bodies:
    umbrellas = _joined_umbrellas(files)
    countries = {
        content(split(word)): " ".join(content(split(entry.words[0])))
        for entry in umbrellas.values()
        for word in entry.words
    }
    umbrella_of_country = {
        " ".join(content(split(entry.words[0]))): name for name, entry in umbrellas.items() if entry.words
    }
    bare = Bodies({}, frozenset(), umbrellas, {}, countries, umbrella_of_country)
    names: dict[Bag, str] = {}
    for file in files:
        for name, alias in _aliases(file):
            names[bare.bag(split(alias))] = name
    return Bodies(
        names,
        frozenset(name for file in files for name in file.agencies),
        umbrellas,
        {name: _closure(name, umbrellas) for name in umbrellas},
        countries,
        umbrella_of_country,
    )


def _aliases(file: BodiesFile) -> Iterator[tuple[str, str]]:
    """Yield body and alias; a body's own name last, so that it wins over another's alias."""
    plain = {**file.agencies, **file.bodies}
    for name, entry in file.umbrellas.items():
        yield from ((name, alias) for alias in (*entry.aliases, *entry.words))
    for name, aliases in plain.items():
        yield from ((name, alias) for alias in aliases)
    yield from ((name, name) for name in (*file.umbrellas, *plain))


def _joined_umbrellas(files: Iterable[BodiesFile]) -> Mapping[str, UmbrellaEntry]:
    """Return the umbrellas of all files; one that several files name has what each of them gives it."""
    joined: dict[str, UmbrellaEntry] = {}
    for file in files:
        for name, entry in file.umbrellas.items():
            earlier = joined.get(name, UmbrellaEntry())
            joined[name] = UmbrellaEntry(
                aliases=(*earlier.aliases, *entry.aliases),
                words=(*earlier.words, *entry.words),
                covers=(*earlier.covers, *entry.covers),
                every_authority=earlier.every_authority or entry.every_authority,
            )
    return joined


def _closure(umbrella: str, umbrellas: Mapping[str, UmbrellaEntry]) -> frozenset[str]:
    """Return everything that an umbrella covers by name, through the umbrellas among it."""
    covered: set[str] = set()
    open_names = [umbrella]
    while open_names:
        entry = umbrellas[open_names.pop()]
        inner = [*entry.covers, *(umbrellas if entry.every_authority else ())]
        open_names.extend(name for name in inner if name in umbrellas and name not in covered)
        covered.update(inner)
    return frozenset(covered - {umbrella})
