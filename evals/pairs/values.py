"""Hold a labelled pair, and say what the labels of public sets mean in the words of this project."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from verifier.models.base import Value


class Bearing(StrEnum):
    """How evidence bears on a claim, as far as sets of pairs tell."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    NONE = "none"


class LabelledPair(Value):
    """A claim, its evidence (a sentence or a document), and what people say of the two."""

    id: str
    claim: str
    evidence: str
    expected: Bearing


@dataclass(frozen=True, slots=True)
class Scheme:
    """The labels of one kind of set.

    `bearings` gives the sense of each label; a label that is not in it has none (annotators who were tied) and its
    pairs are left out. `binary` says that the set asks only whether the claim is supported: what is not, may be open
    or false.
    """

    name: str
    bearings: Mapping[str, Bearing]
    binary: bool = False

    @property
    def classes(self) -> tuple[Bearing, ...]:
        """The senses that occur, in a fixed order."""
        return tuple(bearing for bearing in Bearing if bearing in self.bearings.values())


def _scheme(name: str, *, binary: bool = False, **labels: Bearing) -> Scheme:
    bearings = {label.replace("__", "-"): bearing for label, bearing in labels.items()}
    return Scheme(name, MappingProxyType(bearings), binary)


SCHEMES = (
    _scheme(
        "entailment",  # MNLI and its kin, FEVER, VitaminC, InfoTabS, PropSegmEnt
        entailment=Bearing.SUPPORTS,
        contradiction=Bearing.CONTRADICTS,
        neutral=Bearing.NONE,
    ),
    _scheme("consistency", binary=True, entailment=Bearing.SUPPORTS, not_entailment=Bearing.NONE),  # SummEdits
    _scheme(  # WiCE; a claim that is partly supported is not supported, as in its authors' binary task
        "citation",
        binary=True,
        supported=Bearing.SUPPORTS,
        partially_supported=Bearing.NONE,
        not_supported=Bearing.NONE,
    ),
    _scheme(  # Factcheck-Bench
        "stance",
        completely__support=Bearing.SUPPORTS,
        partially__support=Bearing.NONE,
        contradiction=Bearing.CONTRADICTS,
        neutral=Bearing.NONE,
    ),
)
"""The more special ones last: a set has the first scheme that knows most of its labels."""
