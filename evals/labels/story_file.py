"""Read story.toml: what a story is about, where its texts come from, who labelled it and how far they agreed."""

import tomllib
from pathlib import Path

from pydantic import Field, ValidationError

from evals.labels.faults import Fault, of_validation
from evals.labels.values import Split
from verifier.models.base import Identifier, Value

STORY = "story.toml"


class Labelling(Value):
    """Who made the passes and the adjudicated labels, and how, in words; a story may have been labelled only once."""

    passes: int = Field(ge=0)
    first: str = ""
    second: str = ""
    adjudicated: str = Field(min_length=1)


class Accord(Value):
    """How far two labellings agree over `n` items: plainly, and beyond chance (Cohen's kappa with its interval).

    A figure is None where there is none: no items, or only one label on both sides.
    """

    n: int = Field(ge=0)
    agreement: float | None = None
    kappa: float | None = None
    ci_low: float | None = None
    ci_high: float | None = None


class Agreement(Value):
    """How far the first and the second pass agree: on what the claims are, on verdicts and on relations."""

    first: int = Field(ge=0)
    second: int = Field(ge=0)
    aligned: int = Field(ge=0)
    claims_f1: float | None = None
    verdicts: Accord
    relations: Accord


class StoryFile(Value):
    """The fields of story.toml."""

    id: Identifier
    topic: str = Field(min_length=1)
    split: Split
    phenomena: tuple[str, ...]
    source: str = Field(min_length=1)
    licence: str = Field(min_length=1)
    labelling: Labelling
    agreement: Agreement | None = None


def read_story_file(folder: Path, faults: list[Fault]) -> StoryFile | None:
    """Return the story file of a folder; what is wrong with it becomes faults."""
    path = folder / STORY
    try:
        return StoryFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        faults.append(Fault(path, 0, f"cannot be read ({error.strerror})"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        faults.append(Fault(path, 0, f"is not TOML ({error})"))
    except ValidationError as error:
        faults.extend(of_validation(error, path, 0))
    return None


def write_agreement(folder: Path, agreement: Agreement) -> None:
    """Put the table [agreement] into story.toml, in place of the one that is there; the rest stays as it is."""
    path = folder / STORY
    kept = []
    inside = False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.lstrip().startswith("["):
            inside = line.strip(" []").split(".")[0] == "agreement"
        if not inside:
            kept.append(line)
    text = "\n".join(kept).rstrip()
    path.write_text(f"{text}\n\n{_as_toml(agreement)}", encoding="utf-8")


def _as_toml(agreement: Agreement) -> str:
    """Return the tables of the figures; TOML has no null, so what is None is left out."""
    fields = agreement.model_dump(exclude_none=True)
    tables = {"agreement": {name: value for name, value in fields.items() if not isinstance(value, dict)}}
    tables |= {f"agreement.{name}": value for name, value in fields.items() if isinstance(value, dict)}
    return "\n".join(
        f"[{name}]\n" + "".join(f"{key} = {value}\n" for key, value in table.items()) for name, table in tables.items()
    )
