"""Bad input: a clear answer, no crash, nothing echoed."""

import pytest

from tests.support.conversation import Conversation, post

ODD = {
    "empty": "",
    "spaces": "   ",
    "long": "aide " * 2000,
    "emoji": "😢😢😢",
    "html": "<script>alert('x')</script><img src=x onerror=alert(1)>",
    "sql": "'; DROP TABLE service; --",
    "control": "\x00\x07\x1b[31m\u202e",
    "arabic": "زوجي يضربني ساعدوني",
    "slash": "/",
    "slashes": '////find_shelter{"municipality": "x"}',
    "json": '{"sender": "x"}',
    "brackets": "[x](municipality) {y} {{7*7}} %s",
    "one letter": "a",
}


@pytest.mark.parametrize("kind", ODD)
def test_odd_messages_get_an_answer(relais, kind):
    chat = Conversation(relais.web).says(ODD[kind])
    assert chat.messages and (chat.text or chat.buttons)
    assert "<script>" not in chat.text and "DROP" not in chat.text and "Traceback" not in chat.text and "{" not in chat.text


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b'{"sender": 5, "message": "x"}', b'{"message": "x"}', b'{"sender": "' + b"x" * 500 + b'", "message": "x"}']
)
def test_wrong_bodies_are_refused_by_both_processes(relais, body):
    for address in (relais.web, relais.rasa):
        status, answer = post(f"{address}/webhooks/rest/webhook", body)
        assert status == 400 and "sender" in str(answer)


def test_the_database_still_stands(relais):
    Conversation(relais.web).says("je cherche un avocat").hears(need="find_legal_help")
