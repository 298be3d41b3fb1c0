"""What a message finds fault with in the trainings just shown."""

import pytest

from actions.said import wanted_and_refused
from bot.nlu.gazetteer import Gazetteer
from bot.nlu.gazetteer_words import all_words

GAZETTEER = Gazetteer(all_words())


def said(text, language, after):
    """Wanted and refused values of the message, by order of mention."""
    entities = [{"entity": f.entity, "value": f.value, "start": f.start, "end": f.end} for f in GAZETTEER.find(text, language)]
    return [list(dict.fromkeys(e["value"] for e in part)) for part in wanted_and_refused(text, language, entities, after)]


@pytest.mark.parametrize(
    "text, language, wanted, refused",
    [
        ("The FGM one has nothing to do with this. Something for teachers?", "en", ["teachers"], ["fgm"]),
        ("La formation MGF n’a rien à voir, on cherche sur le consentement", "fr", ["consent_evras"], ["fgm"]),
        ("die over VGV heeft er niets mee te maken", "nl", [], ["fgm"]),
        ("nee dat is voor het nachtleven, wij zijn een school", "nl", ["teachers"], ["nightlife_staff"]),
        ("Nee, dat is voor het nachtleven.", "nl", [], ["nightlife_staff"]),
        ("non, c’est pour des bars, nous sommes une école", "fr", ["teachers"], ["nightlife_staff"]),
        ("That's for bars. Something for teachers?", "en", ["teachers"], ["nightlife_staff"]),
        ("pas pour la police, pour des gardiens de la paix", "fr", ["prevention_workers"], ["police"]),
        ("niet voor de politie, voor gemeenschapswachten", "nl", ["prevention_workers"], ["police"]),
        ("These are about discrimination. I need something on domestic violence", "en", ["partner_violence"], ["discrimination"]),
        ("Dat gaat over partnergeweld. Ik zoek over discriminatie", "nl", ["discrimination"], ["partner_violence"]),
        ("c'est tout en néerlandais, on est francophones", "fr", ["fr"], ["nl"]),
        ("bro da's frans en ik vroeg iets anders", "nl", ["nl"], ["fr"]),
        ("that one is only French", "en", ["en"], ["fr"]),
        ("c'est tout en néerlandais ça", "fr", ["fr"], ["nl"]),
        ("deze zijn allemaal in het Frans", "nl", ["nl"], ["fr"]),
        ("they're all in French, we're Dutch speakers", "en", ["nl"], ["fr"]),
        # no fault is found: a wish, a question, a denial of something else
        ("c’est pour des enseignants, des éducateurs et des animateurs", "fr", ["teachers", "youth_workers"], []),
        ("non, c’est pour la police", "fr", ["police"], []),
        ("het gaat over partnergeweld", "nl", ["partner_violence"], []),
        ("it's about domestic violence. and stalking", "en", ["partner_violence", "stalking"], []),
        ("are these all in Dutch?", "en", ["nl"], []),
        ("le harcèlement, ça n’a rien à voir avec la police", "fr", ["harassment", "police"], []),
    ],
)
def test_what_is_wrong_with_the_list_is_not_wanted(text, language, wanted, refused):
    assert said(text, language, "training") == [wanted, refused]


@pytest.mark.parametrize("after", [None, "referral"])
def test_a_story_finds_fault_with_nothing(after):
    assert said("These are about discrimination. I need something on domestic violence", "en", after) == [["discrimination", "partner_violence"], []]


def test_after_any_search_a_language_can_be_found_fault_with():
    assert said("c’est tout en néerlandais, on est francophones", "fr", "referral") == [["fr"], ["nl"]]
    assert said("c’est tout en néerlandais, on est francophones", "fr", None) == [["nl", "fr"], []]


def test_two_that_are_wrong_together_are_both_refused():
    assert said("die zijn voor artsen en politie, daar zijn we niks mee", "nl", "training")[1][-1] == "police"
