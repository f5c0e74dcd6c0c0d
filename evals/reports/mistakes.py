"""Sort what went wrong into kinds: what was expected, what was got, which tags it bears, with examples."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from evals.runs.values import Setting
from evals.scores.values import Item, Outcome
from verifier.models import VerdictLabel

_SHOWN, _EXAMPLES, _TAGS = 6, 3, 6


@dataclass(frozen=True, slots=True)
class TagCount:
    """How many of the mistakes bear a tag, and how many claims of the setting do."""

    tag: str
    n: int
    of: int


@dataclass(frozen=True, slots=True)
class Mistake:
    """A kind of mistake: `n` of the `of` claims with that right verdict; the commonest tags first."""

    setting: Setting
    expected: VerdictLabel
    got: Outcome
    n: int
    of: int
    tags: tuple[TagCount, ...]
    untagged: int
    examples: tuple[Item, ...]


def find_mistakes(items: Sequence[Item], limit: int = _SHOWN) -> tuple[Mistake, ...]:
    """Return the commonest kinds of mistake among the items of one setting, the largest first."""
    kinds: dict[tuple[VerdictLabel, Outcome], list[Item]] = defaultdict(list)
    for item in sorted(items, key=lambda item: item.id):
        if not item.right:
            kinds[item.expected, item.got].append(item)
    largest = sorted(kinds, key=lambda kind: (-len(kinds[kind]), kind))[:limit]
    in_all = Counter(tag for item in items for tag in item.tags)
    return tuple(_mistake(items, kinds[kind], in_all) for kind in largest)


def _mistake(items: Sequence[Item], found: Sequence[Item], in_all: Counter[str]) -> Mistake:
    first = found[0]
    tags = Counter(tag for item in found for tag in item.tags)
    commonest = sorted(tags, key=lambda tag: (-tags[tag], tag))[:_TAGS]
    return Mistake(
        first.setting,
        first.expected,
        first.got,
        len(found),
        sum(item.expected is first.expected for item in items),
        tuple(TagCount(tag, tags[tag], in_all[tag]) for tag in commonest),
        sum(not item.tags for item in found),
        _examples(found),
    )


def _examples(items: Sequence[Item]) -> tuple[Item, ...]:
    """Choose a few, of as many stories as there are."""
    seen: Counter[str] = Counter()
    rounds = []
    for place, item in enumerate(items):
        rounds.append((seen[item.story], place, item))
        seen[item.story] += 1
    return tuple(item for _, _, item in sorted(rounds, key=lambda each: each[:2])[:_EXAMPLES])
