"""Each filter changes what is shown, each card says what it must, each page keeps its marks: found by breaking them one by one."""

import datetime as dt
import re
from html import unescape

import pytest
from icalendar import Calendar

from bot.directory import queries
from bot.directory.database import shared_directory
from bot.directory.hours import BRUSSELS
from bot.directory.opening import open_now
from bot.i18n.yaml_files import read_yaml
from bot.settings import ROOT, Settings
from bot.web.addresses import code_of, page_of
from bot.web.rate_limit import WINDOW, RateLimit

LANGUAGES = ["fr", "nl", "en"]
SUNDAY_NIGHT = dt.datetime(2026, 11, 29, 3, 0, tzinfo=BRUSSELS)
MONDAY_NOON = dt.datetime(2026, 11, 30, 12, 0, tzinfo=BRUSSELS)


@pytest.fixture(scope="module")
def entries(loaded):
    """Every record by the code of its page."""
    with shared_directory(Settings(**loaded).sqlalchemy_url, 0.8).session() as session:
        found = [*queries.all_services(session), *queries.trainings(session, with_past=True), *queries.pharmacies(session)]
    return {code_of(entry.kind, entry.id): entry for entry in found}


async def _text(response):
    return unescape(await (await response).text()).replace("\u202f", " ").replace("\xa0", " ")


def _shown(html, entries):
    return [entries[code] for code in re.findall(r'itemprop="name"><a href="/\w\w/\w+/([^"]+)"', html)]


def _ids(found):
    return [entry.id for entry in found]


async def _found(site, entries, **form):
    return _shown(await _text(site.post("/en/directory", data=form)), entries)


async def test_every_filter_of_the_directory_counts(site, entries):
    here = await _found(site, entries, need="find_social_help", municipality="jette")
    anywhere = await _found(site, entries, need="find_social_help")
    assert (here[0].municipality, anywhere[0].municipality != "jette") == ("jette", True)
    dutch = [e for e in await _found(site, entries, need="find_psychological_help", language="nl") if e.category == "psychological"]
    assert [e.id for e in dutch if "nl" not in e.document["languages"]] == [] and dutch != []
    men = await _found(site, entries, need="find_service", audience="men")
    assert [e.id for e in men if not {"men", "everyone"} & set(e.document["audiences"] or ["everyone"])] == []
    assert _ids(men) != _ids(await _found(site, entries, need="find_service"))
    ticked = await _text(site.post("/en/directory", data={"need": "find_helpline", "open": "1"}))
    plain = await _text(site.post("/en/directory", data={"need": "find_helpline"}))
    assert re.search(r'name="open"[^>]*checked', ticked) and not re.search(r'name="open"[^>]*checked', plain)


async def test_open_now_shows_open_ones_alone(site, entries, monkeypatch):
    monkeypatch.setattr("bot.web.pages.directory.brussels_now", lambda: SUNDAY_NIGHT)
    everything = await _found(site, entries, need="find_psychological_help")
    opened = await _found(site, entries, need="find_psychological_help", open="1")
    first = {"ecoute-violences-conjugales", "tele-accueil-107", "chs-helpline"}  # said first, whatever the hour
    assert [e.id for e in opened if e.id not in first and not open_now(e, SUNDAY_NIGHT)] == []
    assert [e.id for e in everything if not open_now(e, SUNDAY_NIGHT)] != []
    monkeypatch.setattr("bot.web.pages.pharmacies.brussels_now", lambda: SUNDAY_NIGHT)
    at_night = _shown(await _text(site.post("/en/pharmacies", data={"municipality": "bruxelles", "open": "1"})), entries)
    assert [e.id for e in at_night if not open_now(e, SUNDAY_NIGHT)] == []


async def _trainings(site, entries, query):
    return _shown(await _text(site.get(f"/en/trainings?{query}")), entries)


async def test_every_filter_of_the_trainings_counts(site, entries):
    everything = await _trainings(site, entries, "")
    by_topic = await _trainings(site, entries, "topic=fgm")
    assert by_topic != [] and [e.id for e in by_topic if "fgm" not in e.document["topics"]] == []
    for_teachers = await _trainings(site, entries, "audience=teachers")
    assert for_teachers != [] and [e.id for e in for_teachers if "teachers" not in e.document["audiences"]] == []
    online = await _trainings(site, entries, "format=online")
    assert online != [] and [e.id for e in online if e.document["format"] not in ("online", "hybrid")] == []
    free = await _trainings(site, entries, "free=1")
    assert free != [] and [e.id for e in free if e.document["price_eur"] != 0] == []
    assert _ids(everything) not in (_ids(by_topic), _ids(for_teachers), _ids(online), _ids(free))
    assert set(_ids(everything)) & set(_ids(await _trainings(site, entries, "page=1"))) == set(), "the next page goes on"


async def test_pharmacies_go_on_and_open_ones_can_be_asked_for(site):
    first = await _text(site.post("/en/pharmacies", data={"place": "1000"}))
    second = await _text(site.post("/en/pharmacies", data={"place": "1000", "page": "1"}))
    assert re.findall(r'href="tel:([^"]+)"', first) != re.findall(r'href="tel:([^"]+)"', second)


