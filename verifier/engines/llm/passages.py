"""Cut an article at paragraphs into passages that fit a model's context, with overlap.

Pure: it knows characters, not tokens. A paragraph that is too long by itself is cut at sentences.
"""

from dataclasses import dataclass

from verifier.models import Article
from verifier.text import locate, paragraphs, sentences

MIN_CHARS = 600
"""A passage of this length is not cut again."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive pieces of an article that are read together; the first `shared` are in the passage before, too."""

    article: Article
    pieces: tuple[str, ...]
    shared: int = 0

    @property
    def text(self) -> str:
        """The pieces, a blank line between them."""
        return "\n\n".join(self.pieces)

    def owns(self, quote: str) -> bool:
        """Whether a quote reaches beyond what the passage before has read."""
        if not self.shared:
            return True
        in_shared = any(locate(quote, piece) for piece in self.pieces[: self.shared])
        return not in_shared or any(locate(quote, piece) for piece in self.pieces[self.shared :])

    def halves(self) -> tuple["Passage", ...]:
        """Return two passages that share one piece; nothing where the passage is too short to be cut."""
        is_one = len(self.pieces) == 1
        pieces = _sentences_of(self.pieces[0]) if is_one else self.pieces
        if len(self.text) <= MIN_CHARS or len(pieces) < 2:
            return ()
        middle = _middle(pieces)
        overlap = pieces[middle - 1 : middle] if middle > 1 else ()  # so that both have fewer pieces
        shared = len(pieces) if is_one and self.shared else self.shared
        return (
            Passage(self.article, pieces[:middle], min(shared, middle)),
            Passage(self.article, overlap + pieces[middle:], max(len(overlap), len(overlap) + shared - middle)),
        )


def whole(article: Article) -> Passage:
    """Return everything of an article that is read for claims, a paragraph a piece."""
    spans = (span for part in article.read_parts() for span in paragraphs(article.text, part.start, part.end))
    return Passage(article, tuple(article.slice(span) for span in spans))


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
