"""A button's title typed instead of pressed."""

import pytest

from actions.buttons import title_key, typed_button
from actions.context import meant
from bot.i18n.catalogue import labels
from bot.i18n.languages import languages
from tests.support.turns import turn

AT_COUNTER = {"need": "pharmacist_join", "is_pharmacist": True}


@pytest.mark.parametrize(
    "said, means",
    [
        (turn("Je suis pharmacien·ne", "pharmacist_confidentiality", language="fr"), "pharmacist_procedure"),
        (turn("je suis pharmacienne", "pharmacist_confidentiality", language="fr"), "pharmacist_procedure"),
        (turn("De stappen aan de toog", "nlu_fallback", language="nl", **AT_COUNTER), "pharmacist_procedure"),
        (turn("Brochure and posters", "ask_publications", **AT_COUNTER), "pharmacist_join"),
        (turn("the signs", "worried_about_someone", **AT_COUNTER), "pharmacist_recognise_signs"),
        (turn("Papiers, séjour", "service_details", language="fr", need="partner_violence"), "residence_rights"),
        # more than a title, yes and no, a title of the counter said elsewhere
        (turn("brochure and posters in Dutch", "ask_publications"), "ask_publications"),
        (turn("Oui", "affirm", language="fr"), "affirm"),
        (turn("what to say", "worried_about_someone", need="partner_violence"), "worried_about_someone"),
    ],
)
def test_a_typed_title_is_its_button(said, means):
    assert meant(said) == means


def test_never_over_a_rules_alarm(monkeypatch):
    monkeypatch.setattr("actions.buttons.alarm", lambda text: True)
    assert typed_button(turn("What to say", "immediate_danger", alarm=1.0, **AT_COUNTER)) is None


@pytest.mark.parametrize("language", languages())
def test_no_title_is_that_of_two_buttons(language):
    titles = [title for key, title in labels(language).items() if key.startswith("buttons.")]
    assert len(set(titles)) == len(titles)


def test_who_is_a_pharmacist_is_not_asked_whether_they_are_one():
    assert title_key("pharmacist_procedure", is_pharmacist=True) == "buttons_at_counter.pharmacist_procedure"
    assert title_key("pharmacist_procedure", is_pharmacist=False) == "buttons.pharmacist_procedure"
