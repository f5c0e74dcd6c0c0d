"""Tell in which language a text is written, so that nothing is judged by rules and models that cannot read it.

English is told by its commonest words, at once and without a library; only for what does not look like English is
py3langid asked (Lui and Baldwin, langid.py, ACL 2012, newly trained). In doubt nothing is said: a text that is short,
mixed, or a table of figures has no language here.
"""

import re
from functools import cache
from typing import Protocol

from verifier.errors import VerifierError
from verifier.models import Article

ENGLISH = "en"
INSTALL = "pip install 'story-verifier[model]'"

_NAMES = {
    "af": "Afrikaans", "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian",
    "bn": "Bengali", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German",
    "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "ga": "Irish", "gl": "Galician", "gu": "Gujarati", "ha": "Hausa", "he": "Hebrew",
    "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "ig": "Igbo",
    "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "km": "Khmer",
    "ko": "Korean", "ku": "Kurdish", "lo": "Lao", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian",
    "ml": "Malayalam", "mn": "Mongolian", "mr": "Marathi", "ms": "Malay", "mt": "Maltese", "my": "Burmese",
    "ne": "Nepali", "nl": "Dutch", "no": "Norwegian", "pa": "Punjabi", "pl": "Polish", "ps": "Pashto",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "si": "Sinhala", "sk": "Slovak", "sl": "Slovene",
    "so": "Somali", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil",
    "te": "Telugu", "tg": "Tajik", "th": "Thai", "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu",
    "uz": "Uzbek", "vi": "Vietnamese", "xh": "Xhosa", "yo": "Yoruba", "zh": "Chinese", "zu": "Zulu",
}  # fmt: skip
"""Languages that news is written in, by ISO 639-1 code; others that the library knows are left out as too alike."""

_ENGLISH_WORDS = frozenset(
    "the of to and that for with by are from have were which this their they been who would after its not but said it "
    "has than into about when there could".split()
)
_ENGLISH_SHARE = 0.15
"""English news has at least 0.20 of these words, texts in other languages hardly any."""

_SHORTEST = 40
"""Letters from which the library is asked; a headline of foreign names reads like anything."""

_LEAST = 0.5
"""How probable a language must be to be named; of two that are much alike neither may be more so."""
_ENGLISH_AT_MOST = 0.01
"""How probable English may be besides; what the library mistakes of English news stays well above it."""

_READ = 10_000
"""Characters that are read at most."""

_WORD = re.compile(r"[^\W\d_]+")


class DetectorMissingError(VerifierError):
    """A text does not look like English, and the library that could tell its language is not installed."""


class _Identifier(Protocol):
    def rank(self, text: str) -> list[tuple[str, float]]: ...

    def set_languages(self, langs: list[str]) -> None: ...


def detect_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of a text, or None where that is in doubt.

    Raises DetectorMissingError where the text does not look like English and py3langid is not installed.
    """
    words = [word.casefold() for word in _WORD.findall(text[:_READ])]
    if sum(map(len, words)) < _SHORTEST:
        return None
    if sum(word in _ENGLISH_WORDS for word in words) >= _ENGLISH_SHARE * len(words):
        return ENGLISH
    ranked = _identifier().rank(" ".join(words))
    (likeliest, probability), english = ranked[0], dict(ranked)[ENGLISH]
    is_clear = likeliest == ENGLISH or english <= _ENGLISH_AT_MOST
    return likeliest if is_clear and probability >= _LEAST else None


def language_of(article: Article) -> str | None:
    """Return the language of the parts of an article that are read; where they leave it in doubt, the one it states.

    Raises DetectorMissingError as `detect_language` does, unless the article states a language.
    """
    stated = (article.language or "").partition("-")[0].casefold() or None
    try:
        return detect_language("\n".join(article.slice(part) for part in article.read_parts())) or stated
    except DetectorMissingError:
        if stated is None:
            raise
        return stated


def with_language(article: Article) -> Article:
    """Return the article with its language noted, where it states none and the text tells it."""
    if article.language is not None:
        return article
    try:
        found = language_of(article)
    except DetectorMissingError:
        return article
    return article if found is None else article.model_copy(update={"language": found})


def language_name(code: str) -> str:
    """Return what a language is called in English, or its code where that is not known."""
    return _NAMES.get(code, code)


@cache
def _identifier() -> _Identifier:
    """Load the library's model, which takes a second."""
    try:
        from py3langid import langid
    except ImportError as error:
        raise DetectorMissingError(f"py3langid is needed to tell the language: {INSTALL}") from error
    identifier: _Identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(_NAMES))
    return identifier
