"""Which trained model belongs to the data as they are: a fingerprint in its file name."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from bot.errors import RelaisError
from bot.i18n.languages import LOCALES, languages
from bot.nlu.understander import encoder_folder
from bot.settings import ROOT, get_settings

SOURCES = ("config.yml", "domain.yml", "data/nlu", "data/rules", "data/stories", "bot/nlu")
"""Everything a model is made from, with the responses of each language, which Rasa keeps in its domain."""


class TrainingFailed(RelaisError):
    """Rasa could not train; its own lines say why."""

    code = "training_failed"


def models_dir() -> Path:
    """Folder of the trained models."""
    folder = get_settings().models_dir
    return folder if folder.is_absolute() else ROOT / folder


def fingerprint() -> str:
    """A hash of everything a model is made from."""
    digest = hashlib.sha256()
    for path in (*(ROOT / source for source in SOURCES), *(LOCALES / code / "responses" for code in languages()), encoder_folder()):
        files = sorted(p for p in path.rglob("*") if p.suffix in (".yml", ".py", ".onnx")) if path.is_dir() else [path] if path.exists() else []
        for file in files:
            digest.update(str(file.relative_to(path) if file != path else file.name).encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def current_model() -> Path | None:
    """The model trained on the data as they are, or null."""
    path = models_dir() / f"relais-{fingerprint()}.tar.gz"
    return path if path.exists() else None


def train_command(name: str, folder: Path) -> list[str]:
    """Rasa's command that trains the model ``name`` in ``folder``.

    Without Rasa's validation, which reads everything a second time and says less than `make validate` and the content tests.
    """
    return [sys.executable, "-m", "bot", "rasa", "train", "--skip-validation", "--fixed-model-name", name, "--out", str(folder)]


def train() -> Path:
    """Train and give the model's file.

    Raises:
        TrainingFailed: Rasa ended with an error.
    """
    name = f"relais-{fingerprint()}"
    if subprocess.run(train_command(name, models_dir()), cwd=ROOT, env={**os.environ, "PYTHONWARNINGS": "ignore"}, check=False).returncode != 0:
        raise TrainingFailed("Training failed; Rasa's lines above say why. `make validate` checks the data.")
    return models_dir() / f"{name}.tar.gz"
