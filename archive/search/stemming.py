"""Words in any form: the Snowball stem of a folded word in a language (https://snowballstem.org/)."""

import threading
from functools import lru_cache

import Stemmer

# BCP 47 primary subtag → Snowball algorithm. Languages without one are matched word by word.
ALGORITHMS = {
    "ar": "arabic",
    "hy": "armenian",
    "eu": "basque",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "nl": "dutch",
    "en": "english",
    "eo": "esperanto",
    "et": "estonian",
    "fi": "finnish",
    "fr": "french",
    "de": "german",
    "el": "greek",
    "hi": "hindi",
    "hu": "hungarian",
    "id": "indonesian",
    "ga": "irish",
    "it": "italian",
    "lt": "lithuanian",
    "ne": "nepali",
    "no": "norwegian",
    "nb": "norwegian",
    "fa": "persian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "es": "spanish",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}

_own = threading.local()


def primary(language: str) -> str:
    """The primary subtag: `en` of `en-AU`."""
    return language.lower().replace("_", "-").split("-")[0]


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """The stem of a folded word in this language; the word itself where the language has no stemmer."""
    algorithm = ALGORITHMS.get(primary(language))
    return _stemmer(algorithm).stemWord(word) if algorithm else word


def stem_all(words: list[str], language: str) -> list[str]:
    """The stems of many words at once."""
    algorithm = ALGORITHMS.get(primary(language))
    return _stemmer(algorithm).stemWords(words) if algorithm else words


def _stemmer(algorithm: str) -> Stemmer.Stemmer:
    """One a thread: a Snowball stemmer keeps state between calls."""
    stemmers = _own.__dict__.setdefault("stemmers", {})
    if algorithm not in stemmers:
        stemmers[algorithm] = Stemmer.Stemmer(algorithm)
    return stemmers[algorithm]
