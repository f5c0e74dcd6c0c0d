"""Keep the answers of many stories apart: which cassette each belongs to, and which are still asked for.

One story's requests of one stage are a cassette. A request is known by its first user message, which its re-ask
repeats; so no address, header or order is needed to tell the stories apart, however many are asked about at once.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from threading import Lock
from time import perf_counter

from pydantic import JsonValue
from vcr.request import Request

from evals.cassettes.notes import Recording, note_recording
from evals.cassettes.tape import Interaction, key_of, load, save
from evals.cassettes.wire import body_of, nearest_difference
from evals.runs.values import Exchange
from verifier.models.base import Identifier

_KEY_CHARS = 80
"""Of a request's key in a log: relating names all its claims in it."""


class Stage(StrEnum):
    """What a cassette's answers are to; `relate-oracle` relates the gold claims."""

    EXTRACT = "extract"
    RELATE_ORACLE = "relate-oracle"
    RELATE = "relate"
    WHOLE_STORY = "whole-story"


@dataclass(frozen=True, slots=True)
class Take:
    """Names the cassette of one story and stage."""

    story: Identifier
    stage: Stage

    @property
    def name(self) -> str:
        """What the notes call the cassette."""
        return f"gold/{self.story}/{self.stage}"

    def path(self, folder: Path) -> Path:
        """Where the cassette lies."""
        return folder / f"{self.name}.yaml"


@dataclass(slots=True)
class _Track:
    """One cassette: keys by user message in the order asked; interactions, and seconds waited for them, by body."""

    keys: dict[str, str] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)
    held: dict[str, Interaction] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def in_order(self) -> list[Interaction]:
        """Return the interactions as their requests were made, re-asks after what they correct."""
        places = {user: place for place, user in enumerate(self.keys)}

        def place(interaction: Interaction) -> tuple[int, int]:
            return places.get(user_of(interaction.request), len(places)), len(_messages(interaction.request))

        return sorted(self.held.values(), key=place)


class Album:
    """Cassettes that are played and added to together.

    With a `recording` each is written, and noted, whenever an answer to it comes; without, all files stay as they are.
    Any thread may use it.
    """

    def __init__(self, folder: Path | None = None, recording: Recording | None = None) -> None:
        self._folder = folder
        self._recording = recording
        self._tracks: dict[Take, _Track] = {}
        self._by_user: dict[str, list[Interaction]] = {}
        self._asked: dict[str, JsonValue] = {}
        self._asked_at: dict[str, float] = {}
        self._lock = Lock()

    def open(self, takes: Collection[Take], afresh: Collection[Take] = ()) -> list[Interaction]:
        """Read cassettes; return what they hold, without those that are to be asked afresh.

        What an afresh one holds is kept until its new answer is there.
        """
        for take in takes:
            interactions = load(take.path(self._folder)) if self._folder else []
            self._tracks[take] = _Track(held={key_of(each.request): each for each in interactions})
        played = [each for take in takes if take not in afresh for each in self._tracks[take].held.values()]
        for interaction in played:
            self._by_user.setdefault(user_of(interaction.request), []).append(interaction)
        return played

    def expect(self, take: Take, key: str, user: str) -> None:
        """Note that a request is about to be made, by its user message; `key` is what the caller calls it.

        Where another cassette has it, from a story with the same article, its answers are played and belong to both.
        """
        with self._lock:
            track = self._tracks.setdefault(take, _Track())
            track.keys[user] = key
            for interaction in self._by_user.get(user, ()):
                track.held.setdefault(key_of(interaction.request), interaction)

    def fail(self, take: Take, user: str) -> None:
        """Note that a request got no answer that can be used: what is held on it is let go, to be asked again."""
        with self._lock:
            self._tracks[take].failed.add(user)

    def asked(self, request: Request) -> None:
        """Note a request, so that what is not asked for any more can be told."""
        key = key_of(request)
        with self._lock:
            self._asked[key] = body_of(request)
            self._asked_at.setdefault(key, perf_counter())

    def answered(self, interaction: Interaction) -> None:
        """File an answer that has just come, and write its cassette."""
        user, key = user_of(interaction.request), key_of(interaction.request)
        with self._lock:
            seconds = perf_counter() - self._asked_at.get(key, perf_counter())
            self._by_user.setdefault(user, []).append(interaction)
            for take, track in self._tracks.items():
                if user in track.keys:
                    track.held[key] = interaction
                    track.seconds[key] = seconds
                    self._write(take, is_new=True)

    def settle(self, take: Take) -> None:
        """Drop from a cassette what was not asked for any more, and what led to no usable answer."""
        with self._lock:
            track = self._tracks.setdefault(take, _Track())
            stale = [key for key, each in track.held.items() if self._is_stale(key, each, track)]
            for key in stale:
                del track.held[key]
            if stale or not self._is_written(take):
                self._write(take, is_new=False)

    def _is_stale(self, key: str, interaction: Interaction, track: _Track) -> bool:
        return key not in self._asked or user_of(interaction.request) in track.failed

    def _is_written(self, take: Take) -> bool:
        return self._folder is not None and take.path(self._folder).exists()

    def new(self, take: Take) -> int:
        """Return how many answers to a cassette have come."""
        return len(self._tracks.get(take, _Track()).seconds)

    def missed(self) -> list[str]:
        """Say of each request without an answer where it differs from the nearest that is held."""
        held = {key: body_of(each.request) for track in self._tracks.values() for key, each in track.held.items()}
        return [nearest_difference(body, list(held.values())) for key, body in self._asked.items() if key not in held]

    def unasked(self) -> list[str]:
        """Name the cassettes that hold answers which nobody asked for, with how many."""
        counts = {take: sum(key not in self._asked for key in track.held) for take, track in self._tracks.items()}
        return [f"{take.name} ({count})" for take, count in counts.items() if count]

    def exchanges(self, take: Take) -> tuple[Exchange, ...]:
        """Return the answers that were asked for, in the order of their requests."""
        track = self._tracks.get(take, _Track())
        used = [each for each in track.in_order() if key_of(each.request) in self._asked]
        return tuple(
            Exchange(
                key=f"{take.stage}/{track.keys.get(user_of(each.request), '')}"[:_KEY_CHARS],
                raw=_words(each),
                seconds=track.seconds.get(key_of(each.request)),
            )
            for each in used
        )

    def _write(self, take: Take, *, is_new: bool) -> None:
        if self._folder is None or self._recording is None:
            return
        save(take.path(self._folder), self._tracks[take].in_order())
        if is_new:
            note_recording(self._folder, take.name, self._recording)


def user_of(request: Request) -> str:
    """Return the first user message of a request, which its re-ask has as well."""
    said = (message.get("content") for message in _messages(request) if message.get("role") == "user")
    return next((content for content in said if isinstance(content, str)), "")


def _messages(request: Request) -> list[dict[str, JsonValue]]:
    match body_of(request):
        case {"messages": list(messages)}:
            return [message for message in messages if isinstance(message, dict)]
        case _:
            return []


def _words(interaction: Interaction) -> str:
    """Return what the model wrote: the message's text, or the whole body where it has another shape."""
    match interaction.response:
        case {"body": {"string": bytes(raw) | str(raw)}}:
            text = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else raw
        case _:
            return ""
    try:
        body: JsonValue = json.loads(text)
    except ValueError:
        return text
    match body:
        case {"choices": [{"message": {"content": str(content)}}, *_]}:
            return content
        case _:
            return text
