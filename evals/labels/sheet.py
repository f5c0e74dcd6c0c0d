"""Read the files of a gold story as they stand, with everything that is wrong with them.

A file that cannot be used in full is used as far as it can be: one fault hides no other. What the labels mean together
is `evals.labels.consistency`'s to check.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from evals.labels.faults import Fault, Severity, of_validation
from evals.labels.fill import fill_passage, fill_quotes
from evals.labels.jsonl import Line, Row, dump, read_lines, write_lines
from evals.labels.passages import counterpart
from evals.labels.tags import TAGS
from evals.labels.values import GoldClaim, GoldRelation
from verifier.errors import InputError
from verifier.ingest.encodings import decode
from verifier.ingest.metadata import front_matter, gather
from verifier.ingest.roles import find_parts
from verifier.ingest.rows import parse_row
from verifier.models import Article, Claim, Copy, RelationLabel

ARTICLES, CLAIMS, RELATIONS = "articles.jsonl", "claims.jsonl", "relations.jsonl"
_OWN_FIELDS = ("verdict", "tags")
_KEPT_FIELDS = frozenset({"note", "notes", "comment"})


@dataclass(slots=True)
class Sheet:
    """What could be read of a story's articles and of one labelling, with the line that each thing stands on."""

    folder: Path
    labels: Path
    articles: dict[str, Article] = field(default_factory=dict)
    copies: list[Copy] = field(default_factory=list)
    claims: dict[str, GoldClaim] = field(default_factory=dict)
    relations: list[GoldRelation] = field(default_factory=list)
    claim_lines: dict[str, int] = field(default_factory=dict)
    relation_lines: dict[tuple[str, str], int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    @property
    def claims_path(self) -> Path:
        """Where the claims stand."""
        return self.labels / CLAIMS

    @property
    def relations_path(self) -> Path:
        """Where the relations stand."""
        return self.labels / RELATIONS


def read_sheet(folder: Path, labels: Path | None = None, *, fix: bool = False) -> Sheet:
    """Read a story's articles and the labelling in a folder (default: the story's own); `fix` writes offsets back."""
    sheet = Sheet(folder, labels or folder)
    _read_articles(sheet, fix)
    _read_claims(sheet, fix)
    _read_relations(sheet)
    return sheet


def _read_articles(sheet: Sheet, fix: bool) -> None:
    path = sheet.folder / ARTICLES
    lines = read_lines(path, sheet.faults)
    if not lines:
        sheet.faults.append(Fault(path, 0, "holds no articles; give one JSON object a line"))
    for line in lines:
        article = _article(line, sheet)
        if article is not None and article.id in sheet.articles:
            sheet.faults.append(Fault(path, line.number, f"the id {article.id} is used twice", "id"))
        elif article is not None:
            sheet.articles[article.id] = article
    changed = False
    for line in lines:
        changed |= _read_copies(line, sheet, fix)
    if fix and changed:
        write_lines(path, lines)


def _article(line: Line, sheet: Sheet) -> Article | None:
    """Make an article as `verifier check` makes it, its file read from wherever the line says."""
    path = sheet.folder / ARTICLES
    try:
        row = parse_row(dump(line.row))
        if row.id is None or row.file is None:
            raise InputError('needs "id" and "file"')
        text = decode((sheet.folder / row.file).read_bytes()).text
        own, start = front_matter(text)
        parts = find_parts(text, start)
        known = gather(text, parts, (row, own))
        for warning in known.warnings:
            sheet.faults.append(Fault(path, line.number, warning, severity=Severity.WARNING))
        return Article(
            id=row.id,
            text=text,
            outlet=known.outlet,
            title=known.title,
            published=known.published,
            url=known.url,
            credits=known.credits,
            parts=parts,
            source=row.file,
        )
    except ValidationError as error:
        sheet.faults.extend(of_validation(error, path, line.number))
    except InputError as error:
        sheet.faults.append(Fault(path, line.number, str(error)))
    except OSError as error:
        sheet.faults.append(Fault(path, line.number, f"cannot be read ({error.strerror}: {error.filename})", "file"))
    return None


def _read_copies(line: Line, sheet: Sheet, fix: bool) -> bool:
    """Take in the copied passages of one article's line; True where offsets were filled in."""
    listed = line.row.get("copy_of") or []
    here = sheet.articles.get(str(line.row.get("id")))
    path = sheet.folder / ARTICLES
    if here is None:
        return False
    changed = False
    for index, passage in enumerate(listed if isinstance(listed, list) else [None]):
        name = f"copy_of.{index}"
        if not isinstance(passage, dict):
            sheet.faults.append(Fault(path, line.number, 'needs {"article": ..., "text": ...}', name))
            continue
        had_offsets = isinstance(passage.get("start"), int)
        filled = fill_passage(passage, here.text)
        if filled and not fix:
            what = "offsets are wrong" if had_offsets else "offsets are missing"
            sheet.faults.append(Fault(path, line.number, f"{what}; run lint --fix", name))
        changed |= filled
        problem = _take_copy(passage, here, sheet)
        if problem:
            sheet.faults.append(Fault(path, line.number, problem, name))
    return changed


def _take_copy(passage: Row, here: Article, sheet: Sheet) -> str:
    """Add the copy that a passage is; return what is wrong with it, or nothing."""
    there = sheet.articles.get(str(passage.get("article")))
    start, end = passage.get("start"), passage.get("end")
    if there is None or there is here:
        return f"names no other article of the story: {passage.get('article')!r}"
    if not isinstance(start, int) or not isinstance(end, int):
        return "the passage does not stand verbatim in the article; copy it character by character"
    if not 0 <= start < end <= len(here.text) or passage.get("text", here.text[start:end]) != here.text[start:end]:
        return f"the passage does not stand at {start} to {end}; give its text and run lint --fix"
    found = counterpart(here.text[start:end], there.text)
    if found is None:
        return f"{there.id} has no passage that is near enough to this one to be a copy of it; split or shorten it"
    one, other = ((here.id, start, end), (there.id, *found))
    first, second = sorted((one, other))
    sheet.copies.append(
        Copy(
            first=first[0],
            first_start=first[1],
            first_end=first[2],
            second=second[0],
            second_start=second[1],
            second_end=second[2],
            why="labelled by hand",
        )
    )
    return ""


def _read_claims(sheet: Sheet, fix: bool) -> None:
    path = sheet.claims_path
    lines = read_lines(path, sheet.faults)
    changed = False
    for line in lines:
        article = sheet.articles.get(str(line.row.get("article")))
        if article is None:
            sheet.faults.append(Fault(path, line.number, f"no such article: {line.row.get('article')!r}", "article"))
        else:
            had_offsets = not _lacks_offsets(line.row)
            filled = fill_quotes(line.row, article.text)
            if filled and not fix:
                what = "offsets are wrong" if had_offsets else "offsets are missing"
                sheet.faults.append(Fault(path, line.number, f"{what}; run lint --fix", "quotes"))
            changed |= filled
        _take_claim(line, article, sheet)
    if fix and changed:
        write_lines(path, lines)


def _lacks_offsets(row: Row) -> bool:
    quotes = row.get("quotes")
    return any(
        isinstance(quote, dict) and ("start" not in quote or "end" not in quote)
        for quote in (quotes if isinstance(quotes, list) else [])
    )


def _take_claim(line: Line, article: Article | None, sheet: Sheet) -> None:
    path = sheet.claims_path
    row = line.row
    quote_faults = list(_quote_faults(line, article, path))
    sheet.faults.extend(quote_faults)
    known = {name: value for name, value in row.items() if name in Claim.model_fields}
    others = row.keys() - Claim.model_fields.keys() - {*_OWN_FIELDS} - _KEPT_FIELDS
    for name in sorted(others):
        sheet.faults.append(
            Fault(path, line.number, "is no field of a claim; it is kept and ignored", name, Severity.NOTE)
        )
    try:
        if quote_faults:  # say what else is wrong with the line too
            known["quotes"] = [{"text": "x", "start": 0, "end": 1}]
        claim = Claim.model_validate(known)
        gold = GoldClaim.model_validate({"claim": claim, **{name: row[name] for name in _OWN_FIELDS if name in row}})
    except ValidationError as error:
        sheet.faults.extend(of_validation(error, path, line.number))
        return
    for tag in sorted(set(gold.tags) - TAGS):
        sheet.faults.append(Fault(path, line.number, f"{tag!r} is not on the list of docs/gold.md", "tags"))
    if gold.id in sheet.claims:
        sheet.faults.append(
            Fault(path, line.number, f"the id {gold.id} is that of line {sheet.claim_lines[gold.id]}", "id")
        )
        return
    sheet.claim_lines[gold.id] = line.number
    sheet.claims[gold.id] = gold


def _quote_faults(line: Line, article: Article | None, path: Path) -> Iterator[Fault]:
    quotes = line.row.get("quotes")
    if article is None or not isinstance(quotes, list):
        return
    for index, quote in enumerate(quotes):
        words = quote.get("text") if isinstance(quote, dict) else None
        if not isinstance(quote, dict) or not isinstance(words, str) or not words:
            yield Fault(path, line.number, 'needs {"text": ...}', f"quotes.{index}")
        elif (
            not isinstance(quote.get("start"), int) or article.text[_int(quote, "start") : _int(quote, "end")] != words
        ):
            yield Fault(path, line.number, f"does not stand in {article.id}: {words[:80]!r}", f"quotes.{index}")


def _int(row: Row, name: str) -> int:
    value = row.get(name)
    return value if isinstance(value, int) else 0


def _read_relations(sheet: Sheet) -> None:
    path = sheet.relations_path
    for line in read_lines(path, sheet.faults):
        known = {name: value for name, value in line.row.items() if name in GoldRelation.model_fields}
        for name in sorted(line.row.keys() - known.keys() - _KEPT_FIELDS):
            sheet.faults.append(
                Fault(path, line.number, "is no field of a relation; it is kept and ignored", name, Severity.NOTE)
            )
        try:
            relation = GoldRelation.model_validate(known)
        except ValidationError as error:
            sheet.faults.extend(of_validation(error, path, line.number))
            continue
        problems = list(_relation_problems(relation, sheet))
        sheet.faults.extend(Fault(path, line.number, message, field) for field, message in problems)
        if not problems:
            sheet.relation_lines[relation.evidence, relation.target] = line.number
            sheet.relations.append(relation)


def _relation_problems(relation: GoldRelation, sheet: Sheet) -> Iterable[tuple[str, str]]:
    """Yield field and message of what makes a relation unusable."""
    unknown = False
    for name, claim in (("evidence", relation.evidence), ("target", relation.target)):
        if claim not in sheet.claims:
            unknown = True
            yield name, f"no such claim: {claim!r}"
    if unknown:
        return
    before = sheet.relation_lines.get((relation.evidence, relation.target))
    if before is not None:
        yield "", f"{relation.evidence} on {relation.target} is already given on line {before}"
    if relation.evidence == relation.target:
        yield "target", "a claim has no relation to itself"
    if relation.relation is RelationLabel.NONE:
        yield "relation", "pairs that are none are not listed; leave the line out"
    one, other = sheet.claims[relation.evidence].claim, sheet.claims[relation.target].claim
    if one.article == other.article and relation.relation is not RelationLabel.CONTRADICTS:
        yield "relation", "inside one article only contradicts is given"
