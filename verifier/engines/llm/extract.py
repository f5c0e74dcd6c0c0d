"""Extract the claims of articles: one request an article, cut only where the model's context demands it.

What a model proposes and the code refuses is asked for once more, by number and reason; what is refused again is
reported as rejected. An article of which one passage failed is a failure as a whole.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from verifier.engines.llm.ask import Answer, Ask, AskFailure, FailureReason
from verifier.engines.llm.claims import Checker, without_repeats
from verifier.engines.llm.client import Asker
from verifier.engines.llm.passages import Passage, fitting, whole
from verifier.engines.llm.schema import ProposedClaim, ProposedClaims
from verifier.engines.llm.tokens import CHARS_PER_TOKEN, estimate_tokens
from verifier.models import Article, Extraction, Failure, Stage
from verifier.prompts import fence, load_prompt

PROMPT = "extract"

ANSWER_PER_TEXT = 3
"""Guessed tokens of an answer for each token of article: quotes, texts and field names."""

_TOO_LONG = frozenset({FailureReason.CONTEXT_EXCEEDED, FailureReason.TRUNCATED})


@dataclass(slots=True)
class _Reading:
    """What has come in of one article: proposals by the place of their passage, and what is still open."""

    article: Article
    proposals: dict[tuple[int, ...], list[ProposedClaim]] = field(default_factory=dict)
    open: int = 0

    def finish(self) -> Extraction:
        """Number what can be claimed in the order of the article, and keep the rest as rejected."""
        checker = Checker.of(self.article)
        ordered = [proposal for _, part in sorted(self.proposals.items()) for proposal in part]
        claims, rejected = [], []
        for proposal in without_repeats(ordered):
            refused = checker.rejected(proposal)
            if refused is None:
                claims.append(checker.claim(proposal, len(claims) + 1))
            else:
                rejected.append(refused)
        return Extraction(article=self.article.id, claims=tuple(claims), rejected=tuple(rejected))


@dataclass(frozen=True, slots=True)
class _Task:
    """A passage to ask about; `place` orders the passages of an article."""

    place: tuple[int, ...]
    passage: Passage

    @property
    def key(self) -> str:
        return "/".join((self.passage.article.id, *map(str, self.place)))


def extract_claims(asker: Asker, articles: Sequence[Article], context_tokens: int) -> Iterator[Extraction | Failure]:
    """Yield one item an article as its last passage comes in; one without text to read has no claims."""
    readings = {article.id: _Reading(article) for article in articles}
    tasks = [task for article in articles for task in _tasks(article, context_tokens)]
    for task in tasks:
        readings[task.passage.article.id].open += 1
    yield from (reading.finish() for reading in readings.values() if reading.open == 0)
    while tasks:
        by_key = {task.key: task for task in tasks}
        tasks = []
        for item in asker.ask_all([_request(task.passage, key) for key, task in by_key.items()]):
            task = by_key[item.key]
            reading = readings.get(task.passage.article.id)
            if reading is None:
                continue  # another passage of it has failed
            again = _take(item, task, reading)
            if isinstance(again, Failure):
                del readings[task.passage.article.id]
                yield again
                continue
            tasks += again
            if reading.open == 0:
                yield reading.finish()


def requests(articles: Sequence[Article], context_tokens: int) -> list[Ask[ProposedClaims]]:
    """Return what would be asked first, for an estimate."""
    return [_request(task.passage, task.key) for article in articles for task in _tasks(article, context_tokens)]


def _tasks(article: Article, context_tokens: int) -> list[_Task]:
    passage = whole(article)
    if not passage.pieces:
        return []
    room = (context_tokens - _overhead(passage)) // (1 + ANSWER_PER_TEXT)
    parts = fitting(passage, max(room, 1) * CHARS_PER_TOKEN)
    return [_Task((index,), part) for index, part in enumerate(parts)]


def _overhead(passage: Passage) -> int:
    messages = _request(passage, "").messages
    return estimate_tokens(messages.system, messages.user) - estimate_tokens(passage.text)


def _take(item: Answer[ProposedClaims] | AskFailure, task: _Task, reading: _Reading) -> list[_Task] | Failure:
    """File an answer; return the passages to ask about instead where this one was too long."""
    if isinstance(item, Answer):
        reading.open -= 1
        reading.proposals[task.place] = item.value.claims
        return []
    halves = task.passage.halves() if item.reason in _TOO_LONG else ()
    if not halves:
        return item.as_failure(Stage.EXTRACT, articles=(task.passage.article.id,))
    reading.open += len(halves) - 1
    return [_Task((*task.place, index), half) for index, half in enumerate(halves)]


def _request(passage: Passage, key: str) -> Ask[ProposedClaims]:
    article, prompt = passage.article, load_prompt(PROMPT)
    published = article.published
    messages = prompt.render(
        outlet=_one_line(article.outlet_name),
        published="unknown" if published is None else f"{published.when} ({published.basis})",
        credits=_one_line(", ".join(article.credits)) or "none",
        marker=fence(passage.text),
        text=passage.text,
    )
    checker = Checker.of(article)
    return Ask(
        key=key,
        messages=messages,
        response_model=ProposedClaims,
        prompt=prompt.ref,
        expected_output_tokens=ANSWER_PER_TEXT * estimate_tokens(passage.text),
        validate=lambda answer: checker.problems(answer.claims),
    )


def _one_line(words: str) -> str:
    """Keep a name from starting a line of its own in a prompt."""
    return " ".join(words.split())
