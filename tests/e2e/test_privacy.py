"""Nothing a person writes is found in any log, file or database of any process."""

import sqlite3

from tests.support.conversation import Conversation, post

CANARY = "zebrafink perkament 7788 mijn man slaat mij kwikzilver"


def _everywhere(relais):
    yield "output", relais.output
    for path in relais.folder.rglob("*"):
        if path.is_file() and path.suffix != ".txt":
            yield path.name, path.read_bytes().decode("utf-8", errors="replace")


def test_the_canary_sings_nowhere(relais):
    chat = Conversation(relais.web)
    for text in (CANARY, f"/{CANARY}", "/zebrafink", "zebrafink Schaarbeek", f"je suis zebrafink {CANARY} " * 30):
        chat.says(text)
    post(f"{relais.rasa}/model/parse", {"text": CANARY})
    post(f"{relais.rasa}/webhooks/rest/webhook", {"sender": "zebrafink", "message": "/zebrafink"})
    post(f"{relais.web}/webhooks/rest/webhook", b'{"sender": "a", "message": "zebrafink')
    for where, content in _everywhere(relais):
        assert "zebrafink" not in content and "kwikzilver" not in content, where


def test_a_typed_slash_is_text_not_a_command(relais):
    chat = Conversation(relais.web).says("/restart").says("/immediate_danger")
    assert "112" in chat.text or chat.buttons
    Conversation(relais.web).says("/action_submit_report_entry").hears(without=("Traceback",))


def test_an_offered_button_is_a_command(relais):
    chat = Conversation(relais.web).says("bonjour, que pouvez-vous faire ?")
    payload = next(b["payload"] for b in chat.buttons if b["payload"] == "/find_shelter")
    chat.says(payload).hears("0800 99 340", need="find_shelter")


def test_an_erased_conversation_is_gone(relais):
    chat = Conversation(relais.web).says("un abri à Schaerbeek")
    status, _ = post(f"{relais.rasa}/webhooks/rest/erase", {"sender": chat.sender})
    assert status == 200
    from urllib.request import urlopen

    assert "Schaerbeek" not in urlopen(f"{relais.rasa}/conversations/{chat.sender}/tracker", timeout=5).read().decode()


def test_a_submission_holds_no_conversation(relais):
    chat = Conversation(relais.web)
    said = [
        "we organiseren zelf een opleiding, kan die in het register?",
        "Voorbeeld vzw",
        "Kijken naar geweld",
        "partnergeweld",
        "leerkrachten",
        "Nederlands",
    ]
    for text in [*said, "online", "nog niet", "gratis", "opleiding@voorbeeld.be", "nee", "ja"]:
        chat.says(text)
    rows = sqlite3.connect(relais.folder / "relais.db").execute("select kind, payload, contact, status from submission order by id").fetchall()
    assert rows and rows[-1][0] == "training" and rows[-1][3] == "pending" and rows[-1][2] == "opleiding@voorbeeld.be"
    assert chat.sender not in str(rows) and "opleiding@" not in rows[-1][1]
