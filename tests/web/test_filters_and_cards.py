"""Each filter changes what is shown, each card says what it must, each page keeps its marks: found by breaking them one by one."""

import re
from html import unescape

import pytest

from bot.directory import queries
from bot.directory.database import shared_directory
from bot.i18n.yaml_files import read_yaml
from bot.settings import ROOT, Settings
from bot.web.addresses import code_of, page_of
from bot.web.rate_limit import WINDOW, RateLimit

LANGUAGES = ["fr", "nl", "en"]


@pytest.fixture(scope="module")
def entries(loaded):
    """Every record by the code of its page."""
    with shared_directory(Settings(**loaded).sqlalchemy_url, 0.8).session() as session:
        found = [*queries.all_services(session), *queries.trainings(session, with_past=True)]
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
    assert _ids(everything) not in (_ids(by_topic), _ids(for_teachers), _ids(online))
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
