"""Cut an article at paragraphs into passages that fit a model's context, with overlap.

Pure: it knows characters, not tokens. A paragraph that is too long by itself is cut at sentences.
"""

from dataclasses import dataclass

from verifier.models import Article
from verifier.text import sentences

MIN_CHARS = 600
"""A passage of this length is not cut again."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive pieces of an article that are read together."""

    article: Article
    pieces: tuple[str, ...]

    @property
    def text(self) -> str:
        """The pieces, a blank line between them."""
        return "\n\n".join(self.pieces)

    def halves(self) -> tuple["Passage", ...]:
        """Return two passages that share one piece; nothing where the passage is too short to be cut."""
        pieces = self.pieces if len(self.pieces) > 1 else _sentences_of(self.pieces[0])
        if len(self.text) <= MIN_CHARS or len(pieces) < 2:
            return ()
        middle = _middle(pieces)
        shared = pieces[middle - 1 : middle] if middle > 1 else ()  # so that both have fewer pieces
        return (
            Passage(self.article, pieces[:middle]),
            Passage(self.article, shared + pieces[middle:]),
        )


def whole(article: Article) -> Passage:
    """Return everything of an article that is read for claims, a paragraph a piece."""
    lines = [line.strip() for part in article.read_parts() for line in article.slice(part).splitlines()]
    return Passage(article, tuple(line for line in lines if line))


def fitting(passage: Passage, max_chars: int) -> tuple[Passage, ...]:
    """Return the passage, cut until each part fits or is too short to be cut."""
    if len(passage.text) <= max_chars:
        return (passage,)
    halves = passage.halves()
    if not halves:
        return (passage,)
    return tuple(part for half in halves for part in fitting(half, max_chars))


def _sentences_of(piece: str) -> tuple[str, ...]:
    return tuple(sentence.text for sentence in sentences(piece))


def _middle(pieces: tuple[str, ...]) -> int:
    """Return the index at which the first half of the characters ends, at least 1."""
    half, seen = sum(map(len, pieces)) / 2, 0
    for index, piece in enumerate(pieces):
        seen += len(piece)
        if seen >= half:
            return min(max(index, 1) if seen - half > len(piece) / 2 else index + 1, len(pieces) - 1)
    return len(pieces) - 1
