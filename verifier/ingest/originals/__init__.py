"""Keep the bytes that articles were made of, so that a check can be repeated on what was seen.

index.py: what is written down of each original, beside its bytes
keeping.py: putting originals into a folder, safely
repeating.py: reading the articles of such a folder again
"""

from verifier.ingest.originals.index import INDEX, is_index
from verifier.ingest.originals.keeping import Keeper
from verifier.ingest.originals.repeating import read_originals

__all__ = ["INDEX", "Keeper", "is_index", "read_originals"]
