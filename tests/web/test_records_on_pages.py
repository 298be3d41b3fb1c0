"""What the pages may show of a record: nothing of hidden places, nothing told by an address, every page in every language."""

import re
from dataclasses import replace
from html import unescape

import pytest

from bot.directory.cards import item
from bot.directory.database import shared_directory
from bot.directory.hours import brussels_now
from bot.i18n.catalogue import label
from bot.settings import Settings
from bot.web.addresses import PAGES, code_of, page_of
from bot.web.pages.directory import _counts

LANGUAGES = ["fr", "nl", "en"]
TELLING = re.compile(r"viol|geweld|femicid|feminicid|rape|abus|shelter|refuge|slachtoffer|victim", re.IGNORECASE)


def _records(loaded, question, **values):
    directory = shared_directory(Settings(**loaded).sqlalchemy_url, 0.8)
    with directory.session() as session:
        return question(session, **values)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
async def test_every_page_stands_in_every_language(site, language, page):
    response = await site.get(f"/{language}/{page}")
    html = await response.text()
    assert response.status == 200 and f'<html lang="{language}"' in html and "112" in html
    assert {f'hreflang="{code}"' for code in LANGUAGES} <= set(re.findall(r'hreflang="\w\w"', html))
    title = re.search(r"<title>(.*?)</title>", html).group(1)
    assert title.startswith("Relais") and not TELLING.search(title)


async def test_no_address_and_no_file_name_tells_what_the_page_is_about(site):
    addresses = set(re.findall(r"<loc>(.*?)</loc>", await (await site.get("/sitemap.xml")).text()))
    assert len(addresses) > 3 * (len(PAGES) + 150)
    for page in PAGES:
        addresses |= set(re.findall(r'(?:href|src|action)="(/[^"]*)"', await (await site.get(f"/en/{page}")).text()))
    assert [a for a in addresses if TELLING.search(a)] == []


async def test_hidden_places_stand_on_no_page_and_in_no_sitemap(site, loaded):
    from bot.directory import queries

    hidden = [e for e in _records(loaded, queries.all_services) if e.place_is_hidden]
    assert len(hidden) > 20
    sitemap = await (await site.get("/sitemap.xml")).text()
    for entry in hidden:
        path = page_of("fr", "service", entry.id)
        assert code_of("service", entry.id) not in sitemap
        html = (await (await site.get(path)).text()).replace(entry.document["name"]["fr"].replace("'", "&#39;"), "")
        address = entry.document.get("address") or {}
        street, postcode = address.get("street"), address.get("postcode")
        assert not (street and street in html) and not (postcode and postcode in html), entry.id
        assert 'content="noindex"' in html


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_hidden_place_says_to_call_first_and_how_one_is_taken_in(site, loaded, language):
    from bot.directory import queries

    entry = next(e for e in _records(loaded, queries.all_services) if e.place_is_hidden and (e.document.get("access") or {}).get(language))
    page = unescape(await (await site.get(page_of(language, "service", entry.id))).text()).replace("\u202f", " ").replace("\xa0", " ")
    assert label("card.address_not_given", language) in page and entry.document["access"][language][:20] in page


async def test_the_map_counts_no_hidden_place(site, loaded):
    from bot.directory import queries

    entries = _records(loaded, queries.all_services)
    shelters = [e for e in entries if e.category == "shelter" and e.place_is_hidden and e.municipality]
    assert shelters and sum(_counts(entries).values()) == sum(bool(e.municipality) and not e.place_is_hidden for e in entries)
    assert _counts(shelters) == {}
    html = await (await site.post("/en/directory", data={"need": "find_shelter"})).text()
    drawn = sum(int(count) for count in re.findall(r"<li>[^<:]+: (\d+)</li>", html))
    assert drawn == sum(_counts(entries).values()) > 100


