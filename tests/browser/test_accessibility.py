"""WCAG 2.2 AA with axe-core on every page and state; keyboard alone; reflow; forced colours; dark mode."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from bot.web.addresses import PAGES

LANGUAGES = ["fr", "nl", "en"]
SAID = ["hij staat voor de deur met een mes", "ik zoek een vluchthuis in Elsene", "opleiding over seksueel geweld", "ik ben apotheker, wat nu"]
STANDARD = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}


def _check(page):
    results = Axe().run(page, options=STANDARD)
    found = [(v["id"], [n["html"][:120] for n in v["nodes"][:3]]) for v in results.response["violations"]]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", [*PAGES, "trainings/new"])
def test_no_violation_on_any_page(open_page, language, path):
    _check(open_page(f"/{language}/{path}"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "said",
    [
        "hij staat voor de deur met een mes",
        "ik zoek een vluchthuis in Elsene",
        "opleiding over seksueel geweld",
        "ik ben apotheker, wat moet ik doen",
    ],
)
def test_no_violation_in_a_conversation(open_page, said, scheme):
    page = open_page("/nl/", color_scheme=scheme)
    page.fill("#message", said)
    page.press("#message", "Enter")
    page.locator(".exchange").wait_for()
    _check(page)


def test_no_violation_on_results_records_mistakes_and_notices(open_page):
    page = open_page("/en/directory")
    page.locator(".card h3 a").first.click()
    _check(page)
    page.click('a[href*="/wrong/"]')
    page.click("main form button.primary")
    _check(page)
    page.check('input[value="hours"]')
    page.click("main form button.primary")
    _check(page)
    page = open_page("/en/trainings/new")
    page.click("main form button.primary")
    _check(page)
    _check(open_page("/en/nothing"))


@pytest.mark.parametrize("path", [*PAGES, "trainings/new"])
def test_four_times_larger_fits_the_width(open_page, path):
    page = open_page(f"/nl/{path}", width=320)  # 1280 px at 400 %
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_keyboard_alone_suffices(open_page):
    page = open_page("/en/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hasAttribute('data-exit')"), "leaving comes second"
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "message":
            break
    page.keyboard.type("I need a lawyer in Ixelles")
    page.keyboard.press("Enter")
    page.locator(".exchange .card").first.wait_for()
    assert page.evaluate("document.activeElement.id") == "message"
    reached = set()
    for _ in range(80):
        page.keyboard.press("Shift+Tab")
        reached.add(page.evaluate("document.activeElement.className || document.activeElement.tagName + document.activeElement.getAttribute('href')"))
    assert any("tel:" in name for name in reached)
    assert page.url.endswith("/en/"), "Shift with Tab does not leave"


def test_new_messages_are_announced_and_carry_their_language(open_page):
    page = open_page("/fr/")
    assert page.locator('#log[role="log"][aria-live="polite"]').count() == 1
    page.fill("#message", "ik ben bang van mijn man, wie kan mij helpen?")
    page.press("#message", "Enter")
    page.locator(".exchange").wait_for()
    assert page.locator(".exchange").get_attribute("lang") == "nl"


def test_a_dark_room_gets_a_dark_page(open_page):
    colour = "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0)"
    assert open_page("/fr/", color_scheme="dark").evaluate(colour) < 200 < open_page("/fr/", color_scheme="light").evaluate(colour)


def test_forced_colours_keep_the_exit_visible(open_page):
    page = open_page("/fr/", forced_colors="active")
    assert page.evaluate("getComputedStyle(document.getElementById('exit')).borderTopStyle") == "solid"


def test_reduced_motion_moves_nothing(open_page):
    page = open_page("/fr/", reduced_motion="reduce")
    page.evaluate("document.getElementById('status').className = 'waiting'")
    assert page.evaluate("getComputedStyle(document.getElementById('status'), '::after').animationName") == "none"


def test_the_counter_sheet_prints_on_one_page(open_page, tmp_path):
    for language in LANGUAGES:
        page = open_page(f"/{language}/counter", width=1280)
        pdf = page.pdf(format="A4", prefer_css_page_size=True)
        assert pdf.count(b"/Type /Page\n") == 1 or pdf.count(b"/Type /Page ") == 1 or b"/Count 1" in pdf
