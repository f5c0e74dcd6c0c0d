"""Remember whom an article has named, so that "Doe", "she" and "the spokeswoman" are found again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from verifier.engines.local.grammar import lexicon
from verifier.engines.local.grammar.names import Speaker, is_adjective, phrase_of, read_speaker, surname, without_time
from verifier.engines.local.grammar.tokens import Tag, Token


@dataclass(slots=True)
class Cast:
    """The people and organisations that an article has named so far; the latest comes first to mind."""

    _by_name: dict[str, Speaker] = field(default_factory=dict)
    _by_role: dict[str, Speaker] = field(default_factory=dict)
    _person: Speaker | None = None
    _lately: list[str] = field(default_factory=list)
    _genders: Mapping[str, str] = field(default_factory=dict)
    _organisation: Speaker | None = None
    _organisations: dict[str, Speaker] = field(default_factory=dict)
    _companies: dict[str, None] = field(default_factory=dict)

    def meet(self, speaker: Speaker) -> Speaker:
        """Remember a speaker and return the fullest that is known of him."""
        known = self._by_name.get(surname(speaker.name)) if speaker.name else None
        if known is not None:
            speaker = replace(
                known,
                name=max(known.name or "", speaker.name or "", key=len),
                role=known.role or speaker.role,
                organisation=known.organisation or speaker.organisation,
            )
        elif speaker.role and speaker.organisation is None and speaker.role in self._by_role:
            speaker = replace(speaker, organisation=self._by_role[speaker.role].organisation)
        if speaker.name:
            self._by_name[surname(speaker.name)] = speaker
            self.turn_to(speaker)
        if speaker.role:
            self._by_role[speaker.role] = speaker
        if speaker.name is None:
            first, *_, last = speaker.words.casefold().split() * 2
            if not first.endswith("s") and not last.endswith("s"):
                self._organisation = speaker
            self._organisations[last] = speaker
        return speaker

    def meet_person(self, speaker: Speaker) -> Speaker:
        """Remember as a person a speaker of whom only a bare name was known."""
        return self.meet(speaker if speaker.name else Speaker(words=speaker.words, name=speaker.words))

    def _it(self) -> Speaker | None:
        return self._organisation or self._organisations.get("company")

    def meet_company(self, name: str) -> None:
        """Remember a company by its name; "the company" is the only one met."""
        self._companies.setdefault(name)
        if len(self._companies) == 1:
            for word in ("company", "firm", lexicon.KINDS_OF_COMPANY.get(name.split()[-1].casefold(), "company")):
                self._organisations[word] = Speaker(words=name, organisation=name)

    def company(self, word: str) -> str | None:
        """Return the name of the only company met, if "the company" (or such a word) can mean it."""
        known = self._organisations.get(word)
        return known.words if known is not None and list(self._companies) == [known.words] else None

    def _with_company(self, speaker: Speaker) -> Speaker:
        """Give a chief executive without an organisation the company that the article is about."""
        loose = speaker.role in lexicon.COMPANY_ROLES and speaker.organisation is None
        if loose and len(self._companies) == 1:
            return replace(speaker, organisation=next(iter(self._companies)))
        if (speaker.organisation or "").casefold() in ("company", "firm") and speaker.name is not None:
            return replace(speaker, organisation=next(iter(self._companies)) if len(self._companies) == 1 else None)
        return speaker

    def _is_the_company(self, tokens: Sequence[Token]) -> bool:
        """Whether a phrase can only mean the company of the article: "the Orlo-based company", "the Dutch group"."""
        generic = tokens[-1].low in ("company", "firm", "group", "maker", "giant") and tokens[0].low == "the"
        names = [token.text for token in tokens if token.tag is Tag.NAME]
        return generic and len(self._companies) == 1 and all(is_adjective(name) for name in names)

    def named(self, name: str) -> Speaker | None:
        """Return the person of a surname, if met."""
        return self._by_name.get(surname(name))

    def learn_genders(self, genders: Mapping[str, str]) -> None:
        """Remember who is "he" and who "she", by surname in folded case."""
        self._genders = genders

    def person(self, pronoun: str = "") -> Speaker | None:
        """Return the person named last; with "he" or "she", the last that is one, and none where that is unclear."""
        if self._person is None or self.fits(self._person, pronoun):
            return self._person
        fitting = next((name for name in reversed(self._lately) if self._genders.get(name) in (None, pronoun)), "")
        return self._by_name.get(fitting) if self._genders.get(fitting) == pronoun else None

    def fits(self, person: Speaker, pronoun: str) -> bool:
        """Whether nothing speaks against a pronoun's meaning somebody."""
        return not pronoun or self._genders.get(surname(person.name)) in (None, pronoun)

    def forget_person(self) -> None:
        """Forget who was named last, keeping everybody known."""
        self._person = None
        self._lately.clear()

    def turn_to(self, person: Speaker) -> None:
        """Make somebody the person whom "he" or "she" means next."""
        self._person = person
        name = surname(person.name)
        self._lately = [*(one for one in self._lately if one != name), name]

    def resolve(self, tokens: Sequence[Token], apposition: Sequence[Token] = ()) -> Speaker | None:
        """Return who a noun phrase names, with what the article said of him before; None where it is not known."""
        tokens = _named(without_time(tokens))
        if len(tokens) > 1 and tokens[-1].tag is Tag.PRONOUN:
            return self.resolve(tokens[-1:]) or self.resolve(tokens[:-1], apposition)
        words = [token for token in tokens if token.tag not in (Tag.MARK, Tag.ASIDE)]
        if not words or words[0].low in _NOBODY:
            return None
        if len(words) == 1 and words[0].tag is Tag.PRONOUN:
            return (
                self.person(words[0].low)
                if words[0].low in ("he", "she")
                else self._it()
                if words[0].low == "it"
                else None
            )
        if len(words) == 1 and words[0].tag is Tag.NAME and (met := self._by_name.get(words[0].low)):
            self.turn_to(met)
            return met
        owner = self.person("he" if words[0].low == "his" else "she") if words[0].low in ("his", "her") else None
        if owner and all(token.tag is not Tag.NAME for token in words):
            phrase = f"{owner.name}'s {phrase_of(words[1:])}"
            return Speaker(words=phrase, organisation=phrase)
        if self._is_the_company(words):
            return self._organisations["company"]
        role = words[-1].low
        if not apposition and words[0].low in ("the", "this") and role in lexicon.VOICE_ROLES and role in self._by_role:
            holder = self._by_role[role]
            if all(token.tag is not Tag.NAME for token in words):
                return holder
        if words[0].low == "the" and len(words) == 2 and words[1].tag is Tag.WORD and role in self._organisations:
            return self._organisations[role]
        speaker = read_speaker(tokens, apposition)
        return self.meet(self._with_company(speaker)) if speaker.words else None


_NOBODY = frozenset({"nobody", "none", "everybody", "everyone"})


def _named(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return what names somebody, without what is told by the way: "Jane Doe, a nurse who was there," is Jane Doe."""
    relative = next((at for at, token in enumerate(tokens) if at and token.tag is Tag.RELATIVE), None)
    if relative is None and (not tokens or tokens[-1].tag is not Tag.COMMA):
        return tokens
    comma = next((at for at, token in enumerate(tokens) if at and token.tag is Tag.COMMA), relative or len(tokens))
    return tokens[: min(comma, relative or len(tokens))]