def test_no_distance_is_told_of_a_hidden_place(loaded):
    from bot.directory import queries

    entry = next(e for e in _records(loaded, queries.all_services) if e.place_is_hidden)
    assert item(replace(entry, distance_km=1.2), "en", brussels_now(), {})["distance_km"] is None


async def test_a_submitted_training_waits_for_an_editor_with_its_contact_apart(site, loaded):
    from bot.directory import submissions

    form = {"title": "Écouter mieux", "organiser": "Asbl Oreille", "languages": ["fr", "nl"], "contact": "moi@oreille.be"}
    assert (await site.post("/fr/trainings/new", data=form)).status == 200
    kept = _records(loaded, submissions.pending)[-1]
    assert kept.kind == "training" and kept.payload["title"] == "Écouter mieux" and kept.payload["languages"] == ["fr", "nl"]
    assert kept.contact == "moi@oreille.be" and "oreille.be" not in str(kept.payload)


async def test_a_mistake_in_the_form_keeps_what_was_ticked(site):
    html = await (await site.post("/fr/trainings/new", data={"title": "", "organiser": "Asbl", "languages": ["nl"], "contact": "rien"})).text()
    assert re.search(r'value="nl"[^>]*checked', html) and not re.search(r'name="languages" value="fr"[^>]*checked', html)


async def test_filters_take_only_what_is_in_their_lists(site):
    nonsense = {"need": "<script>alert(1)</script>", "municipality": "atlantis", "language": "xx", "audience": "'; drop table service", "page": "-1"}
    response = await site.post("/en/directory", data=nonsense)
    html = await response.text()
    assert response.status == 200 and "atlantis" not in html and "alert(1)" not in html and "drop table" not in html


async def test_the_directory_pages_on_and_filters_open_ones(site):
    first = await (await site.post("/en/directory", data={"need": "find_shelter"})).text()
    second = await (await site.post("/en/directory", data={"need": "find_shelter", "page": "1"})).text()
    names = [set(re.findall(r'itemprop="name"><a href="([^"]+)', html)) for html in (first, second)]
    assert names[0] and names[1] and len(names[0] & names[1]) == 0


async def test_unknown_records_are_not_found_with_the_numbers(site):
    for path in ("/fr/directory/0000000000", "/fr/trainings/0000000000", "/fr/trainings/0000000000.ics", "/fr/wrong/0000000000"):
        response = await site.get(path)
        assert response.status == 404 and "112" in await response.text()


async def test_a_report_keeps_the_record_and_the_field_alone(site, loaded):
    from bot.directory import queries, submissions

    entry = _records(loaded, queries.all_services)[0]
    path = f"/fr/wrong/{code_of('service', entry.id)}"
    assert (await site.post(path, data={"field": "elsewhere", "text": "moi"})).status == 422
    assert (await site.post(path, data={"field": "hours", "text": "moi"})).status == 200
    kept = _records(loaded, submissions.pending)[-1]
    assert kept.payload == {"kind": "service", "record": entry.id, "field": "hours", "correction": None} and kept.contact is None


async def test_a_program_that_fills_in_every_field_is_refused(site, loaded):
    form = {"title": "Titre", "organiser": "Moi", "languages": "fr", "contact": "a@b.be", "website_url": "x"}
    assert (await site.post("/fr/trainings/new", data=form)).status == 422


async def test_security_txt_names_a_contact_and_a_date(site):
    text = await (await site.get("/.well-known/security.txt")).text()
    assert re.search(r"^Contact: \S+", text, re.MULTILINE) and re.search(r"^Expires: \d{4}-\d\d-\d\dT", text, re.MULTILINE)


async def test_the_first_load_stays_under_fifty_kilobytes(site):
    import gzip

    total = 0
    for path in ("/fr/", "/static/style.css", "/static/chat.js", "/static/leave.js", "/static/icon.svg"):
        total += len(gzip.compress(await (await site.get(path)).read()))
    assert total < 50 * 1024
