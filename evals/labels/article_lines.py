"""Read articles.jsonl: the articles, and the passages that were labelled as copies."""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from evals.labels.copies import Place, copies_between, place_sentences
from evals.labels.faults import Fault, Severity, of_validation
from evals.labels.fill import fill_passage
from evals.labels.jsonl import Json, Line, dump, read_lines, write_lines
from evals.labels.sheet import Sheet
from verifier.errors import InputError
from verifier.ingest.encodings import decode
from verifier.ingest.metadata import front_matter, gather
from verifier.ingest.roles import find_parts
from verifier.ingest.rows import parse_row
from verifier.models import Article


def read_articles(sheet: Sheet, *, fix: bool) -> None:
    """Take in the articles and their copies; `fix` writes the offsets of copied passages back."""
    path = sheet.articles_path
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
    path = sheet.articles_path
    try:
        return _read_article(line, sheet)
    except ValidationError as error:
        sheet.faults.extend(of_validation(error, path, line.number))
    except InputError as error:
        sheet.faults.append(Fault(path, line.number, str(error)))
    except OSError as error:
        sheet.faults.append(Fault(path, line.number, f"cannot be read ({error.strerror}: {error.filename})", "file"))
    sheet.broken.add(str(line.row.get("id")))
    return None


def _read_article(line: Line, sheet: Sheet) -> Article:
    row = parse_row(dump(line.row))
    if row.id is None or row.file is None or Path(row.file).is_absolute():
        raise InputError('needs "id", and "file" with a path relative to the story')
    decoded = decode((sheet.folder / row.file).read_bytes())
    if decoded.guessed or decoded.damaged:
        raise InputError(f"names {row.file}, which is not UTF-8; save it as UTF-8")
    own, start = front_matter(decoded.text)
    parts = find_parts(decoded.text, start)
    known = gather(decoded.text, parts, (row, own))
    for warning in known.warnings:
        sheet.faults.append(Fault(sheet.articles_path, line.number, warning, severity=Severity.WARNING))
    return Article(
        id=row.id,
        text=decoded.text,
        outlet=known.outlet,
        title=known.title,
        published=known.published,
        url=known.url,
        credits=known.credits,
        parts=parts,
        source=row.file,
    )


def _read_copies(line: Line, sheet: Sheet, fix: bool) -> bool:
    """Take in the copied passages of one article's line; True where offsets were filled in."""
    here = sheet.articles.get(str(line.row.get("id")))
    listed = line.row.get("copy_of") or []
    changed = False
    passages: dict[str, list[Place]] = defaultdict(list)
    for index, passage in enumerate(listed if isinstance(listed, list) else [listed]):
        if here is None:
            break
        what = "wrong" if isinstance(passage, dict) and "start" in passage else "missing"
        filled = isinstance(passage, dict) and fill_passage(passage, here.text)
        problem = _take_passage(passage, here, sheet, passages)
        if filled and not fix and not problem:
            problem = f"offsets are {what}; run lint --fix"
        if problem:
            sheet.faults.append(Fault(sheet.articles_path, line.number, problem, f"copy_of.{index}"))
        changed |= filled
    for other, places in passages.items():
        if here is not None:
            sheet.copies.extend(copies_between(here, sheet.articles[other], places))
    return changed


def _take_passage(passage: Json, here: Article, sheet: Sheet, passages: Mapping[str, list[Place]]) -> str:
    """File a passage under the article that it is copied from; return what is wrong with it, or nothing."""
    if not isinstance(passage, dict):
        return 'needs {"article": ..., "text": ...}'
    there = sheet.articles.get(str(passage.get("article")))
    start, end = passage.get("start"), passage.get("end")
    if there is None or there is here:
        return f"names no other article of the story: {passage.get('article')!r}"
    if not isinstance(start, int) or not isinstance(end, int):
        return "the passage does not stand verbatim in the article; copy it character by character"
    words = here.text[start:end]
    if not 0 <= start < end <= len(here.text) or passage.get("text", words) != words:
        return f"the passage does not stand at {start} to {end}; give its text and run lint --fix"
    if not any(place_sentences(here, there, (start, end))):
        return f"{there.id} has no passage that is near enough to this one to be a copy of it; split or shorten it"
    passages[there.id].append((start, end))
    return ""
