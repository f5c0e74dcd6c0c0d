"""Remember whom an article has named, so that "Doe", "she" and "the spokeswoman" are found again."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from verifier.engines.local.grammar import lexicon
from verifier.engines.local.grammar.names import Speaker, read_speaker, surname, without_time
from verifier.engines.local.grammar.tokens import Tag, Token


@dataclass(slots=True)
class Cast:
    """The people and organisations that an article has named so far; the latest comes first to mind."""

    _by_name: dict[str, Speaker] = field(default_factory=dict)
    _by_role: dict[str, Speaker] = field(default_factory=dict)
    _person: Speaker | None = None
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
            self._person = speaker
        if speaker.role:
            self._by_role[speaker.role] = speaker
        if speaker.name is None:
            if not speaker.words.split()[0].endswith("s") and not speaker.words.endswith("s"):
                self._organisation = speaker
            self._organisations[speaker.words.split()[-1].casefold()] = speaker
        return speaker

    def _it(self) -> Speaker | None:
        return self._organisation or self._organisations.get("company")

    def meet_company(self, name: str) -> None:
        """Remember a company by its name; "the company" is the only one met."""
        self._companies.setdefault(name)
        if len(self._companies) == 1:
            for word in ("company", "firm"):
                self._organisations[word] = Speaker(words=name, organisation=name)

    def _with_company(self, speaker: Speaker) -> Speaker:
        """Give a chief executive without an organisation the company that the article is about."""
        loose = speaker.role in lexicon.COMPANY_ROLES and speaker.organisation is None
        if loose and len(self._companies) == 1:
            return replace(speaker, organisation=next(iter(self._companies)))
        if speaker.name is None and speaker.words.casefold().endswith("-based company") and len(self._companies) == 1:
            return self._organisations["company"]
        return speaker

    def named(self, name: str) -> Speaker | None:
        """Return the person of a surname, if met."""
        return self._by_name.get(surname(name))

    def person(self) -> Speaker | None:
        """Return the person named last."""
        return self._person

    def forget_person(self) -> None:
        """Forget who was named last, keeping everybody known."""
        self._person = None

    def turn_to(self, person: Speaker) -> None:
        """Make somebody the person whom "he" or "she" means next."""
        self._person = person

    def resolve(self, tokens: Sequence[Token], apposition: Sequence[Token] = ()) -> Speaker | None:
        """Return who a noun phrase names, with what the article said of him before; None where it is not known."""
        tokens = without_time(tokens)
        words = [token for token in tokens if token.tag not in (Tag.MARK, Tag.ASIDE)]
        if not words:
            return None
        if len(words) == 1 and words[0].tag is Tag.PRONOUN:
            return self._person if words[0].low in ("he", "she") else self._it() if words[0].low == "it" else None
        if len(words) == 1 and words[0].tag is Tag.NAME and (met := self._by_name.get(words[0].low)):
            self._person = met
            return met
        role = words[-1].low
        if not apposition and words[0].low in ("the", "this") and role in lexicon.VOICE_ROLES and role in self._by_role:
            holder = self._by_role[role]
            if all(token.tag is not Tag.NAME for token in words):
                return holder
        if words[0].low == "the" and len(words) == 2 and words[1].tag is Tag.WORD and role in self._organisations:
            return self._organisations[role]
        return self.meet(self._with_company(read_speaker(tokens, apposition)))
