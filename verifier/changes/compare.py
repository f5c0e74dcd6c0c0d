"""Say what came, went or moved between two reports, claim by claim."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verifier.changes.articles import match_articles
from verifier.changes.matching import Matches, match_claims
from verifier.changes.values import (
    ArticleChange,
    ArticleSeen,
    Changes,
    ClaimChange,
    FigureChange,
    Made,
    Position,
    Told,
    VerdictChange,
)
from verifier.models import Article, Claim, Quantity, Report, Verdict
from verifier.text import normalise


def changes(old: Report, new: Report) -> Changes:
    """Compare two reports; a report compared with itself has no changes."""
    matches = match_claims(old, new)
    before, after = _Side.of(old), _Side.of(new)
    pairs = _in_order(matches, new)
    return Changes(
        old=_made(old),
        new=_made(new),
        same=len(matches.pairs),
        articles=tuple(_articles(old, new)),
        claims=tuple(change for one, other in pairs for change in _claims(before.told(one), after.told(other))),
        verdicts=tuple(_verdicts(pairs, before, after)) if old.verdicts and new.verdicts else (),
        figures=tuple(change for one, other in pairs for change in _figures(one, other, before, after)),
        remarks=tuple(_remarks(old, new, matches)),
    )


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two reports, by id."""

    articles: dict[str, Article]
    claims: dict[str, Claim]
    verdicts: dict[str, Verdict]

    @classmethod
    def of(cls, report: Report) -> "_Side":
        return cls(
            {article.id: article for article in report.articles},
            {claim.id: claim for claim in report.claims},
            {verdict.claim: verdict for verdict in report.verdicts},
        )

    def told(self, claim_id: str | None) -> Told | None:
        """Return a claim as it is told here."""
        if claim_id is None:
            return None
        claim = self.claims[claim_id]
        outlet = self.articles[claim.article].outlet_name
        return Told(claim=claim_id, article=claim.article, outlet=outlet, text=claim.text, quote=claim.quotes[0].text)

    def position(self, claim_id: str | None) -> Position | None:
        """Return the verdict on a claim, without its reasons."""
        verdict = self.verdicts.get(claim_id) if claim_id else None
        if verdict is None:
            return None
        return Position(
            label=verdict.label,
            grade=verdict.grade,
            outlets_for=verdict.outlets_for,
            origins_for=verdict.origins_for,
            outlets_against=verdict.outlets_against,
            origins_against=verdict.origins_against,
            missing=verdict.missing,
            decided=verdict.decided,
        )

    def quantities(self, claim_id: str | None) -> Sequence[Quantity]:
        """Return the figures of a claim."""
        return self.claims[claim_id].quantities if claim_id else ()


def _in_order(matches: Matches, new: Report) -> list[tuple[str | None, str | None]]:
    """Return the claims of the newer report with those of the older one, and then those that went."""
    older = {other: one for one, other in matches.pairs}
    pairs: list[tuple[str | None, str | None]] = [(older.get(claim.id), claim.id) for claim in new.claims]
    return [*pairs, *((gone, None) for gone in matches.went)]


def _made(report: Report) -> Made:
    return Made(
        verifier_version=report.verifier_version,
        engine=report.engine.name,
        model=report.engine.model,
        articles=len(report.articles),
        claims=len(report.claims),
    )


def _articles(old: Report, new: Report) -> Iterator[ArticleChange]:
    """Compare the articles; those that went come last."""
    before, found = {article.id: article for article in old.articles}, match_articles(old, new)
    for article in new.articles:
        former = before.pop(found[article.id]) if article.id in found else None
        if former is None or former.text != article.text:
            yield ArticleChange(before=_seen(former), after=_seen(article))
    yield from (ArticleChange(before=_seen(gone), after=None) for gone in before.values())


def _seen(article: Article | None) -> ArticleSeen | None:
    if article is None:
        return None
    return ArticleSeen(article=article.id, outlet=article.outlet_name, title=article.title, url=article.url)


def _claims(before: Told | None, after: Told | None) -> Iterator[ClaimChange]:
    if before is None or after is None or _worded(before) != _worded(after):
        yield ClaimChange(before=before, after=after)


def _worded(told: Told) -> tuple[str, str]:
    """Return the words of a claim; typography makes no difference."""
    return normalise(told.text).strip(), normalise(told.quote).strip()


def _verdicts(pairs: Sequence[tuple[str | None, str | None]], before: _Side, after: _Side) -> Iterator[VerdictChange]:
    for one, other in pairs:
        was, now = before.position(one), after.position(other)
        told = after.told(other) or before.told(one)
        if was != now and told is not None:
            yield VerdictChange(claim=told, before=was, after=now)


def _figures(one: str | None, other: str | None, before: _Side, after: _Side) -> Iterator[FigureChange]:
    """Pair the figures of a claim that differ with those of the same unit, in their order."""
    told = after.told(other) or before.told(one)
    if told is None:
        return
    in_both = one is not None and other is not None
    was, now = list(before.quantities(one)), list(after.quantities(other))
    kept = {_value(quantity) for quantity in was} & {_value(quantity) for quantity in now}
    gone = [quantity for quantity in was if _value(quantity) not in kept]
    for quantity in (quantity for quantity in now if _value(quantity) not in kept):
        former = next((each for each in gone if each.unit == quantity.unit), None)
        if former is not None:
            gone.remove(former)
        yield FigureChange(claim=told, is_in_both=in_both, before=former, after=quantity)
    yield from (FigureChange(claim=told, is_in_both=in_both, before=quantity, after=None) for quantity in gone)


def _value(quantity: Quantity) -> tuple[object, ...]:
    return quantity.low, quantity.high, quantity.bound, quantity.unit


def _remarks(old: Report, new: Report, matches: Matches) -> Iterator[str]:
    """Say what limits the comparison."""
    if old.claims and new.claims and not matches.pairs:
        yield "The reports have no claim in common: they may be about different events."
    if (old.engine.name, old.engine.model) != (new.engine.name, new.engine.model):
        yield "Different engines read the articles: claims may have come and gone although no article changed."
    if old.independence is not new.independence:
        yield f"Support is counted by {old.independence} in the older report, and by {new.independence} in the newer."
    for name, report in (("older", old), ("newer", new)):
        if report.claims and not report.verdicts:
            yield f"Nothing was compared in the {name} report: only claims and figures are shown."
