"""A victim, a pharmacist and a professional, each in each language, with and without script, on a phone-sized screen."""

import pytest

LANGUAGES = ["fr", "nl", "en"]
VICTIM = {
    "fr": "mon mari me frappe, où je peux dormir ce soir avec mes enfants ? je suis à Molenbeek",
    "nl": "mijn man slaat mij, waar kan ik vannacht slapen met de kinderen? ik ben in Molenbeek",
    "en": "my husband hits me, where can I sleep tonight with my kids? I am in Molenbeek",
}
DANGER = {"fr": "il est derrière la porte avec un couteau", "nl": "hij staat voor de deur met een mes", "en": "he is at the door with a knife"}
SHELTER = {"fr": "Un endroit sûr où dormir", "nl": "Een veilige slaapplaats", "en": "A safe place to sleep"}


def _say(page, text, script):
    page.fill("#message", text)
    if script:
        before = page.locator(".exchange").count()
        page.press("#message", "Enter")
        page.locator(".exchange").nth(before).wait_for()
    else:
        page.click("#chat button.primary")
    return page.locator(".exchange").last


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_victim_finds_a_place_to_sleep(open_page, language, script):
    page = open_page(f"/{language}/", script=script)
    answer = _say(page, VICTIM[language], script)
    assert "0800 99 340" in answer.inner_text()
    assert answer.locator(".card").count() == 3 and answer.locator('a[href^="tel:"]').count() >= 4
    assert page.locator(".said").last.inner_text().strip().endswith(VICTIM[language])
    danger = _say(page, DANGER[language], script)
    assert "112" in danger.inner_text() and "101" in danger.inner_text()
    assert danger.locator(".card.emergency").count() >= 2
    assert page.problems == []


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_person_without_words_presses_a_button(open_page, language, script):
    page = open_page(f"/{language}/", script=script)
    page.get_by_role("button", name=SHELTER[language], exact=True).click()
    page.locator(".exchange .card").first.wait_for()
    assert "0800 99 340" in page.locator(".exchange").last.inner_text()
    if script:
        assert page.evaluate("document.activeElement.className") == "exchange", "focus is not lost with the button"
        assert page.locator(".starters").count() == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pharmacist_has_the_steps_in_one_tap(open_page, language):
    page = open_page(f"/{language}/")
    page.click(f'nav a[href="/{language}/counter"]')
    assert page.locator(".steps > li").count() >= 7
    assert {"112", "101"} <= set(page.locator('.numbers a[href^="tel:"]').all_inner_texts())


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_professional_finds_a_training(open_page, language, script):
    page = open_page(f"/{language}/", script=script)
    page.click(f'nav a[href="/{language}/trainings"]')
    page.select_option("#topic", "sexual_violence")
    page.select_option("#language", "fr")
    page.click("main form button.primary")
    assert page.locator(".card").count() >= 1
    title = page.locator(".card h3 a").first
    name = title.inner_text()
    title.click()
    assert page.locator(".card h2").inner_text() == name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_directory_is_filtered_without_telling_the_address_bar(open_page, language):
    page = open_page(f"/{language}/directory")
    page.select_option("#need", "find_shelter")
    page.select_option("#municipality", "uccle")
    page.click("main form button.primary")
    page.locator("#results").wait_for()
    assert page.url.split("#")[0].endswith(f"/{language}/directory")
    assert page.locator(".card").count() >= 5
    assert not page.locator(".card", has_text="1180").count(), "no address of a shelter"


@pytest.mark.parametrize("language", LANGUAGES)
def test_pharmacies_near_a_postcode(open_page, language):
    page = open_page(f"/{language}/pharmacies")
    page.fill("#postcode", "1050")
    page.click("main form button.primary")
    assert "1050" in page.locator(".card").first.inner_text()
    page.fill("#postcode", "9000")
    page.click("main form button.primary")
    assert page.locator('[role="alert"]').count() == 1


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_training_is_submitted_and_mistakes_lose_nothing(open_page, script):
    page = open_page("/nl/trainings/new", script=script)
    page.fill("#title", "Kijken naar geweld")
    page.fill("#contact", "geen idee")
    page.click("main form button.primary")
    assert page.input_value("#title") == "Kijken naar geweld" and page.input_value("#contact") == "geen idee"
    assert page.locator("#problem-contact").count() == page.locator("#problem-organiser").count() == page.locator("#problem-languages").count() == 1
    page.fill("#organiser", "Voorbeeld vzw")
    page.fill("#contact", "opleiding@voorbeeld.be")
    page.check('input[name="languages"][value="nl"]')
    page.click("main form button.primary")
    assert page.locator(".notice").count() == 1


def test_a_wrong_entry_is_reported_without_a_word_about_the_person(open_page):
    page = open_page("/fr/")
    answer = _say(page, VICTIM["fr"], True)
    answer.locator('a[href*="/wrong/"]').first.click()
    page.click("main form button.primary")
    assert page.locator('[role="alert"]').count() == 1
    page.check('input[value="phone"]')
    page.click("main form button.primary")
    assert page.locator(".notice").count() == 1


def test_the_calendar_holds_the_real_dates_alone(open_page, relais):
    import urllib.request

    from icalendar import Calendar

    calendar = Calendar.from_ical(urllib.request.urlopen(f"{relais.web}/fr/trainings.ics", timeout=10).read())
    events = calendar.walk("VEVENT")
    assert events and all(event["summary"] and event["dtstart"].dt.day for event in events)
    assert open_page("/fr/trainings?past=1", width=1280).locator(".card").count() > 3
