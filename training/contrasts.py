"""Make contrastive examples of bundles by changing one slot of a sentence: a figure, a date, a bound, the polarity.

A changed wording is paired with another wording of the same fact, so that shared words do not give the label away.
Only changes whose label is certain are made: a sentence with a bound, a negation or several figures is left alone.
"""

import random
import re
from collections.abc import Callable, Iterator

from training.bundles import Bundle
from training.examples import Example, Label, Part

_FIGURE = re.compile(r"(?<![\w.,:-])\d{1,3}(?:,\d{3})+(?![\w:])|(?<![\w.,:-])\d+(?:\.\d+)?(?![\w:,-]|\.\d)")
COUNTS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20,
}  # fmt: skip
_NUMERAL = re.compile(rf"\b(?:{'|'.join(COUNTS)})\b", re.IGNORECASE)
BOUND = re.compile(
    r"\b(?:at least|at most|more than|less than|fewer than|over|under|up to|as many as|no (?:more|fewer|less)|nearly"
    r"|almost|about|around|some|roughly|between|above|below|minimum|maximum|or more|or less|exceed\w*|dozens?|hundreds"
    r"|thousands)\b",
    re.IGNORECASE,
)
NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|neither|nor|without|den(?:y|ies|ied)|fail\w*|refus\w*)\b|n't", re.IGNORECASE
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip
_DAY = re.compile(rf"\b(?:{'|'.join(_DAYS)})\b")
_MONTH = re.compile(rf"\b(?:{'|'.join(month for month in _MONTHS if month not in ('March', 'May'))})\b")
_AUXILIARY = re.compile(r"(?<=[a-z] )(was|were|is|are|has|have|had|will|would|did|can|could)(?= [a-z])")
_NOUN_AFTER = re.compile(r" (?!percent|per cent|p\.m|a\.m|%)[a-z]{4,}s\b")

_UNTRUE = ("It is not true that {}", "The report that {} is false.", "It is untrue that {}")

Change = Callable[[str, random.Random], str | None]


def contrast_examples(bundle: Bundle, chance: random.Random) -> Iterator[Example]:
    """Yield examples of one changed slot, each in both directions where the label allows it."""
    for place, wording in enumerate(bundle.same):
        others = [other for number, other in enumerate(bundle.same) if number != place]
        for change in (_other_figure, _other_day, _other_month, _negated):
            changed = change(wording, chance)
            if changed is None or not others:
                continue
            other = chance.choice(others)
            for premise, hypothesis in ((changed, other), (other, changed)):
                yield Example(premise, hypothesis, Label.CONTRADICTS, Part.CONTRASTS, bundle.name)
        yield from _bounds(bundle, wording, others, chance)
        yield from _falsehoods(bundle, wording, others, chance)


def aside_examples(bundle: Bundle, chance: random.Random) -> Iterator[Example]:
    """Deny or change what stands beside a fact: it still bears on the fact in neither way.

    Without these a model learns that a negation, or another figure, is a contradiction wherever it stands.
    """
    told = (*bundle.same, *bundle.wider, *bundle.narrower)
    for aside in bundle.beside:
        changes = (_negated(aside, chance), _other_figure(aside, chance), _framed(chance.choice(_UNTRUE), aside))
        for changed in changes:
            if changed is None:
                continue
            for premise, hypothesis in ((changed, chance.choice(told)), (chance.choice(told), changed)):
                yield Example(premise, hypothesis, Label.NEUTRAL, Part.ASIDES, bundle.name)


def _only_figure(text: str) -> re.Match[str] | None:
    """Return the one plain figure of a sentence that has no bound and no other."""
    if BOUND.search(text) or _NUMERAL.search(text):
        return None
    found = [match for match in _FIGURE.finditer(text) if not _is_year(match[0])]
    return found[0] if len(found) == 1 else None


def _is_year(figure: str) -> bool:
    return len(figure) == 4 and figure.isdigit() and figure[:2] in ("18", "19", "20")


def _other_figure(text: str, chance: random.Random) -> str | None:
    """Replace the one figure, or number word, by another at least a fifth away."""
    if BOUND.search(text):
        return None
    match = _only_figure(text)
    if match:
        return text[: match.start()] + _moved(match[0], chance) + text[match.end() :]
    spelt = list(_NUMERAL.finditer(text))
    if len(spelt) != 1 or _FIGURE.search(text):
        return None
    other = chance.choice([word for word in COUNTS if word != spelt[0][0].lower()])
    return text[: spelt[0].start()] + (other.capitalize() if spelt[0].start() == 0 else other) + text[spelt[0].end() :]


