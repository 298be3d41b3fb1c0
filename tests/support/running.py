"""The whole of Relais, started as an operator starts it, on free ports and a database of its own."""

import os
import signal
import subprocess
import sys
import time

import pytest

from bot.rasa_ext.model_files import current_model, train
from bot.settings import ROOT
from tests.support.databases import free_port


class Running:
    """Addresses of the processes, and everything they wrote."""

    def __init__(self, web, rasa, folder, log):
        self.web, self.rasa, self.folder, self._log = web, rasa, folder, log

    @property
    def output(self):
        return self._log.read_text(encoding="utf-8", errors="replace")


@pytest.fixture(scope="session")
def relais(tmp_path_factory):
    """A running Relais at DEBUG, so that everything it could log is logged."""
    folder = tmp_path_factory.mktemp("relais")
    current_model() or train()
    web, rasa = free_port(), free_port()
    environment = {
        **os.environ,
        "RELAIS_WEB_PORT": str(web),
        "RELAIS_RASA_PORT": str(rasa),
        "RELAIS_DATABASE_URL": f"sqlite:///{folder}/relais.db",
        "RELAIS_STATE_DIR": str(folder),
        "RELAIS_LOG_LEVEL": "DEBUG",
        "RELAIS_RATE_LIMIT_PER_MINUTE": "100000",
        "RELAIS_DATABASE_TIMEOUT": "5",
        "RELAIS_ACTION_TIMEOUT": "5",
        "RELAIS_WEB_TIMEOUT": "15",
    }
    log = folder / "output.txt"
    with log.open("w") as out:
        process = subprocess.Popen([sys.executable, "-m", "bot", "run"], cwd=ROOT, env=environment, stdout=out, stderr=out, start_new_session=True)
        running = Running(f"http://127.0.0.1:{web}", f"http://127.0.0.1:{rasa}", folder, log)
        deadline = time.monotonic() + 120
        while "Relais answers" not in running.output:
            assert process.poll() is None and time.monotonic() < deadline, running.output
            time.sleep(0.2)
        yield running
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0, running.output
