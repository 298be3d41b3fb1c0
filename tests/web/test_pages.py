"""The chat page without script, and what holds for every answer."""

import re

import pytest

LANGUAGES = ["fr", "nl", "en"]
LINE = {"fr": "0800 30 030", "nl": "1712", "en": "0800 30 030"}


async def _page(client, path, **kwargs):
    response = await client.get(path, **kwargs)
    return response, await response.text()


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_page_stands_without_script_in_its_language(client, language):
    response, html = await _page(client, f"/{language}/")
    assert response.status == 200 and f'<html lang="{language}"' in html
    assert "112" in html and "101" in html and LINE[language] in html
    assert 'method="post"' in html and re.search(r'id="exit"[^>]+href="https://', html)


async def test_the_first_page_follows_the_browser(client):
    response = await client.get("/", headers={"Accept-Language": "nl-BE,nl;q=0.9,en"}, allow_redirects=False)
    assert response.headers["Location"] == "/nl/"


async def test_every_page_load_is_a_new_conversation_of_at_least_128_bit(client):
    ids = {re.search(r'name="conversation" value="([^"]+)"', (await _page(client, "/fr/"))[1]).group(1) for _ in range(5)}
    assert len(ids) == 5 and all(len(i) >= 22 for i in ids)


async def test_headers_forbid_other_hosts_caching_and_referrers(client):
    for path in ("/fr/", "/static/chat.js", "/health", "/nothing"):
        response, _ = await _page(client, path)
        # Word for word: a rule that is loosened ('unsafe-inline') or lost shows here.
        assert response.headers["Content-Security-Policy"] == "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
        assert response.headers["X-Content-Type-Options"] == "nosniff" and "geolocation=()" in response.headers["Permissions-Policy"]
        assert response.headers["Cache-Control"] == "no-store" and response.headers["Referrer-Policy"] == "no-referrer"
        assert "Set-Cookie" not in response.headers
    for path in ("/fr/", "/fr/erase", "/fr/directory", "/webhooks/rest/webhook"):
        assert "Set-Cookie" not in (await client.post(path, data={"message": "bonjour"})).headers


async def test_the_exit_leads_where_the_deployment_says(make_client):
    client = await make_client(exit_url="https://www.stib-mivb.example/")
    for path in ("/fr/", "/nl/safety", "/en/counter"):
        assert re.search(r'id="exit"[^>]+href="https://www.stib-mivb.example/"', (await _page(client, path))[1])


async def test_the_page_names_no_other_host_but_the_exit(client):
    _, html = await _page(client, "/fr/")
    loaded = re.findall(r'(?:src|action)="([^"]+)"', html)
    loaded += [re.search(r'href="([^"]+)"', tag).group(1) for tag in re.findall(r"<link [^>]+>", html) if "alternate" not in tag]
    assert loaded and all(address.startswith("/") for address in loaded)
    assert "style=" not in html and "onclick" not in html


async def test_a_message_without_script_is_answered_on_the_page(client, rasa):
    response = await client.post("/fr/", data={"conversation": "abc", "message": "bonjour"})
    html = await response.text()
    assert "Bonjour" in html and 'value="abc"' in html
    assert rasa.asked == [{"sender": "abc", "message": "bonjour", "metadata": {"language": "fr"}}]


async def test_the_script_gets_the_answer_alone(client):
    response = await client.post("/fr/", data={"conversation": "abc", "message": "bonjour"}, headers={"X-Reply": "fragment"})
    html = await response.text()
    assert "<html" not in html and "Bonjour" in html


async def test_what_a_person_writes_is_escaped(client, rasa):
    evil = "<img src=x onerror=alert(2)>"
    rasa.messages = [
        {"custom": {"type": "referrals", "language": "fr", "need": "find_shelter", "items": [{**ITEM, **dict.fromkeys(TEXTS, evil)}], "more": False}},
        {"text": evil, "buttons": [{"title": evil, "payload": f"/{evil}"}]},
    ]
    response = await client.post("/fr/", data={"message": "<script>alert(1)</script>"})
    html = await response.text()
    assert "<script>alert(1)" not in html and "&lt;script&gt;" in html and "<img" not in html
    assert html.count("&lt;img") >= 2 + len(TEXTS)


TEXTS = ("name", "why", "access", "address", "cost")
ITEM = {
    "id": "samusocial", "kind": "service", "category": "emergency_night_shelter", "name": "Samusocial", "why": "Pour dormir.",
    "access": "Appelez.",
    "phones": [{"number": "+3280099340", "display": "0800 99 340", "hours": "24/7", "free": True}], "chat_url": None, "sms": None, "email": None,
    "website": None, "address": None, "municipality": None, "open_now": True, "open_until": None, "languages": ["fr"], "cost": None,
    "distance_km": None, "checked_on": None, "source_date": "2026-08", "source": None,
}  # fmt: skip