def _moved(figure: str, chance: random.Random) -> str:
    value = float(figure.replace(",", ""))
    factor = chance.choice((0.3, 0.5, 0.6, 0.75, 1.25, 1.4, 1.7, 2.0, 3.0))
    if "." in figure:
        digits = len(figure.partition(".")[2])
        return f"{value * factor:.{digits}f}"
    moved = round(value * factor)
    if moved == value:
        moved += 1
    return f"{moved:,}" if "," in figure or moved >= 10_000 else str(moved)


def _other_of(pattern: re.Pattern[str], names: tuple[str, ...]) -> Change:
    def change(text: str, chance: random.Random) -> str | None:
        found = list(pattern.finditer(text))
        if len(found) != 1:
            return None
        place = names.index(found[0][0])
        other = names[(place + chance.randint(2, len(names) - 2)) % len(names)]
        return text[: found[0].start()] + other + text[found[0].end() :]

    return change


_other_day = _other_of(_DAY, _DAYS)
_other_month = _other_of(_MONTH, _MONTHS)


def _negated(text: str, chance: random.Random) -> str | None:
    """Negate the only auxiliary of a plain sentence."""
    found = list(_AUXILIARY.finditer(text))
    if len(found) != 1 or NEGATION.search(text) or " who " in text or " which " in text:
        return None
    return f"{text[: found[0].end()]} not{text[found[0].end() :]}"


def _falsehoods(bundle: Bundle, wording: str, others: list[str], chance: random.Random) -> Iterator[Example]:
    """Call a wording untrue: it then contradicts the others, and agrees with their being called untrue too."""
    if not others or chance.random() > 0.35:  # a few suffice; the frame is always the same
        return
    frame = chance.choice(_UNTRUE)
    other = chance.choice(others)
    denied, denied_too = _framed(frame, wording), _framed(frame, other)
    yield Example(denied, other, Label.CONTRADICTS, Part.CONTRASTS, bundle.name)
    yield Example(other, denied, Label.CONTRADICTS, Part.CONTRASTS, bundle.name)
    yield Example(denied, denied_too, Label.SUPPORTS, Part.CONTRASTS, bundle.name)


def _framed(frame: str, text: str) -> str:
    plain = text.rstrip(".")
    framed = frame.format(plain)
    return framed if framed.endswith(".") else f"{framed}."


def _bounds(bundle: Bundle, wording: str, others: list[str], chance: random.Random) -> Iterator[Example]:
    """Put a bound in place of a plain count: what lies within follows, what lies outside is excluded."""
    match = _only_figure(wording)
    if match is None or "." in match[0] or not _NOUN_AFTER.match(wording, match.end()):
        return
    value = int(match[0].replace(",", ""))
    if value < 5 or not others:
        return
    before, after = wording[: match.start()], wording[match.end() :]
    less, more = _below(value, chance), _above(value, chance)
    other = chance.choice(others)
    for words, label, back in (
        (f"at least {less:,}", Label.SUPPORTS, Label.NEUTRAL),
        (f"more than {less:,}", Label.SUPPORTS, Label.NEUTRAL),
        (f"fewer than {more:,}", Label.SUPPORTS, Label.NEUTRAL),
        (f"about {value:,}", Label.SUPPORTS, Label.SUPPORTS),
        (f"at least {more:,}", Label.CONTRADICTS, Label.CONTRADICTS),
        (f"fewer than {less:,}", Label.CONTRADICTS, Label.CONTRADICTS),
    ):
        if chance.random() < 0.5:
            continue
        bounded = before + (words.capitalize() if not before else words) + after
        yield Example(other, bounded, label, Part.CONTRASTS, bundle.name)
        yield Example(bounded, other, back, Part.CONTRASTS, bundle.name)


def _below(value: int, chance: random.Random) -> int:
    return max(2, round(value * chance.uniform(0.4, 0.8)))


def _above(value: int, chance: random.Random) -> int:
    return round(value * chance.uniform(1.3, 2.5)) + 1
