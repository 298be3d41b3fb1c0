"""Records a person reads: complete in three languages, ids stable, the lines said first right."""

import json
import re

import pytest

from bot.directory.essentials import SNAPSHOT, essential_ids
from bot.directory.loading import DATA, data_files, read_records
from bot.directory.procedure import sections
from bot.i18n.catalogue import responses
from bot.i18n.languages import LOCALES, languages
from bot.i18n.yaml_files import read_yaml
from bot.settings import ROOT

RECORDS, PROBLEMS = read_records(DATA)
BY_ID = {data["id"]: data for _, data in RECORDS["service"]}
TEXTS = {"service": ("name", "summary", "access"), "training": ("title",), "programme": ("name", "summary")}


def test_all_files_are_valid():
    assert [str(p) for p in PROBLEMS] == []


@pytest.mark.parametrize("kind", TEXTS)
def test_names_and_summaries_in_every_language(kind):
    missing = [
        (data["id"], field, language)
        for _, data in RECORDS[kind]
        for field in TEXTS[kind]
        for language in languages()
        if data[field] is not None and not data[field].get(language)
    ]
    assert missing == []


def test_ids_never_change():
    known = json.loads((ROOT / "tests" / "content" / "ids.json").read_text(encoding="utf-8"))
    assert {kind: sorted(d["id"] for _, d in records) for kind, records in RECORDS.items()} == known


def test_emergency_numbers_in_the_texts_are_those_of_the_records():
    assert [BY_ID[i]["phones"][0]["number"] for i in ("112", "101")] == ["112", "101"]
    for language in languages():
        for name in ("utter_immediate_danger", "utter_pharmacist_immediate_danger", "utter_technical_problem", "utter_introduction"):
            text = responses(language)[name][0]["text"]
            assert "112" in text and "101" in text, (language, name)
        assert "112" in responses(language)["utter_suicidal_thoughts"][0]["text"]


@pytest.mark.parametrize("language", languages())
def test_the_delays_said_after_sexual_violence_are_those_of_the_care_centre(language):
    access = BY_ID["cpvs-bruxelles"]["access"][language]
    said = responses(language)["utter_sexual_violence"][0]["text"]
    assert set(re.findall(r"\d+", said)) == {"7", "72"} <= set(re.findall(r"\d+", access))


def test_sms_numbers_are_said_only_with_their_registration():
    note = json.dumps(BY_ID["app-112-be"]["sms_note"])
    assert "8112" in note and "8101" in note
    for language, word in (("fr", "inscription"), ("nl", "ingeschreven"), ("en", "registration")):
        assert word in responses(language)["utter_immediate_danger"][0]["text"]


def test_the_snapshot_of_the_lines_said_first_is_that_of_the_records():
    snapshot = json.loads(SNAPSHOT.read_text(encoding="utf-8"))
    assert [r["id"] for r in sorted(snapshot["records"], key=lambda r: r["id"])] == sorted(essential_ids())
    for record in snapshot["records"]:
        ours = BY_ID[record["id"]]
        for field in ("name", "phones", "chat_url", "access"):
            assert record["document"][field] == ours[field], f"run `python -m bot directory essentials` ({record['id']}.{field})"


def test_first_lines_exist_and_can_be_called():
    for need, by_language in read_yaml(DATA / "first_lines.yaml").items():
        if need != "meta":
            for language in languages():
                for line in by_language[language]:
                    assert BY_ID[line]["phones"], line


def _lists(value):
    """Every list of ids below ``value``."""
    if isinstance(value, list):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _lists(part)


def test_every_service_that_an_editor_put_somewhere_exists():
    table = read_yaml(DATA / "needs.yaml")
    groups = (
        "seldom",
        "of_victims",
        "instead_of_police",
        "emergency_departments",
        "homeless",
        "residents_only",
        "young",
        "pinned_whenever_said",
        "images_shared",
    )
    pinned = [value for need in table["needs"].values() for key, value in need.items() if key.startswith("pinned")]
    named = {i for part in [*(table[group] for group in groups), *pinned] for ids in _lists(part) for i in ids}
    assert len(named) > len(groups) and named - BY_ID.keys() == set()


def test_no_law_is_quoted_by_number_in_what_victims_and_pharmacists_read():
    for steps in sections().values():
        for step in steps:
            assert "art." not in json.dumps(step.text) and "458" not in json.dumps([step.text, step.title, step.say])


def test_the_procedure_is_complete_in_every_language():
    for name, steps in sections().items():
        for step in steps:
            for language in languages():
                assert step.title[language] and step.text[language], (name, step.id)
            assert len({len(step.say.get(language, [])) for language in languages()}) == 1, step.id


def test_every_file_names_its_licence():
    licences = (DATA / "LICENCES.md").read_text(encoding="utf-8")
    for _, path in data_files():
        name = path.parent.name if path.parent != DATA else path.name
        assert name in licences, path
    assert "ODbL" in licences and "OpenStreetMap contributors" in licences


def test_figures_name_themes_that_questions_can_name_and_sources_of_their_record():
    for _, record in RECORDS["programme"]:
        for statistic in record.get("statistics", []):
            for language in languages():
                known = {*read_yaml(DATA / "taxonomy.yaml")["topics"], *read_yaml(LOCALES / language / "terms.yml")["figures"]}
                assert set(statistic["themes"]) <= known and statistic["text"][language], record["id"]
            assert statistic["source"] in record["sources"], record["id"]
