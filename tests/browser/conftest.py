"""Debian's Chromium, a new context for each test, every request watched."""

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request

import pytest
from playwright.sync_api import sync_playwright

from bot.settings import ROOT
from tests.support.databases import free_port

# As platform of a root container asks for; the rest keeps the browser itself from calling home.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
KEPT = """async () => [
    localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length
]"""


@pytest.fixture(scope="session")
def chromium():
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("Chromium is not installed (apt install chromium); CI installs it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, relais):
    """Opens pages of the running Relais; at the end nothing was asked of another host and nothing was kept."""
    opened = []

    def open_page(path="/fr/", base=None, width=320, script=True, **options):
        context = chromium.new_context(viewport={"width": width, "height": 640}, java_script_enabled=script, **options)
        # The neutral page stands in for the one of the deployment.
        context.route("https://www.meteo.be/**", lambda route: route.fulfill(body="<title>Weather</title><h1>Sunny</h1>", content_type="text/html"))
        page = context.new_page()
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url))
        page.problems = []
        page.on("console", lambda message: page.problems.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.goto((base or relais.web) + path)
        opened.append((context, page, base or relais.web, script))
        return page

    yield open_page
    for context, page, base, script in opened:
        foreign = [url for url in page.asked if not url.startswith((base, "https://www.meteo.be"))]
        assert foreign == []
        assert context.cookies() == []
        if script and page.url.startswith(base):
            kept = page.evaluate(KEPT)
            assert kept == [0, 0, 0, 0]
        context.close()


@pytest.fixture(scope="module")
def web_alone(relais, tmp_path_factory):
    """A web process whose Rasa does not answer and whose database is gone."""
    folder = tmp_path_factory.mktemp("alone")
    port = free_port()
    environment = {
        **os.environ,
        "RELAIS_WEB_PORT": str(port),
        "RELAIS_RASA_PORT": str(free_port()),
        "RELAIS_DATABASE_URL": f"sqlite:///{folder}/nothing/here.db",
        "RELAIS_STATE_DIR": str(folder),
    }
    process = subprocess.Popen([sys.executable, "-m", "bot", "web"], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    for _ in range(200):
        try:
            urllib.request.urlopen(f"{address}/health", timeout=1)
            break
        except OSError:
            time.sleep(0.1)
    yield address
    process.send_signal(signal.SIGINT)
    process.wait(timeout=10)
