"""Which of the languages that are named are wanted."""

import pytest

from actions.language_wish import is_about_help, wanted
from bot.nlu.gazetteer import Gazetteer
from bot.nlu.gazetteer_words import all_words


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer(all_words())


@pytest.mark.parametrize(
    "language, text, expected",
    [
        ("en", "my colleague, she's Polish, laughs it off", []),
        ("en", "she speaks Polish", ["pl"]),
        ("en", "she's Polish but speaks good English", ["en"]),
        ("en", "my French is rubbish", ["en"]),
        ("en", "In English preferably, or Dutch at a pinch", ["en", "nl"]),
        ("en", "i dont speak french only english and tagalog", ["en", "tl"]),
        ("en", "they all speak French or Dutch, I only have Arabic", ["ar"]),
        ("nl", "Nederlandstalig of Spaans", ["nl", "es"]),
        ("fr", "je suis roumaine je parle petit peu francais", ["ro"]),
        ("en", "I don't speak French, anyone in Arabic?", ["ar"]),
        ("fr", "un endroit où je rentre, moi pas néerlandais", ["fr"]),
        ("fr", "il est turc et il me surveille", []),
        ("fr", "quelqu'un qui parle turc ?", ["tr"]),
        ("nl", "is er iets in het Nederlands want mijn Frans trekt op niks", ["nl"]),
        ("nl", "ze is Turks maar spreekt Nederlands", ["nl"]),
    ],
)
def test_the_language_that_help_must_speak(gazetteer, language, text, expected):
    named = [{"entity": f.entity, "value": f.value, "start": f.start, "end": f.end} for f in gazetteer.find(text, language)]
    assert wanted(text, language, named) == expected


@pytest.mark.parametrize(
    "language, text, about_help",
    [
        ("fr", "en néerlandais ça existe ?", True),
        ("nl", "bestaat dat ook in het Frans?", True),
        ("en", "could we please go on chatting in Dutch now", False),
    ],
)
def test_whether_a_course_exists_in_a_language_is_no_wish_to_chat_in_it(gazetteer, language, text, about_help):
    codes = [f.value for f in gazetteer.find(text, language) if f.entity == "language"]
    assert codes and is_about_help(text, language, codes, {"kind": "training"}) is about_help