async def test_a_card_replaces_its_text_form(client, rasa):
    rasa.messages = [
        {"text": "Vous avez le droit d’être en sécurité."},
        {"text": "TEXTFORM"},
        {"custom": {"type": "referrals", "language": "fr", "need": "find_shelter", "items": [ITEM], "more": False}},
        {"text": "Et ensuite ?", "buttons": [{"title": "Les enfants", "payload": "/children_and_separation"}]},
    ]
    html = await (await client.post("/fr/", data={"message": "abri"})).text()
    assert "TEXTFORM" not in html and 'href="tel:+3280099340"' in html and "août 2026" in html
    assert 'value="/children_and_separation"' in html and "Appelez." in html


async def test_erasing_reaches_rasa_and_gives_a_new_conversation(client, rasa):
    response = await client.post("/nl/erase", data={"conversation": "abc"})
    html = await response.text()
    assert rasa.erased == ["abc"] and 'value="abc"' not in html and "gewist" in html


@pytest.mark.parametrize("trouble", ["gone", "slow", "broken", "silent"])
@pytest.mark.parametrize("language", LANGUAGES)
async def test_without_rasa_the_numbers_come_within_two_seconds(make_client, rasa, trouble, language):
    rasa.delay = 30 if trouble == "slow" else 0
    rasa.status = 503 if trouble == "broken" else 200
    rasa.messages = [] if trouble == "silent" else rasa.messages
    client = await make_client(rasa_gone=trouble == "gone", web_timeout=0.3)
    html = await (await client.post(f"/{language}/", data={"message": "…"})).text()
    assert "112" in html and LINE[language] in html
    assert (await (await client.get("/health")).json())["fallbacks"] == 1


async def test_without_rasa_danger_is_recognised_in_its_own_language(make_client):
    client = await make_client(rasa_gone=True)
    response = await client.post("/webhooks/rest/webhook", json={"sender": "a", "message": "hij staat voor de deur met een mes"})
    messages = await response.json()
    assert messages[0]["text"].startswith("Bel 112")


async def test_a_failed_erasing_is_never_called_done(make_client):
    client = await make_client(rasa_gone=True)
    html = await (await client.post("/en/erase", data={"conversation": "x" * 32})).text()
    notice = html.split('class="notice">')[1].split("<")[0]
    assert "fifteen minutes" in notice


async def test_an_erased_conversation_is_forgotten_here_too(client, rasa):
    async def say():
        await client.post("/fr/", data={"conversation": "abc", "turn": "one", "message": "bonjour"})
        return len(rasa.asked)

    assert (await say(), await say()) == (1, 1), "the same turn is answered once"
    await client.post("/fr/erase", data={"conversation": "abc"})
    assert await say() == 2


async def test_readiness_says_whether_rasa_answers(client, make_client):
    assert (await client.get("/ready")).status == 200
    assert (await (await make_client(rasa_gone=True)).get("/ready")).status == 503


async def test_a_flood_is_refused_with_the_emergency_numbers(make_client):
    client = await make_client(rate_limit_per_minute=3)
    answers = [await client.post("/webhooks/rest/webhook", json={"sender": "a", "message": "x"}) for _ in range(5)]
    assert [r.status for r in answers] == [200, 200, 200, 429, 429]
    assert "112" in await answers[-1].text()


async def test_a_post_from_another_site_is_refused(client, rasa):
    response = await client.post("/fr/", data={"message": "x"}, headers={"Origin": "https://elsewhere.example"})
    assert response.status == 403 and rasa.asked == []


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'"x"', b'{"sender": 1, "message": "x"}', b'{"sender": "a"}', b'{"sender": "", "message": "x"}', b"\xff\xfe"]
)
async def test_a_wrong_body_gets_a_clear_error(client, body):
    response = await client.post("/webhooks/rest/webhook", data=body, headers={"Content-Type": "application/json"})
    assert response.status == 400 and "sender" in await response.text()


async def test_a_huge_body_is_refused_with_the_emergency_numbers(client):
    response = await client.post("/webhooks/rest/webhook", data=b"x" * 200_000)
    assert response.status == 413 and "112" in await response.text()


@pytest.mark.parametrize(
    "path", ["/model", "/conversations/a/tracker", "/webhooks/rest/erase", "/status", "/fr/../../etc/passwd", "/static/../app.py"]
)
async def test_nothing_else_of_rasa_is_passed_on(client, path):
    for method in ("get", "put", "post", "delete"):
        assert (await getattr(client, method)(path)).status in (403, 404, 405)
