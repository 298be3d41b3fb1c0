"""What the conversations need."""

import urllib.request

import pytest

from tests.support.conversation import Conversation


@pytest.fixture
def chat(relais):
    return Conversation(relais.web)


@pytest.fixture
def rasa_status():
    def status(address):
        with urllib.request.urlopen(address, timeout=5) as response:
            return response.status

    return status
