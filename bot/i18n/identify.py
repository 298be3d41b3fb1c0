"""Languages other than ours: enough to greet somebody in their own and show the lines that speak it."""

from __future__ import annotations

import functools
import unicodedata

from bot.i18n.languages import languages

# Scripts that give the language away better than any statistics on three words.
_SCRIPTS = {"ARABIC": "ar", "CYRILLIC": "uk"}
NEIGHBOURS = ("de", "es", "it", "pl", "pt", "ro", "tr")
_SURE = 0.9
_MIN_WORDS = 3


@functools.lru_cache(maxsize=1)
def _identifier():
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([*languages(), *NEIGHBOURS])
    return identifier


def _script_language(text: str) -> str | None:
    letters = [c for c in text if c.isalpha()]
    for script, language in _SCRIPTS.items():
        if letters and sum(script in unicodedata.name(c, "") for c in letters) > len(letters) / 2:
            return language
    return None


def foreign_language(text: str) -> str | None:
    """ISO 639-1 code of a language that is not one of ours, when that is sure; else null."""
    by_script = _script_language(text)
    if by_script:
        return by_script
    if len(text.split()) < _MIN_WORDS:
        return None
    language, probability = _identifier().classify(text)
    return str(language) if language not in languages() and probability >= _SURE else None
