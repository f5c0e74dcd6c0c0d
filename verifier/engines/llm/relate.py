"""Relate the claims of a story: one request for all of them, split only where it would be too large.

An answer covers every candidate of its request: those that it does not name are "none". What cannot be paired is
refused (`pairs.py`), asked for once more, and in the end left out and said. A request without an answer leaves its
candidates unchecked.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from verifier.engines.llm.ask import Answer, Ask, AskFailure, FailureReason
from verifier.engines.llm.batches import batches, halves
from verifier.engines.llm.budget import Need
from verifier.engines.llm.client import Asker
from verifier.engines.llm.pairs import corrected, find_problems, read_pairs
from verifier.engines.llm.schema import ProposedPairs
from verifier.engines.llm.story import ANSWER_PER_CLAIM, PROMPT, Story
from verifier.models import Article, Claim, Failure, Judgement, Pair, RelationLabel, Stage
from verifier.prompts import load_prompt

__all__ = ["PROMPT", "guess_needs", "relate_claims"]

CHARS_PER_CLAIM = 120
"""Guessed characters of article for each claim; the five seed articles have about as many."""

LINE_PER_CLAIM = 45
"""Guessed tokens of a claim's line."""

_SHOWN = 10
_TOO_LONG = frozenset({FailureReason.CONTEXT_EXCEEDED, FailureReason.TRUNCATED})


@dataclass(frozen=True, slots=True)
class _Task:
    """Claims to ask about together, and the candidates among them that this request is to answer."""

    claims: tuple[str, ...]
    candidates: tuple[Pair, ...]

    @property
    def key(self) -> str:
        return "+".join(self.claims)


def relate_claims(
    asker: Asker,
    articles: Sequence[Article],
    claims: Sequence[Claim],
    candidates: Sequence[Pair],
    context_tokens: int,
    warn: Callable[[str], None] = lambda _: None,
) -> Iterator[Judgement | Failure]:
    """Yield the judgements of each request as its answer comes; `warn` hears of pairs that were refused."""
    if not candidates:
        return
    story = Story(articles, claims)
    tasks = _share_out(batches(story.sizes, candidates, context_tokens - story.overhead), candidates)
    while tasks:
        by_key = {task.key: task for task in tasks}
        asked, tasks = tasks, []
        for item in asker.ask_all([_request(story, task) for task in by_key.values()]):
            task = by_key[item.key]
            if isinstance(item, Answer):
                before = asked[: asked.index(task)]
                yield from _judgements(item.value, story, task, before, candidates, warn)
            elif item.reason in _TOO_LONG and (smaller := halves(task.claims, story.sizes, task.candidates)):
                tasks += _share_out(smaller, task.candidates)
            else:
                yield _failure(item, task)


def guess_needs(articles: Sequence[Article], context_tokens: int) -> list[Need]:
    """Guess, from the length of the articles, the requests that will relate their claims."""
    claims = max(sum(len(article.text) for article in articles) // CHARS_PER_CLAIM, 1)
    overhead = Story(articles, ()).overhead
    room = max(context_tokens - overhead, LINE_PER_CLAIM + ANSWER_PER_CLAIM)
    calls = -(-claims * (LINE_PER_CLAIM + ANSWER_PER_CLAIM) // room)
    return [Need(overhead + claims * LINE_PER_CLAIM // calls, claims * ANSWER_PER_CLAIM // calls)] * calls


def _share_out(groups: Sequence[tuple[str, ...]], candidates: Sequence[Pair]) -> list[_Task]:
    """Give each candidate to the first request that holds both of its claims."""
    left = list(candidates)
    tasks = []
    for claims in groups:
        members = set(claims)
        mine = tuple(pair for pair in left if pair.first in members and pair.second in members)
        left = [pair for pair in left if not (pair.first in members and pair.second in members)]
        if mine:
            tasks.append(_Task(claims, mine))
    return tasks


def _judgements(
    answer: ProposedPairs,
    story: Story,
    task: _Task,
    before: Sequence[_Task],
    candidates: Sequence[Pair],
    warn: Callable[[str], None],
) -> Iterator[Judgement]:
    """Yield what an answer says on the candidates of its request, and on pairs that are nobody's."""
    found = read_pairs(answer, story.names(task.claims))
    if found.refused:
        warn(f"The model paired claims that cannot be paired; that was left out: {'; '.join(found.refused[:_SHOWN])}.")
    mine, others = set(task.candidates), set(candidates)
    named = set()
    for judgement in found.judgements:
        pair = judgement.pair
        if pair in mine or (pair not in others and not any(_holds(task, pair) for task in before)):
            named.add(pair)
            yield judgement
    for pair in task.candidates:
        if pair not in named:
            yield Judgement(evidence=pair.first, target=pair.second, label=RelationLabel.NONE)


def _holds(task: _Task, pair: Pair) -> bool:
    return pair.first in task.claims and pair.second in task.claims


def _request(story: Story, task: _Task) -> Ask[ProposedPairs]:
    names = story.names(task.claims)
    return Ask(
        key=task.key,
        messages=story.messages(task.claims),
        response_model=ProposedPairs,
        prompt=load_prompt(PROMPT).ref,
        expected_output_tokens=ANSWER_PER_CLAIM * len(task.claims),
        validate=lambda answer: find_problems(answer, names),
        merge=lambda first, second: corrected(first, second, names),
    )


def _failure(item: AskFailure, task: _Task) -> Failure:
    return item.as_failure(Stage.RELATE, pairs=task.candidates)