async def test_a_card_says_how_to_reach_the_service(site, entries):
    code, entry = next(
        (c, e)
        for c, e in entries.items()
        if e.kind == "service" and e.document.get("chat_url") and e.document.get("email") and e.document.get("website")
    )
    html = await _text(site.get(page_of("en", "service", entry.id)))
    for way in (entry.document["chat_url"], f"mailto:{entry.document['email']}", entry.document["website"]):
        assert f'href="{way}"' in html, code
    assert 'itemtype="https://schema.org/Organization"' in html and "not yet confirmed" in html.lower()
    lines = await _text(site.get("/en/"))
    assert read_yaml(ROOT / "bot" / "locales" / "en" / "web.yml")["call_note"] in lines, "calls stand in the phone's list"


async def test_a_training_with_a_real_date_goes_into_a_calendar(site, entries):
    dated = next(c for c, e in entries.items() if e.kind == "training" and any(len(date) == 10 for date in e.document["dated"]))
    undated = next(c for c, e in entries.items() if e.kind == "training" and not any(len(date) == 10 for date in e.document["dated"]))
    assert f'href="/fr/trainings/{dated}.ics"' in await _text(site.get(f"/fr/trainings/{dated}"))
    assert ".ics" not in (await _text(site.get(f"/fr/trainings/{undated}"))).split("<main")[1]
    answer = await site.get(f"/fr/trainings/{dated}.ics")
    assert (answer.status, answer.content_type) == (200, "text/calendar")
    assert len(Calendar.from_ical(await answer.read()).walk("VEVENT")) >= 1
    assert (await site.get(f"/fr/trainings/{undated}.ics")).status == 404
    feed = Calendar.from_ical(await (await site.get("/fr/trainings.ics")).read()).walk("VEVENT")
    days = [d for e in entries.values() if e.kind == "training" for d in e.document["dated"] if len(d) == 10]
    assert len(feed) == len(days), "a month is no date"


async def test_cards_say_until_when_and_how_old(site, entries, monkeypatch):
    monkeypatch.setattr("bot.web.pages.directory.brussels_now", lambda: MONDAY_NOON)
    html = await _text(site.post("/en/directory", data={"need": "find_psychological_help", "language": "fr"}))
    cards = html.split('class="card ')[1:]
    assert len(cards) > 5 and [c[:80] for c in cards if "confirmed" not in c.lower() and "checked" not in c.lower()] == []
    assert re.search(r'class="opening">Open now, until \d\d:\d\d', html)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_page_says_what_it_is_and_each_detail_of_the_counter_holds_something(site, language):
    web = read_yaml(ROOT / "bot" / "locales" / language / "web.yml")
    assert web["what_is"] in await _text(site.get(f"/{language}/")), "an automated assistant, no person, no emergency service"
    counter = await _text(site.get(f"/{language}/counter"))
    details = re.findall(r"<details.*?</details>", counter, re.DOTALL)
    assert len(details) == len(web["counter"]["sections"]) and [d[:60] for d in details if "<li>" not in d] == []


async def test_the_icon_says_nothing(client):
    icon = await (await client.get("/static/icon.svg")).text()
    assert not re.search(r"<(text|title|desc|path)", icon) and set(re.findall("#[0-9a-f]{6}", icon)) == {"#0b3d66"}


async def test_a_line_that_never_closes_says_it_is_open(site, entries):
    entry = next(e for e in entries.values() if e.id == "tele-accueil-107")
    html = await _text(site.get(page_of("en", "service", entry.id)))
    assert re.search(r'class="opening">\s*\S', html)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_marks_of_a_page(site, language):
    html = await _text(site.get(f"/{language}/programmes"))
    head = html[: html.index("</head>")]
    assert all(f'rel="alternate" hreflang="{code}"' in head for code in LANGUAGES)
    assert all("noreferrer" in link for link in re.findall(r"<a [^>]*data-exit[^>]*>", html))
    sources = re.findall(r'href="(https?://[^"]+)"', html[html.index("<main") :])
    assert len(sources) > 20 and re.search(r"20\d\d", html), "each programme names its source and its age"
    chat = await _text(site.get(f"/{language}/"))
    web = read_yaml(ROOT / "bot" / "locales" / language / "web.yml")
    assert web["call_note"] in chat and 'autocomplete="off"' in chat
    drawn = await _text(site.get(f"/{language}/directory"))
    assert drawn.count('class="place') == 19 and len(re.findall(r"<li>[^<:]+: \d+</li>", drawn)) == 19


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["privacy", "accessibility", "safety"])
async def test_a_statement_says_everything_it_holds(site, language, name):
    html = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", await _text(site.get(f"/{language}/{name}"))))
    sections = read_yaml(ROOT / "bot" / "locales" / language / "pages" / f"{name}.yml")["sections"]
    assert sections and all(section["title"] in html for section in sections)
    assert len(html) > 1000


async def test_search_engines_are_told_what_is_theirs(site):
    robots = await _text(site.get("/robots.txt"))
    assert "Disallow: /webhooks/" in robots and "/sitemap.xml" in robots
    assert 'content="noindex"' in await _text(site.get("/fr/nothing-here"))


async def test_without_script_a_left_page_empties_itself(client, rasa):
    html = await (await client.post("/fr/", data={"message": "bonjour"})).text()
    assert re.search(r'<noscript><meta http-equiv="refresh" content="900;url=/fr/">', html)
    assert re.search(r'name="turn" value="[^"]{8,}"', html), "a turn sent twice is known by it"


def test_addresses_are_forgotten_after_a_minute():
    now = [0.0]
    limit = RateLimit(2, clock=lambda: now[0])
    assert limit.allows("192.0.2.1")
    now[0] = WINDOW + 1
    limit.forget_old()
    assert "192.0.2.1" not in str(vars(limit))
