"""A message in a language that is not complete yet gets the emergency numbers in it, and the choice of ours."""

import pytest

from bot.i18n.identify import first_help, foreign_language
from tests.support.conversation import Conversation

SAID = {
    "ar": "أحتاج إلى مساعدة، زوجي يضربني",
    "de": "Ich brauche Hilfe, mein Mann schlägt mich",
    "es": "hola necesito ayuda mi marido me pega",
    "it": "aiuto, mio marito mi picchia",
    "pl": "pomocy, mąż mnie bije",
    "pt": "ajuda, meu marido me bateu",
    "ro": "ajutor, soțul meu mă bate",
    "tr": "yardım, kocam beni dövüyor",
    "uk": "допоможіть, чоловік мене б'є",
}


def test_every_language_has_a_message_here():
    assert set(SAID) == set(first_help())


@pytest.mark.parametrize("language", SAID)
def test_the_card_comes_first_and_the_choice_works(relais, language):
    chat = Conversation(relais.web).says(SAID[language])
    assert chat.messages[0]["text"] == first_help()[language].emergency
    assert chat.custom["type"] == "emergency" and chat.custom["language"] == language
    assert [b["title"] for b in chat.buttons] == ["Français", "Nederlands", "English"]
    chat.says(chat.buttons[1]["payload"])
    assert "Nederlands" in chat.text


@pytest.mark.parametrize("said, language", [("me violó mi jefe", "es"), ("zgwałcił mnie szef", "pl"), ("patronum bana tecavüz etti", "tr")])
def test_a_few_words_of_violence_are_enough(said, language):
    assert foreign_language(said) == language


def test_darija_in_latin_letters_is_arabic(relais):
    chat = Conversation(relais.web).says("salam 3afak bghit mosa3ada, rajli kaydrebni")
    assert chat.custom["language"] == "ar" and "112" in chat.text
