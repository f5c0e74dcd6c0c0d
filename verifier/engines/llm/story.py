"""Write the claims of a story down for a model: a line each, under short ids.

A letter stands for the article and a number for the claim. What is written depends on the articles and claims alone,
not on the order in which they come and not on which pairs are candidates.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from verifier.engines.llm.schema import ProposedPairs
from verifier.engines.llm.tokens import estimate_tokens, schema_tokens
from verifier.models import Article, Claim
from verifier.prompts import Messages, fence, load_prompt

PROMPT = "relate"

ANSWER_PER_CLAIM = 60
"""Guessed tokens of an answer for each claim of a request."""


@dataclass(frozen=True)
class Story:
    """The claims of a story under the short ids that a model sees."""

    articles: Sequence[Article]
    claims: Sequence[Claim]

    @cached_property
    def _in_order(self) -> tuple[Article, ...]:
        return tuple(sorted(self.articles, key=lambda article: article.id))

    @cached_property
    def _letters(self) -> Mapping[str, str]:
        return {article.id: _letter(index) for index, article in enumerate(self._in_order)}

    @cached_property
    def _short(self) -> Mapping[str, str]:
        """Short ids by claim id."""
        short, counts = {}, dict.fromkeys(self._letters, 0)
        for claim in sorted(self.claims, key=lambda claim: claim.id):
            counts[claim.article] += 1
            short[claim.id] = f"{self._letters[claim.article]}{counts[claim.article]}"
        return short

    @cached_property
    def _claim_of(self) -> Mapping[str, Claim]:
        """Claims by short id."""
        return {self._short[claim.id]: claim for claim in self.claims}

    @cached_property
    def _lines(self) -> Mapping[str, str]:
        """The line of each claim, by claim id."""
        outlets = {article.id: article.outlet_name for article in self.articles}
        return {claim.id: _line(self._short[claim.id], outlets[claim.article], claim) for claim in self.claims}

    @cached_property
    def sizes(self) -> Mapping[str, int]:
        """Tokens that each claim takes up in a request and its answer."""
        return {claim: estimate_tokens(line) + ANSWER_PER_CLAIM for claim, line in self._lines.items()}

    @cached_property
    def overhead(self) -> int:
        """Tokens of a request without claims."""
        messages = self.messages(())
        return estimate_tokens(messages.system, messages.user) + schema_tokens(ProposedPairs)

    def names(self, batch: Sequence[str]) -> Mapping[str, Claim]:
        """Return the claims of a batch by their short ids."""
        return {self._short[claim]: self._claim_of[self._short[claim]] for claim in batch}

    def messages(self, batch: Sequence[str]) -> Messages:
        """Return what is said about some claims, in the order given."""
        table = "\n".join(self._lines[claim] for claim in batch)
        headings = "\n".join(_heading(self._letters[article.id], article) for article in self._in_order)
        return load_prompt(PROMPT).render(articles=headings, claims=table, marker=fence(table, headings))


def _heading(letter: str, article: Article) -> str:
    published = "unknown" if article.published is None else str(article.published.when)
    return f"{letter}: {_one_line(article.outlet_name)}, published {published}"


def _line(short: str, outlet: str, claim: Claim) -> str:
    speaker = f" ({claim.origin.speaker})" if claim.origin.speaker else ""
    cells = (
        short,
        outlet,
        f"{claim.origin.body}{speaker}",
        f"{claim.kind}, {claim.stance}",
        str(claim.time) if claim.time else "time unknown",
        claim.text,
    )
    return " | ".join(_one_line(cell).replace("|", "/") for cell in cells)


def _one_line(words: str) -> str:
    """Keep text from starting a line of its own in a prompt."""
    return " ".join(words.split())


def _letter(index: int) -> str:
    """Return A to Z, then AA, AB and so on, as spreadsheets name their columns."""
    letters = ""
    while index >= 0:
        letters = chr(ord("A") + index % 26) + letters
        index = index // 26 - 1
    return letters
