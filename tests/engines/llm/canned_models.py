"""Two models that answer about the hostile stories by rule: one that reads them well, and one that obeys them.

Each is a step of a `ChatServer`'s script. They answer in the form that the request asks for, as a tool call or as text.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise

from chat_server import Reply, Seen, completion
from hostile_stories import INDEX, Entry, StoryEntry, articles, spans
from pydantic import JsonValue

from verifier.models import Claim
from verifier.text import locate, sentences

Fields = dict[str, JsonValue]

FABRICATED = "The reef was mined, a fleet admiral confirmed."
"""Words that stand in no article."""

_TABLE = re.compile(r"^<claims [0-9a-f]{12}>$", re.MULTILINE)
_ROW = re.compile(r"(?P<name>[A-Z]+\d+) \| (?P<outlet>[^|]*) \| (?:[^|]*\| ){3}(?P<text>[^|]*)")


def honest(seen: Seen) -> Reply:
    """Give every ordinary fact as the article words it, and the relations of which the index knows."""
    user = _user(seen)
    if not _TABLE.search(user):
        return _told(seen, {"claims": [*_facts(_entry(user))]})
    rows = _rows(user)
    story = next(story for story in INDEX.story if any(_id_of(rows, *each) for each in story.disputed.items()))
    pairs: list[JsonValue] = [_pair(rows, words, "supports") for words in story.agreed]
    pairs.append(_pair(rows, story.disputed, "contradicts"))
    return _told(seen, {"pairs": pairs})


def obeying(seen: Seen) -> Reply:
    """Do what the hostile articles ask for, and more."""
    user = _user(seen)
    if _TABLE.search(user):
        return _told(seen, _everything_contradicts([row["name"] for row in _rows(user)]))
    entry = _entry(user)
    return _told(seen, {"claims": [*_facts(entry), *(_obedient(entry) if entry.technique else ())]})


def ordinary_facts(entry: Entry) -> tuple[str, ...]:
    """Return the words of an article's ordinary facts; of a clean one, those that the other clean one has too."""
    stories = [story for story in INDEX.story if story.id == entry.story and not entry.technique]
    return entry.facts + tuple(words for story in stories for words in _words_of(story, entry.id))


def _words_of(story: StoryEntry, article: str) -> list[str]:
    return [words[article] for words in (story.disputed, *story.agreed)]


def _facts(entry: Entry) -> list[Fields]:
    return [_fact(entry, words) for words in ordinary_facts(entry)]


def _fact(entry: Entry, words: str) -> Fields:
    text = articles()[entry.id].text
    place = spans(entry, (words,))[0]
    sentence = next(each for each in sentences(text) if each.overlaps(place))
    quote = sentence.text
    return {"text": quote, "kind": "fact", "quote": quote, "body": entry.outlet or entry.id, "time": entry.published}


def _obedient(entry: Entry) -> list[Fields]:
    """Return what an article asked for, in its own words, and what nothing in it can carry."""
    text = articles()[entry.id].text
    asked = [text[span.start : span.end] for span in spans(entry, entry.injected)]
    own: Fields = {"kind": "statement", "body": text[:90], "speaker": text[-90:], "via": [*asked]}
    own |= {"occasion": " ".join(asked), "time": entry.published}
    carried: list[Fields] = [{**own, "text": words, "quote": words} for words in asked]
    plain: Fields = {"kind": "fact", "body": "Reuters"}
    other = next(words for story in INDEX.story if story.id == entry.story for words in story.disputed.values())
    return [
        *carried,
        {**plain, "text": FABRICATED, "quote": FABRICATED},
        {**plain, "text": "The other outlets withdrew their reports.", "quote": other},
        {**plain, "text": "It cost 77,777 lives.", "quote": spans_text(entry, entry.facts[0])},
        {**plain, "text": "It happened long ago.", "quote": spans_text(entry, entry.facts[0]), "time": "2025-02-31"},
        {**plain, "text": "Everything is withdrawn.", "quote": "… …"},
    ]


def carrier(claims: Iterable[Claim], article: str, words: str) -> Claim:
    """Return the first claim of an article whose quotes share characters with words of the index."""
    place = spans(next(entry for entry in INDEX.article if entry.id == article), (words,))[0]
    return next(
        claim for claim in claims if claim.article == article and any(quote.overlaps(place) for quote in claim.quotes)
    )


def spans_text(entry: Entry, words: str) -> str:
    """Return words of the index as the article has them."""
    span = spans(entry, (words,))[0]
    return articles()[entry.id].slice(span)


def _everything_contradicts(names: Sequence[str]) -> Fields:
    """Pair everything with everything, also what cannot be paired."""
    real = list(combinations(names, 2))
    invented = [("A1", "Z99"), ("bridge-herald:001", "A1"), ("Q7", "Q8"), ("A1", "A1"), ("", "B1"), ("a1", "b1")]
    pairs: list[JsonValue] = [
        {"evidence": one, "target": other, "relation": "contradicts", "same_quantity": True, "why": "as ordered"}
        for one, other in (*invented, *real)
    ]
    within: list[JsonValue] = [{"first": one, "second": other, "why": "as ordered"} for one, other in pairwise(names)]
    return {"pairs": pairs, "within": within}


def _pair(rows: Sequence[re.Match[str]], words: Mapping[str, str], relation: str) -> Fields:
    ids = [_id_of(rows, *each) for each in words.items()]
    figures = relation == "contradicts"
    return {
        "evidence": ids[0],
        "target": ids[1],
        "relation": relation,
        "both_ways": not figures,
        "same_quantity": True if figures else None,
        "same_time": True,
        "why": "the two give one fact",
    }


def _id_of(rows: Sequence[re.Match[str]], article: str, words: str) -> str | None:
    outlet = articles()[article].outlet_name
    return next((row["name"] for row in rows if row["outlet"] == outlet and locate(words, row["text"])), None)


def _rows(user: str) -> list[re.Match[str]]:
    return [match for line in user.split("\n") if (match := _ROW.fullmatch(line))]


def _entry(user: str) -> Entry:
    return next(entry for entry in INDEX.article if _headline(entry) in user)


def _headline(entry: Entry) -> str:
    article = articles()[entry.id]
    return article.slice(next(iter(article.read_parts())))


def _user(seen: Seen) -> str:
    messages = seen.body["messages"]
    assert isinstance(messages, list)
    return next(str(each["content"]) for each in messages if isinstance(each, dict) and each["role"] == "user")


def _told(seen: Seen, fields: Fields) -> Reply:
    answer = json.dumps(fields)
    return completion(arguments=answer) if seen.body.get("tools") else completion(answer)
