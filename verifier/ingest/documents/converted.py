"""Hold what a document was turned into."""

from dataclasses import dataclass

from verifier.ingest.metadata import Metadata
from verifier.models import Part


@dataclass(frozen=True, slots=True)
class Converted:
    """The text of a document, what each passage of it is, and what the document says about itself.

    `extractor` names what made the text, with its version. What the user should know is in `metadata.warnings`.
    """

    text: str
    parts: tuple[Part, ...]
    metadata: Metadata
    extractor: str
    media_type: str
