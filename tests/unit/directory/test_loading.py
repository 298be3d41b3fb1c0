"""The loader: idempotent, all errors at once, nothing written when one is fatal, editors' changes kept."""

import shutil

import pytest
import yaml

from bot.directory import editing, models, queries
from bot.directory.hours import brussels_now
from bot.directory.loading import DATA, load, read_records
from bot.errors import InvalidRecord


def _count(session, model):
    return session.query(model).count()


def test_loading_twice_changes_nothing(session):
    before = {m: _count(session, m) for m in (models.Service, models.Phone, models.Organization, models.TaxonomyTerm, models.Pharmacy)}
    loaded = load(session)
    assert loaded.removed == 0
    assert {m: _count(session, m) for m in before} == before


def test_every_fact_file_is_carried(session):
    assert (_count(session, models.Service), _count(session, models.Pharmacy)) == (222, 604)
    assert (_count(session, models.Training), _count(session, models.Programme), _count(session, models.Municipality)) == (83, 33, 19)


def test_an_editors_change_survives_loading(session):
    editing.change(session, "samusocial", "website", "https://example.org", "Ada", brussels_now())
    load(session)
    assert queries.services_by_id(session, ["samusocial"])[0].document["website"] == "https://example.org"


@pytest.fixture
def broken(tmp_path):
    """A copy of the data whose shelter file can be damaged."""
    folder = tmp_path / "directory"
    shutil.copytree(DATA, folder)
    path = folder / "services" / "shelter.yaml"

    def damage(*changes):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        for index, field, value in changes:
            data["records"][index][field] = value
        path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
        return folder

    return damage


def test_all_errors_are_reported_at_once_with_file_record_and_field(broken):
    folder = broken((0, "opening_hours", "whenever"), (1, "topics", ["nonsense"]), (2, "phones", [{"number": "12", "hours": None}]))
    _, problems = read_records(folder)
    said = [str(problem) for problem in problems]
    assert len(said) == 3
    assert all(text.startswith("services/shelter.yaml: ") for text in said)
    assert [
        field in text
        for field, text in zip(("opening_hours", "phones.0.number", "topics"), sorted(said, key=lambda t: t.split(": ")[2]), strict=True)
    ] == [True] * 3


def test_nothing_is_written_when_one_record_is_wrong(session, broken):
    before = _count(session, models.Service)
    with pytest.raises(InvalidRecord):
        load(session, broken((0, "name", None), (1, "summary", {"fr": "x", "nl": "x", "en": "changed"})))
    assert _count(session, models.Service) == before


def test_a_confidential_record_with_an_address_is_refused(broken):
    confidential = next(i for i, r in enumerate(yaml.safe_load((DATA / "services/shelter.yaml").read_text())["records"]) if r["address_confidential"])
    address = {"street": "Rue Plantée", "number": "1", "postcode": "1000", "municipality": "bruxelles"}
    _, problems = read_records(broken((confidential, "address", address)))
    assert "address must be null where address_confidential" in str(problems[0])


def test_a_file_that_is_not_yaml_is_a_problem_not_a_crash(broken):
    folder = broken()
    (folder / "services" / "legal.yaml").write_text("records: [", encoding="utf-8")
    _, problems = read_records(folder)
    assert [p.file for p in problems if "cannot be read" in p.message] == ["services/legal.yaml"]
