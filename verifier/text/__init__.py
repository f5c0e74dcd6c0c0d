"""Cut text into sentences and words with exact offsets, and find a quote in a text.

Nothing here does I/O; everything costs time in proportion to the length of the text.
"""

from verifier.text.quotation import LONGEST_ELISION, locate, normalise
from verifier.text.segmentation import LONGEST_SENTENCE, Sentence, paragraphs, sentences
from verifier.text.vocabulary import STOP_WORDS, content_words, stem, words

__all__ = [
    "LONGEST_ELISION",
    "LONGEST_SENTENCE",
    "STOP_WORDS",
    "Sentence",
    "content_words",
    "locate",
    "normalise",
    "paragraphs",
    "sentences",
    "stem",
    "words",
]
