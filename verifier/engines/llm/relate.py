"""Relate the claims of a story: one request for all of them, split only where it would be too large.

An answer covers every candidate among the claims of its request: those it does not name are "none". Pairs of unknown
claims, within one article or named twice are refused and asked for once more; what is refused again is left out and
said. A request without an answer leaves its candidates unchecked.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from verifier.engines.llm.ask import Answer, Ask, AskFailure, FailureReason
from verifier.engines.llm.batches import batches, halves
from verifier.engines.llm.client import Asker
from verifier.engines.llm.schema import ProposedDispute, ProposedPair, ProposedPairs
from verifier.engines.llm.tokens import estimate_tokens
from verifier.models import Article, Claim, Failure, Judgement, Pair, PartOf, RelationLabel, Stage
from verifier.prompts import fence, load_prompt

PROMPT = "relate"

ANSWER_PER_CLAIM = 60
"""Guessed tokens of an answer for each claim of a request."""

_TOO_LONG = frozenset({FailureReason.CONTEXT_EXCEEDED, FailureReason.TRUNCATED})


def relate_claims(
    asker: Asker,
    articles: Sequence[Article],
    claims: Sequence[Claim],
    candidates: Sequence[Pair],
    context_tokens: int,
) -> Iterator[Judgement | Failure]:
    """Yield the judgements of each request as its answer comes."""
    story = Story(articles, claims)
    room = context_tokens - story.overhead
    todo = batches(story.sizes, candidates, room)
    while todo:
        by_key = {"+".join(batch): batch for batch in todo}
        todo = []
        for item in asker.ask_all([story.request(batch, key) for key, batch in by_key.items()]):
            batch = by_key[item.key]
            if isinstance(item, Answer):
                yield from story.judgements(item.value, batch, candidates)
            elif item.reason in _TOO_LONG and (smaller := halves(batch, story.sizes, candidates)):
                todo += smaller
            else:
                yield _failure(item, batch, candidates)


def _failure(item: AskFailure, batch: Sequence[str], candidates: Sequence[Pair]) -> Failure:
    return item.as_failure(Stage.RELATE, pairs=tuple(_among(batch, candidates)))


def _among(batch: Sequence[str], candidates: Sequence[Pair]) -> Iterator[Pair]:
    members = set(batch)
    return (pair for pair in candidates if pair.first in members and pair.second in members)


@dataclass(frozen=True)
class Story:
    """The claims of a story under the short ids that a model sees: a letter for the article, a number for the claim."""

    articles: Sequence[Article]
    claims: Sequence[Claim]

    @cached_property
    def _letters(self) -> Mapping[str, str]:
        return {article.id: _letter(index) for index, article in enumerate(self.articles)}

    @cached_property
    def _short(self) -> Mapping[str, str]:
        """Short ids by claim id."""
        short, counts = {}, dict.fromkeys(self._letters, 0)
        for claim in self.claims:
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
        messages = self.request((), "").messages
        return estimate_tokens(messages.system, messages.user)

    def request(self, batch: Sequence[str], key: str) -> Ask[ProposedPairs]:
        """Return what to ask about some claims."""
        prompt = load_prompt(PROMPT)
        table = "\n".join(self._lines[claim] for claim in batch)
        messages = prompt.render(
            articles="\n".join(_heading(self._letters[article.id], article) for article in self.articles),
            claims=table,
            marker=fence(table),
        )
        return Ask(
            key=key,
            messages=messages,
            response_model=ProposedPairs,
            prompt=prompt.ref,
            expected_output_tokens=ANSWER_PER_CLAIM * len(batch),
            validate=lambda answer: list(self._problems(answer, batch)),
        )

    def _problems(self, answer: ProposedPairs, batch: Sequence[str]) -> Iterator[str]:
        known = {self._short[claim] for claim in batch}
        seen: set[frozenset[str]] = set()
        for pair in answer.pairs:
            fault = self._fault(pair.evidence, pair.target, known, same_article=False)
            if fault is None and frozenset((pair.evidence, pair.target)) in seen:
                fault = "listed twice"
            seen.add(frozenset((pair.evidence, pair.target)))
            if fault:
                yield f"pair {pair.evidence}, {pair.target}: {fault}"
        for dispute in answer.within:
            fault = self._fault(dispute.first, dispute.second, known, same_article=True)
            if fault:
                yield f"within {dispute.first}, {dispute.second}: {fault}"

    def _fault(self, one: str, other: str, known: set[str], *, same_article: bool) -> str | None:
        unknown = [name for name in (one, other) if name not in known]
        if unknown:
            return f"there is no claim {', '.join(unknown)} in the list"
        if one == other:
            return "a claim is not paired with itself"
        is_same = self._claim_of[one].article == self._claim_of[other].article
        if is_same is not same_article:
            return "both are of one article" if is_same else "they are of different articles: they belong in pairs"
        return None

    def judgements(
        self, answer: ProposedPairs, batch: Sequence[str], candidates: Sequence[Pair]
    ) -> Iterator[Judgement | Failure]:
        """Yield what the answer says, "none" for the candidates that it does not name, and a failure for bad pairs."""
        known = {self._short[claim] for claim in batch}
        named: set[Pair] = set()
        refused = []
        for proposal in answer.pairs:
            fault = self._fault(proposal.evidence, proposal.target, known, same_article=False)
            if fault:
                refused.append(f"{proposal.evidence}, {proposal.target} ({fault})")
                continue
            evidence, target = self._claim_of[proposal.evidence].id, self._claim_of[proposal.target].id
            if Pair.of(evidence, target) not in named:
                named.add(Pair.of(evidence, target))
                yield from _judgements_of(proposal, evidence, target)
        for dispute in answer.within:
            fault = self._fault(dispute.first, dispute.second, known, same_article=True)
            if not fault:
                yield self._within(dispute, named)
        for pair in _among(batch, candidates):
            if pair not in named:
                yield Judgement(evidence=pair.first, target=pair.second, label=RelationLabel.NONE)
        if refused:
            yield Failure(
                stage=Stage.RELATE,
                reason=f"the model paired claims that cannot be paired: {'; '.join(refused[:10])}",
                advice="the other pairs are kept; a larger model does this less often",
            )

    def _within(self, dispute: ProposedDispute, named: set[Pair]) -> Judgement:
        first, second = self._claim_of[dispute.first].id, self._claim_of[dispute.second].id
        named.add(Pair.of(first, second))
        return Judgement(evidence=first, target=second, label=RelationLabel.CONTRADICTS, why=dispute.why)


def _judgements_of(proposal: ProposedPair, evidence: str, target: str) -> Iterator[Judgement]:
    label = RelationLabel(proposal.relation)
    part_of = PartOf(proposal.part_of) if proposal.part_of else None
    there = Judgement(
        evidence=evidence,
        target=target,
        label=label,
        same_quantity=proposal.same_quantity,
        same_time=proposal.same_time,
        part_of=part_of,
        why=proposal.why,
    )
    yield there
    if proposal.both_ways and label is RelationLabel.SUPPORTS:
        turned = {PartOf.EVIDENCE: PartOf.TARGET, PartOf.TARGET: PartOf.EVIDENCE, None: None}[part_of]
        yield there.model_copy(update={"evidence": target, "target": evidence, "part_of": turned})


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
