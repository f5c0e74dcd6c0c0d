"""Find the claims of one report again in another: of one outlet, by their words.

What an article's outlet was called in the older report is what counts, so that another name for it hides no claim.
The same text and quote come first, then the same text, then the closest wording: two claims from one quote or of mostly
the same content words, whose figures are of the same units. Closeness is Dice's coefficient (1945) of the content words
without figures, so that a figure that moved does not hide the claim. What a claim means is not compared: a claim and
its denial may be matched, and are then shown as reworded.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from verifier.changes.articles import match_articles
from verifier.models import Claim, Report
from verifier.text import content_words, normalise

CLOSE = 0.6
"""How close the words of two claims must be, from 0 to 1."""

CLOSE_IN_ONE_QUOTE = 0.3
"""How close they must be where both rest on the same quote, which may carry several claims."""


@dataclass(frozen=True, slots=True)
class Matches:
    """Pairs of an older and a newer claim, by id, and the claims of either that have no match."""

    pairs: tuple[tuple[str, str], ...]
    went: tuple[str, ...]
    came: tuple[str, ...]


@dataclass(frozen=True)
class _Worded:
    """A claim with what it is found again by; `article` and `outlet` are as the older report has them."""

    claim: Claim
    article: str
    outlet: Hashable

    @cached_property
    def text(self) -> str:
        return normalise(self.claim.text).casefold().strip()

    @cached_property
    def quote(self) -> str:
        return normalise(self.claim.quotes[0].text).casefold().strip()

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(word for word in content_words(self.claim.text) if not word[0].isdigit())

    @cached_property
    def units(self) -> frozenset[str | None]:
        return frozenset(quantity.unit for quantity in self.claim.quantities)

    @property
    def place(self) -> tuple[str, int, str]:
        return self.article, self.claim.quotes[0].start, self.claim.id


_SAME: Sequence[Callable[[_Worded], Hashable]] = (
    lambda each: (each.outlet, each.article, each.text, each.quote),
    lambda each: (each.outlet, each.text, each.quote),
    lambda each: (each.outlet, each.text),
)


def match_claims(old: Report, new: Report) -> Matches:
    """Return which claims of two reports are the same; each is matched at most once."""
    outlets = {article.id: article.outlet_key for article in old.articles}
    former = match_articles(old, new)
    newer = {article.id: outlets.get(former.get(article.id, ""), article.outlet_key) for article in new.articles}
    before, after = _worded(old, {}, outlets), _worded(new, former, newer)
    pairs: list[tuple[str, str]] = []
    for same in _SAME:
        _take(_in_one_group(before, after, same), before, after, pairs)
    _take(_closest(before, after), before, after, pairs)
    return Matches(tuple(sorted(pairs)), tuple(before), tuple(after))


def _worded(report: Report, former: Mapping[str, str], outlets: Mapping[str, Hashable]) -> dict[str, _Worded]:
    return {
        claim.id: _Worded(claim, former.get(claim.article, claim.article), outlets[claim.article])
        for claim in report.claims
    }


def _take(
    found: Iterable[tuple[str, str]],
    before: dict[str, _Worded],
    after: dict[str, _Worded],
    pairs: list[tuple[str, str]],
) -> None:
    """Move the pairs that are found from what is left to what is matched."""
    for one, other in found:
        if one in before and other in after:
            del before[one], after[other]
            pairs.append((one, other))


def _in_one_group(
    before: Mapping[str, _Worded], after: Mapping[str, _Worded], group: Callable[[_Worded], Hashable]
) -> list[tuple[str, str]]:
    """Return the claims of a group, those of either report in the order of their places."""
    waiting: dict[Hashable, list[_Worded]] = defaultdict(list)
    for each in sorted(after.values(), key=lambda each: each.place):
        waiting[group(each)].append(each)
    taken: Counter[Hashable] = Counter()
    found = []
    for each in sorted(before.values(), key=lambda each: each.place):
        key = group(each)
        if taken[key] < len(waiting.get(key, ())):
            found.append((each.claim.id, waiting[key][taken[key]].claim.id))
            taken[key] += 1
    return found


def _closest(before: Mapping[str, _Worded], after: Mapping[str, _Worded]) -> list[tuple[str, str]]:
    """Return the pairs that are close enough, the closest first."""
    found = [(_closeness(before[one], after[other]), one, other) for one, other in _touching(before, after)]
    close = [(score, one, other) for score, one, other in found if score > (False, 0.0)]
    close.sort(key=lambda each: (not each[0][0], -each[0][1], each[1], each[2]))
    return [(one, other) for _, one, other in close]


def _touching(before: Mapping[str, _Worded], after: Mapping[str, _Worded]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of one outlet that share a word or the quote."""
    holding: dict[Hashable, list[str]] = defaultdict(list)
    for name, each in after.items():
        for sign in _signs(each):
            holding[sign].append(name)
    for name, each in before.items():
        for other in dict.fromkeys(other for sign in _signs(each) for other in holding.get(sign, ())):
            yield name, other


def _signs(each: _Worded) -> Iterator[Hashable]:
    yield each.outlet, "quote", each.quote
    for word in each.words:
        yield each.outlet, "word", word


def _closeness(one: _Worded, other: _Worded) -> tuple[bool, float]:
    """Return whether two claims rest on one quote, and how close their words are: zero where they are too far apart."""
    in_one_quote = one.quote == other.quote
    total = len(one.words) + len(other.words)
    dice = 2 * len(one.words & other.words) / total if total else float(in_one_quote)
    is_close = one.units == other.units and dice >= (CLOSE_IN_ONE_QUOTE if in_one_quote else CLOSE)
    return (in_one_quote, dice) if is_close else (False, 0.0)
