"""Keep the blessed result of a row: a line for every gold claim and setting, so that a review sees what moved.

The first line says what the result rests on and what it cost; a line for each story and setting says how many claims
were extracted, for they are the denominator of precision; then come the items, sorted.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from evals.labels.values import Story
from evals.runs.values import Header, Setting
from evals.scores.scored import StoryScore
from evals.scores.values import Item, Result
from verifier.errors import InputError
from verifier.models import RelationLabel
from verifier.models.base import Identifier, Value

FOLDER = Path("evals/baseline")


class Basis(Value):
    """What a result rests on, and what it cost; costs are None where nothing is known of them."""

    record: Literal["basis"] = "basis"
    row: str
    model: str | None = None
    mode: str | None = None
    prompts: Mapping[str, str]
    gold: str
    calls: int | None = None
    tokens_in: int | None = None
    tokens_out: int | None = None


class Denominator(Value):
    """How many claims were extracted from a story, and how many relations were given, where that is scored."""

    record: Literal["denominator"] = "denominator"
    story: Identifier
    setting: Setting
    extracted: int | None = None
    related: int | None = None

    @property
    def key(self) -> tuple[str, Setting]:
        """What it is of."""
        return self.story, self.setting


class Blessed(Result):
    """A line on one gold claim."""

    record: Literal["result"] = "result"


class Baseline(Value):
    """The blessed result of a row."""

    basis: Basis
    denominators: tuple[Denominator, ...]
    results: tuple[Blessed, ...]

    @property
    def by_id(self) -> Mapping[str, Blessed]:
        """Results by the item's id."""
        return {result.id: result for result in self.results}


def make_baseline(header: Header, scores: Sequence[StoryScore]) -> Baseline:
    """Return what a run would bless."""
    usages = [score.usage for score in scores if score.usage is not None]
    known = len(usages) == len(scores)
    return Baseline(
        basis=Basis(
            row=header.row,
            model=header.engine.model,
            mode=header.engine.mode,
            prompts=dict(header.prompts),
            gold=header.gold,
            calls=sum(usage.calls for usage in usages) if known else None,
            tokens_in=sum(usage.tokens_in for usage in usages) if known else None,
            tokens_out=sum(usage.tokens_out for usage in usages) if known else None,
        ),
        denominators=tuple(sorted((_denominator(score) for score in scores), key=lambda each: each.key)),
        results=tuple(sorted((_result(item) for score in scores for item in score.items), key=lambda each: each.id)),
    )


def _denominator(score: StoryScore) -> Denominator:
    return Denominator(
        story=score.story,
        setting=score.setting,
        extracted=None if score.extraction is None else sum(each.predicted for each in score.extraction),
        related=None
        if score.relations is None
        else sum(each.pairs for each in score.relations if _is_related(each.got)),
    )


def _is_related(label: RelationLabel | None) -> bool:
    return label not in (None, RelationLabel.NONE)


def _result(item: Item) -> Blessed:
    return Blessed(story=item.story, claim=item.claim, setting=item.setting, expected=item.expected, got=item.got)


def path_of(folder: Path, row: str) -> Path:
    """Return where a row's baseline lies."""
    return folder / f"{row}.jsonl"


def write_baseline(folder: Path, baseline: Baseline) -> None:
    """Write a baseline down in place of the one that was there."""
    folder.mkdir(parents=True, exist_ok=True)
    records: list[Value] = [baseline.basis, *baseline.denominators, *baseline.results]
    text = "".join(f"{_line(record)}\n" for record in records)
    path_of(folder, baseline.basis.row).write_text(text, encoding="utf-8")


def _line(record: Value) -> str:
    """Return a record as JSON, what it is first."""
    content = record.model_dump(mode="json", exclude_none=True)
    return json.dumps({"record": content["record"]} | content, ensure_ascii=False)


def read_baseline(folder: Path, row: str) -> Baseline | None:
    """Return a row's baseline, or None where none was blessed; InputError for a file that is none, or another row's."""
    path = path_of(folder, row)
    if not path.is_file():
        return None
    try:
        baseline = _parse(path.read_text(encoding="utf-8"))
        if baseline.basis.row != row:
            raise ValueError(f"it is of the row {baseline.basis.row}")
    except ValueError as error:
        raise InputError(
            f"{path} is no baseline ({error}): write it anew with `python -m evals gate --bless`"
        ) from error
    return baseline


_LINE: TypeAdapter[Basis | Denominator | Blessed] = TypeAdapter(
    Annotated[Basis | Denominator | Blessed, Field(discriminator="record")]
)


def _parse(text: str) -> Baseline:
    """Read a baseline; ValueError for a line that is none, and where the first alone is not the basis."""
    lines = [_LINE.validate_json(line) for line in text.split("\n") if line]
    bases = [line for line in lines if isinstance(line, Basis)]
    results = tuple(line for line in lines if isinstance(line, Blessed))
    if len(bases) != 1:
        raise ValueError(f"it has {len(bases)} lines that say what it rests on")
    if len({result.id for result in results}) < len(results):
        raise ValueError("it has an item twice")
    return Baseline(
        basis=bases[0],
        denominators=tuple(line for line in lines if isinstance(line, Denominator)),
        results=results,
    )


def items_of(baseline: Baseline, stories: Sequence[Story]) -> tuple[Item, ...]:
    """Return the results as items, with what gold says of their claims; those of claims that gold lost are left out."""
    labelled = {(story.id, gold.id): (story, gold) for story in stories for gold in story.labels.claims}
    found = ((result, labelled.get((result.story, result.claim))) for result in baseline.results)
    return tuple(
        Item(
            story=result.story,
            article=gold.claim.article,
            claim=result.claim,
            setting=result.setting,
            expected=result.expected,
            got=result.got,
            kind=gold.claim.kind,
            tags=gold.tags,
            outlets=len({article.outlet_key for article in story.articles}),
            text=gold.claim.text,
        )
        for result, place in found
        if place is not None
        for story, gold in [place]
    )
