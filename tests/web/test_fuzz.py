"""Nothing a program may post brings an error of ours, an unescaped echo, or silence."""

import asyncio

import pytest
from aiohttp.test_utils import TestClient, TestServer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.settings import Settings
from bot.web.app import create_app
from tests.support.fake_rasa import FakeRasa

TEXT = st.text(max_size=300)
JSON = st.recursive(st.none() | st.booleans() | st.integers() | TEXT, lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner))
FIELDS = [
    "message",
    "conversation",
    "turn",
    "need",
    "municipality",
    "postcode",
    "page",
    "open",
    "title",
    "organiser",
    "languages",
    "contact",
    "price",
    "link",
    "dates",
    "field",
]
POSTS = ["/fr/", "/nl/erase", "/en/directory", "/fr/pharmacies", "/nl/trainings/new"]
MARK = "<i>mark</i>"


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A loop, and the application in it."""
    from bot.directory.preparing import prepare_directory

    folder = tmp_path_factory.mktemp("fuzz")
    values = {"database_url": f"sqlite:///{folder}/relais.db", "state_dir": folder, "rate_limit_per_minute": 10**9}
    prepare_directory(Settings(**values))
    loop = asyncio.new_event_loop()

    async def start():
        rasa = TestServer(FakeRasa().app(), host="127.0.0.1")
        await rasa.start_server()
        client = TestClient(TestServer(create_app(Settings(rasa_port=rasa.port, **values)), host="127.0.0.1"))
        await client.start_server()
        return rasa, client

    rasa, client = loop.run_until_complete(start())
    yield loop, client
    loop.run_until_complete(client.close())
    loop.run_until_complete(rasa.close())
    loop.close()


def _ask(served, method, path, **values):
    loop, client = served

    async def ask():
        response = await client.request(method, path, **values)
        return response.status, await response.text()

    return loop.run_until_complete(ask())


COMMON = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@COMMON
@given(path=st.sampled_from(POSTS), form=st.dictionaries(st.sampled_from(FIELDS), TEXT.map(lambda t: MARK + t), max_size=8))
def test_posted_forms(served, path, form):
    status, body = _ask(served, "POST", path, data=form)
    assert status < 500 and "112" in body and MARK not in body


@COMMON
@given(query=st.dictionaries(st.sampled_from(["topic", "audience", "language", "format", "free", "past", "page"]), TEXT, max_size=7))
def test_queries_of_the_trainings(served, query):
    status, body = _ask(served, "GET", "/en/trainings", params=query)
    assert status < 500 and "112" in body


@COMMON
@given(body=st.one_of(st.binary(max_size=400), JSON))
def test_bodies_of_the_webhook(served, body):
    values = {"data": body, "headers": {"Content-Type": "application/json"}} if isinstance(body, bytes) else {"json": body}
    status, _ = _ask(served, "POST", "/webhooks/rest/webhook", **values)
    assert status in (200, 400)


@COMMON
@given(tail=st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="#?%\\"), min_size=1, max_size=60))
def test_addresses(served, tail):
    status, _ = _ask(served, "GET", f"/fr/{tail}")
    assert status < 500
