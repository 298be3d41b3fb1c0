"""Talk to Relais in the terminal: Rasa's own shell, with the action server it needs."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys

from bot.directory.preparing import prepare_directory
from bot.rasa_ext.model_files import current_model, train
from bot.settings import ROOT, get_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No arguments."""


def run(arguments: argparse.Namespace) -> int:
    """Start the action server, then ``rasa shell``; both end together."""
    print(prepare_directory(get_settings()))
    model = current_model() or train()
    actions = subprocess.Popen([sys.executable, "-m", "bot", "rasa", "run", "actions"], cwd=ROOT, start_new_session=True)
    try:
        return subprocess.run([sys.executable, "-m", "bot", "rasa", "shell", "--model", str(model)], cwd=ROOT, check=False).returncode
    except KeyboardInterrupt:
        return 0
    finally:
        os.killpg(actions.pid, signal.SIGTERM)
        actions.wait()
