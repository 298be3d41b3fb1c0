"""A slow line, a lost connection, a double click, several tabs; Rasa or the database gone."""

import time

import pytest

LANGUAGES = ["fr", "nl", "en"]
LINE = {"fr": "0800 30 030", "nl": "1712", "en": "0800 30 030"}


def test_a_lost_connection_loses_no_word_and_doubles_none(open_page):
    page = open_page("/en/")
    page.context.set_offline(True)
    page.fill("#message", "I need a lawyer in Ixelles")
    page.press("#message", "Enter")
    page.locator("#status", has_text="112").wait_for()
    assert page.input_value("#message") == "I need a lawyer in Ixelles" and page.locator(".said").count() == 0
    page.context.set_offline(False)
    page.problems.clear()
    page.press("#message", "Enter")
    page.locator(".exchange .card").first.wait_for()
    assert page.locator(".said").count() == page.locator(".exchange").count() == 1


def test_an_answer_lost_on_the_way_is_given_again_not_asked_twice(open_page):
    page = open_page("/en/")
    turns = []

    def lose_the_first(route):
        turns.append(route.request.post_data)
        if len(turns) == 1:
            route.fetch()
            route.abort()
        else:
            route.continue_()

    page.route("**/en/", lose_the_first)
    page.fill("#message", "I need a lawyer in Ixelles")
    page.press("#message", "Enter")
    page.locator("#status", has_text="112").wait_for()
    page.problems.clear()
    page.press("#message", "Enter")
    page.locator(".exchange .card").first.wait_for()
    assert turns[0] == turns[1], "the same turn"
    assert "automated assistant" in page.locator(".exchange").inner_text(), "the first answer, which introduces itself, not a second one"


def test_a_double_click_is_one_message(open_page):
    page = open_page("/nl/")
    page.fill("#message", "ik zoek een advocaat")
    page.dblclick("#chat button.primary")
    page.locator(".exchange .card").first.wait_for()
    page.wait_for_timeout(500)
    assert page.locator(".exchange").count() == page.locator(".said").count() == 1


def test_two_clicks_in_one_moment_are_one_message(open_page):
    page = open_page("/nl/")
    sent = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.evaluate("() => { const button = document.querySelector('.starters button'); button.click(); button.click(); }")
    page.locator(".exchange").wait_for()
    assert len(sent) == page.locator(".exchange").count() == 1


def test_who_writes_too_fast_reads_why_and_loses_no_word(open_page):
    page = open_page("/en/")
    page.route("**/en/", lambda route: route.fulfill(status=429, body="Too many messages. 112 or 101."))
    page.fill("#message", "I need a lawyer")
    page.press("#message", "Enter")
    page.locator("#status", has_text="Too many messages").wait_for()
    assert page.input_value("#message") == "I need a lawyer"
    page.problems.clear()


def test_two_tabs_are_two_conversations(open_page):
    one, two = open_page("/fr/"), open_page("/fr/")
    sent = []
    for page, text in ((one, "je cherche un avocat à Uccle"), (two, "un psychologue à Jette")):
        page.on("request", lambda request: sent.append(request.post_data) if request.method == "POST" else None)
        page.fill("#message", text)
        page.press("#message", "Enter")
        page.locator(".exchange .card").first.wait_for()
        assert page.input_value('#chat input[name="conversation"]') in sent[-1], "what is sent is the tab's own"
    assert one.input_value('#chat input[name="conversation"]') != two.input_value('#chat input[name="conversation"]')


def test_a_slow_answer_shows_that_it_is_coming(open_page):
    page = open_page("/nl/")
    held = []
    page.route("**/nl/", lambda route: held.append(route))
    page.fill("#message", "ik zoek een advocaat")
    page.press("#message", "Enter")
    assert page.locator("#status.waiting").inner_text() != ""
    page.fill("#message", "en een dokter")
    page.press("#message", "Enter")
    assert len(held) == 1 and page.input_value("#message") == "en een dokter", "the next message waits, and its words stay"
    held[0].continue_()
    page.locator(".exchange").wait_for()
    assert page.locator("#status").inner_text() == ""


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_with_everything_gone_the_numbers_come_within_two_seconds(open_page, web_alone, language, script):
    page = open_page(f"/{language}/", base=web_alone, script=script)
    assert LINE[language] in page.content() and "112" in page.content()
    start = time.monotonic()
    page.fill("#message", "…")
    page.click("#chat button.primary")
    page.locator(".exchange .card").first.wait_for()
    assert time.monotonic() - start < 2
    assert LINE[language] in page.locator(".exchange").inner_text() and "112" in page.locator(".exchange").inner_text()


@pytest.mark.parametrize("path", ["directory", "pharmacies", "trainings", "programmes"])
def test_without_the_database_a_page_still_gives_the_numbers(open_page, web_alone, path):
    page = open_page(f"/nl/{path}", base=web_alone)
    page.problems.clear()
    assert "112" in page.content() and "1712" in page.content()
    assert "Traceback" not in page.content()


@pytest.mark.parametrize("path", ["counter", "safety", "privacy", "accessibility"])
def test_pages_that_need_no_database_stay(open_page, web_alone, path):
    assert open_page(f"/en/{path}", base=web_alone).locator("h1").inner_text() != "Relais"
