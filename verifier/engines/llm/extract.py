"""Extract the claims of articles: one request an article, cut only where the model's context demands it.

What a model proposes and the code refuses is asked for once more, by number and reason; what is refused again is
reported as rejected. An article of which one passage failed is a failure as a whole.
"""

import gc
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from verifier.engines.llm.ask import Answer, Ask, AskFailure, FailureReason
from verifier.engines.llm.claims import Checker
from verifier.engines.llm.client import Asker
from verifier.engines.llm.merging import corrected, without_repeats
from verifier.engines.llm.passages import Passage, fitting, whole
from verifier.engines.llm.schema import ProposedClaim, ProposedClaims
from verifier.engines.llm.tokens import CHARS_PER_TOKEN, estimate_tokens, schema_tokens
from verifier.lexicon import keys
from verifier.models import Article, Extraction, Failure, RejectedClaim, Stage
from verifier.prompts import Messages, fence, load_prompt

PROMPT = "extract"

ANSWER_PER_TEXT = 3
"""Guessed tokens of an answer for each token of article: quotes, texts and field names."""

_TOO_LONG = frozenset({FailureReason.CONTEXT_EXCEEDED, FailureReason.TRUNCATED})


@dataclass(slots=True)
class _Reading:
    """What has come in of one article: proposals by the place of their passage, and how many passages are open.

    `is_sound` says that no answer so far had a problem left, so that none of it need be checked again.
    """

    article: Article
    checker: Checker
    proposals: dict[tuple[int, ...], list[ProposedClaim]] = field(default_factory=dict)
    open: int = 0
    is_sound: bool = True

    def finish(self) -> Extraction:
        """Return what can be claimed, numbered in the order of the article, and the rest as rejected."""
        proposals = without_repeats(proposal for _, part in sorted(self.proposals.items()) for proposal in part)
        rejected: list[RejectedClaim] = []
        sound: list[ProposedClaim] = []
        for proposal in proposals:
            refusal = None if self.is_sound else self.checker.rejected(proposal)
            if refusal is None:
                sound.append(proposal)
            else:
                rejected.append(refusal)
        sound.sort(key=self.checker.place)
        claims = tuple(self.checker.claim(proposal, number) for number, proposal in enumerate(sound, start=1))
        return Extraction(article=self.article.id, claims=claims, rejected=tuple(rejected))


@dataclass(frozen=True, slots=True)
class _Task:
    """A passage to ask about; `place` orders the passages of an article."""

    place: tuple[int, ...]
    passage: Passage
    checker: Checker

    @property
    def article(self) -> str:
        return self.passage.article.id

    @property
    def key(self) -> str:
        return "/".join((self.article, *map(str, self.place)))

    def halves(self) -> list["_Task"]:
        """Return tasks for the halves of the passage; none where it cannot be cut."""
        parts = enumerate(self.passage.halves())
        return [_Task((*self.place, index), part, self.checker) for index, part in parts]


def extract_claims(asker: Asker, articles: Sequence[Article], context_tokens: int) -> Iterator[Extraction | Failure]:
    """Yield one item an article as its last passage comes in; one without text to read has no claims."""
    readings: dict[str, _Reading] = {}
    tasks: list[_Task] = []
    for article in sorted(articles, key=lambda article: article.id):
        parts = _tasks(article, context_tokens)
        if not parts:
            yield Extraction(article=article.id)
            continue
        readings[article.id] = _Reading(article, parts[0].checker, open=len(parts))
        tasks += parts
    prepare = partial(_prepare, [reading.checker for reading in readings.values()])
    while tasks:
        by_key = {task.key: task for task in tasks}
        tasks = []
        for item in asker.ask_all([_request(task) for task in by_key.values()], prepare):
            task = by_key[item.key]
            if task.article not in readings:
                continue  # another passage of it has failed
            reading = readings[task.article]
            again = _take(item, task, reading)
            if isinstance(again, Failure):
                del readings[task.article]
                yield again
                continue
            tasks += again
            if reading.open == 0:
                yield reading.finish()


def requests(articles: Sequence[Article], context_tokens: int) -> list[Ask[ProposedClaims]]:
    """Return what would be asked first, for an estimate."""
    return [_request(task) for article in articles for task in _tasks(article, context_tokens)]


def _tasks(article: Article, context_tokens: int) -> list[_Task]:
    passage, checker = whole(article), Checker(article)
    if not passage.pieces:
        return []
    room = (context_tokens - _overhead(passage)) // (1 + ANSWER_PER_TEXT)
    parts = fitting(passage, max(room, 1) * CHARS_PER_TOKEN)
    return [_Task((index,), part, checker) for index, part in enumerate(parts)]


def _overhead(passage: Passage) -> int:
    """Return the tokens of a request besides the passage itself."""
    messages = _messages(passage)
    in_messages = estimate_tokens(messages.system, messages.user) - estimate_tokens(passage.text)
    return in_messages + schema_tokens(ProposedClaims)


def _prepare(checkers: Sequence[Checker]) -> None:
    """Do while the answers are awaited what does not depend on them, for the stages that follow as well."""
    for checker in checkers:
        checker.prepare()
        keys(checker.article.text)  # loads the lexicon and stems the words, which pairing does with the claims' words
    gc.collect()  # a look through everything that is loaded takes as long as checking all answers: not in between


def _take(item: Answer[ProposedClaims] | AskFailure, task: _Task, reading: _Reading) -> list[_Task] | Failure:
    """File an answer; return the passages to ask about instead where this one was too long."""
    if isinstance(item, Answer):
        reading.open -= 1
        reading.is_sound &= not item.problems
        reading.proposals[task.place] = [each for each in item.value.claims if task.passage.owns(each.quote)]
        return []
    halves = task.halves() if item.reason in _TOO_LONG else []
    if not halves:
        return item.as_failure(Stage.EXTRACT, articles=(task.article,))
    reading.open += len(halves) - 1
    return halves


def _request(task: _Task) -> Ask[ProposedClaims]:
    return Ask(
        key=task.key,
        messages=_messages(task.passage),
        response_model=ProposedClaims,
        prompt=load_prompt(PROMPT).ref,
        expected_output_tokens=ANSWER_PER_TEXT * estimate_tokens(task.passage.text),
        validate=lambda answer: task.checker.problems(answer.claims),
        merge=lambda first, second: ProposedClaims(claims=corrected(first.claims, second.claims)),
    )


def _messages(passage: Passage) -> Messages:
    article, published = passage.article, passage.article.published
    outlet, credits = _one_line(article.outlet_name), _one_line(", ".join(article.credits)) or "none"
    return load_prompt(PROMPT).render(
        outlet=outlet,
        published="unknown" if published is None else f"{published.when} ({published.basis})",
        credits=credits,
        marker=fence(passage.text, outlet, credits),  # an article may state these itself, and foresee its marker
        text=passage.text,
    )


def _one_line(words: str) -> str:
    """Keep a name from starting a line of its own in a prompt."""
    return " ".join(words.split())
