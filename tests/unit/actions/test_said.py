"""Values that a message wants and those that it denies."""

import pytest

from actions.said import wanted_and_refused
from bot.nlu.gazetteer import Gazetteer
from bot.nlu.gazetteer_words import all_words

GAZETTEER = Gazetteer(all_words())


@pytest.mark.parametrize(
    "text, language, wanted, refused",
    [
        ("pas pour les infirmières, pour les profs", "fr", ["teachers"], ["health"]),
        ("nee geen huisartsen, leerkrachten", "nl", ["teachers"], ["health"]),
        ("not for nurses", "en", [], ["health"]),
        ("non, Uccle", "fr", ["uccle"], []),
        ("no Ixelles", "en", ["ixelles"], []),
        ("non pas ixelles, uccle", "fr", ["uccle"], ["ixelles"]),
        ("pas trop loin d’Ixelles", "fr", ["ixelles"], []),
        ("niet te ver van Elsene", "nl", ["ixelles"], []),
        ("niet online", "nl", ["in_person"], ["online"]),
        ("not in Ixelles but near Ixelles", "en", ["ixelles"], []),
        ("je ne parle pas français", "fr", ["fr"], []),
    ],
)
def test_what_is_denied_is_not_wanted(text, language, wanted, refused):
    entities = [{"entity": f.entity, "value": f.value, "start": f.start, "end": f.end} for f in GAZETTEER.find(text, language)]
    found = wanted_and_refused(text, language, entities)
    assert [[e["value"] for e in part] for part in found] == [wanted, refused]
