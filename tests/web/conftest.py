"""The web application in memory, in front of a fake Rasa."""

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.directory.preparing import prepare_directory
from bot.settings import Settings
from bot.web.app import create_app
from tests.support.fake_rasa import FakeRasa


@pytest.fixture
def rasa():
    return FakeRasa()


@pytest.fixture
async def make_client(rasa):
    """A client of the application with these settings; ``rasa_gone`` leaves nothing at Rasa's address."""
    opened = []

    async def make(rasa_gone=False, **settings):
        server = TestServer(rasa.app(), host="127.0.0.1")
        await server.start_server()
        port = server.port
        if rasa_gone:
            await server.close()
        client = TestClient(TestServer(create_app(Settings(rasa_port=port, **settings)), host="127.0.0.1"))
        await client.start_server()
        opened.extend([client] if rasa_gone else [client, server])
        return client

    yield make
    for thing in opened:
        await thing.close()


@pytest.fixture
async def client(make_client):
    return await make_client()


@pytest.fixture(scope="package")
def loaded(tmp_path_factory):
    """Settings of a loaded directory."""
    folder = tmp_path_factory.mktemp("pages")
    settings = Settings(database_url=f"sqlite:///{folder}/relais.db", state_dir=folder)
    prepare_directory(settings)
    return {"database_url": settings.database_url, "state_dir": folder}


@pytest.fixture
async def site(make_client, loaded):
    """A client of the application with a loaded directory."""
    return await make_client(**loaded)
