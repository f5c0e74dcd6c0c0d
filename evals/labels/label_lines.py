"""Read claims.jsonl and relations.jsonl, each line by itself."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from evals.labels.faults import Fault, Severity, of_validation
from evals.labels.fill import fill_quotes, lacks_offsets
from evals.labels.jsonl import Line, Row, read_lines, write_lines
from evals.labels.sheet import Sheet
from evals.labels.tags import TAGS
from evals.labels.values import GoldClaim, GoldRelation
from verifier.models import Article, Claim, RelationLabel
from verifier.text import normalise

_OWN_FIELDS = ("verdict", "tags")
_REMARKS = frozenset({"note", "notes", "comment"})
_CLAIM_FIELDS = Claim.model_fields.keys() | {*_OWN_FIELDS}


def read_claims(sheet: Sheet, *, fix: bool) -> None:
    """Take in the claims; `fix` writes the offsets of quotes back."""
    path = sheet.claims_path
    lines = read_lines(path, sheet.faults)
    changed = False
    for line in lines:
        article = sheet.articles.get(str(line.row.get("article")))
        if article is not None:
            lacking = lacks_offsets(line.row)
            filled = fill_quotes(line.row, article.text)
            if filled and not fix:
                what = "missing" if lacking else "wrong"
                sheet.faults.append(Fault(path, line.number, f"offsets are {what}; run lint --fix", "quotes"))
            changed |= filled
        _take_claim(line, article, sheet)
    if fix and changed:
        write_lines(path, lines)


def _take_claim(line: Line, article: Article | None, sheet: Sheet) -> None:
    path, row = sheet.claims_path, line.row
    found = [Fault(path, line.number, message, field) for field, message in _problems(row, article, sheet)]
    sheet.faults.extend(found)
    sheet.faults.extend(_strange_fields(line, _CLAIM_FIELDS, "claim", sheet.claims_path))
    known = {name: value for name, value in row.items() if name in Claim.model_fields}
    if any(fault.field.startswith("quotes") for fault in found):
        known["quotes"] = [{"text": "x", "start": 0, "end": 1}]  # so that it is also said what else is wrong
    try:
        claim = Claim.model_validate(known)
        gold = GoldClaim.model_validate({"claim": claim, **{name: row[name] for name in _OWN_FIELDS if name in row}})
    except ValidationError as error:
        sheet.faults.extend(of_validation(error, path, line.number))
        gold = None
    if gold is None or article is None:
        sheet.broken.add(str(row.get("id")))
        return
    sheet.faults.extend(
        Fault(path, line.number, f"{tag!r} is not on the list of docs/gold.md", "tags") for tag in {*gold.tags} - TAGS
    )
    if gold.id not in sheet.claims:
        sheet.claim_lines[gold.id] = line.number
        sheet.claims[gold.id] = gold


def _problems(row: Row, article: Article | None, sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Yield field and message of what the values of a claim do not say by themselves."""
    name = str(row.get("id"))
    if name in sheet.claims:
        yield "id", f"{name} is the id of line {sheet.claim_lines[name]} already"
    if article is None:
        if str(row.get("article")) not in sheet.broken:
            yield "article", f"no such article: {row.get('article')!r}"
        return
    if not name.startswith(f"{article.id}-"):
        yield "id", f"{name} does not start with its article's id; write {article.id}-01"
    quotes = row.get("quotes")
    for index, quote in enumerate(quotes if isinstance(quotes, list) else []):
        words = quote.get("text") if isinstance(quote, dict) else None
        if not isinstance(quote, dict) or not isinstance(words, str) or not words:
            yield f"quotes.{index}", 'needs {"text": ...}'
        elif not isinstance(quote.get("start"), int) or words not in article.text:
            yield f"quotes.{index}", f"does not stand in {article.id}: {words[:80]!r}"


def _strange_fields(line: Line, known: frozenset[str] | set[str], what: str, path: Path) -> Iterator[Fault]:
    for name in sorted(line.row.keys() - known - _REMARKS):
        yield Fault(path, line.number, f"is no field of a {what}; it is kept and ignored", name, Severity.NOTE)


def check_repeats(sheet: Sheet) -> Iterator[Fault]:
    """Yield a warning for claims of one article with the same text."""
    seen: dict[tuple[str, str], str] = {}
    for gold in sheet.claims.values():
        first = seen.setdefault((gold.claim.article, normalise(gold.claim.text).casefold()), gold.id)
        if first != gold.id:
            message = f"{gold.id} has the text of {first}; the same fact twice is one claim with two quotes"
            yield Fault(sheet.claims_path, sheet.claim_lines[gold.id], message, "text", Severity.WARNING)


def read_relations(sheet: Sheet) -> None:
    """Take in the relations between known claims."""
    path = sheet.relations_path
    for line in read_lines(path, sheet.faults):
        sheet.faults.extend(_strange_fields(line, {*GoldRelation.model_fields}, "relation", path))
        known = {name: value for name, value in line.row.items() if name in GoldRelation.model_fields}
        try:
            relation = GoldRelation.model_validate(known)
        except ValidationError as error:
            sheet.faults.extend(of_validation(error, path, line.number))
            continue
        ends = {relation.evidence, relation.target}
        problems = list(_relation_problems(relation, sheet))
        sheet.faults.extend(Fault(path, line.number, message, field) for field, message in problems)
        if not problems and not ends & sheet.broken:
            sheet.relation_lines[relation.evidence, relation.target] = line.number
            sheet.relations.append(relation)


def _relation_problems(relation: GoldRelation, sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Yield field and message of what makes a relation unusable."""
    for name, claim in (("evidence", relation.evidence), ("target", relation.target)):
        if claim not in sheet.claims and claim not in sheet.broken:
            yield name, f"no such claim: {claim!r}"
    before = sheet.relation_lines.get((relation.evidence, relation.target))
    if before is not None:
        yield "", f"{relation.evidence} on {relation.target} is already given on line {before}"
    if relation.evidence == relation.target:
        yield "target", "a claim has no relation to itself"
    if relation.relation is RelationLabel.NONE:
        yield "relation", "pairs that are none are not listed; leave the line out"
    one, other = sheet.claims.get(relation.evidence), sheet.claims.get(relation.target)
    in_one_article = one and other and one.claim.article == other.claim.article
    if in_one_article and relation.relation is not RelationLabel.CONTRADICTS:
        yield "relation", "inside one article only contradicts is given"
