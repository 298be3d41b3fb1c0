"""``make bench-reference``: train and measure the plain ``rasa init`` pipeline on our data, in an environment of its own.

It takes hours with its 100 passes, so it is run once and in the background; ``make bench`` prints the ratios to what it
stored in ``bench/reference.json``. Only the understanding is measured: that pipeline has no answers of ours.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from pathlib import Path

import yaml

from bot.cli.evaluate import messages
from bot.i18n.languages import languages
from bot.i18n.yaml_files import read_yaml
from bot.rasa_ext.model_files import fingerprint
from bot.settings import ROOT
from tests.support.databases import free_port

FOLDER = Path(__file__).parent
ENVIRONMENT = ROOT / ".venv-reference"
QUIET = {**os.environ, "RASA_TELEMETRY_ENABLED": "false", "PYTHONWARNINGS": "ignore"}
RESULTS = FOLDER / "reference.json"
START_SECONDS = 300


def _install() -> Path:
    uv = shutil.which("uv") or str(ROOT / ".venv-uv" / "bin" / "uv")
    python = ENVIRONMENT / "bin" / "python"
    if not python.exists():
        subprocess.run([uv, "venv", "--quiet", "--python", "3.11", str(ENVIRONMENT)], check=True)
        overrides = str(FOLDER / "reference_overrides.txt")
        subprocess.run(
            [uv, "pip", "install", "--quiet", "--no-config", "--python", str(python), "rasa==3.6.21", "dask==2022.10.2", "--override", overrides],
            check=True,
        )
    return python


def _project(folder: Path, epochs: int) -> None:
    """Rasa's files as ``rasa init`` lays them out, with our sentences."""
    config = read_yaml(FOLDER / "reference.yml")
    for component in config["pipeline"]:
        if component["name"] == "DIETClassifier":
            component["epochs"] = epochs
    (folder / "config.yml").write_text(json.dumps(config), encoding="utf-8")
    by_intent: dict[str, list[dict[str, str]]] = {}
    for code in languages():
        for path in sorted((ROOT / "data" / "nlu" / code).glob("*.yml")):
            for group in read_yaml(path)["nlu"]:
                by_intent.setdefault(group["intent"], []).extend({"text": e["text"].strip() + "\n"} for e in group["examples"])
    (folder / "data").mkdir()
    nlu = {"version": "3.1", "nlu": [{"intent": intent, "examples": examples} for intent, examples in by_intent.items()]}
    (folder / "data" / "nlu.yml").write_text(yaml.safe_dump(nlu, allow_unicode=True, width=10**6), encoding="utf-8")
    (folder / "domain.yml").write_text(json.dumps({"version": "3.1", "intents": list(by_intent)}), encoding="utf-8")


def _parse(port: int, text: str) -> dict:
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/model/parse", json.dumps({"text": text}).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=30) as response:
        return json.load(response)


def _serve(python: Path, folder: Path) -> dict[str, float]:
    port = free_port()
    command = [str(python), "-m", "rasa", "run", "--enable-api", "-i", "127.0.0.1", "-p", str(port)]
    started = time.perf_counter()
    server = subprocess.Popen(command, cwd=folder, env=QUIET, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while True:
            try:
                _parse(port, "bonjour")
                break
            except OSError:
                if time.perf_counter() - started > START_SECONDS or server.poll() is not None:
                    raise
                time.sleep(0.2)
        figures = {"start_s": time.perf_counter() - started}
        times, right, seen = [], Counter(), Counter()
        for message in messages():
            before = time.perf_counter()
            parsed = _parse(port, message["text"])
            times.append(1000 * (time.perf_counter() - before))
            seen[message["language"]] += 1
            right[message["language"]] += parsed["intent"]["name"] == message["intent"]
        status = Path(f"/proc/{server.pid}/status").read_text()
        resident = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        accuracy = {f"right_intent_{code}": 100 * right[code] / seen[code] for code in seen}
        return {**figures, "parse_p50_ms": statistics.median(times), "rasa_memory_mb": int(resident.split()[1]) / 1024, **accuracy}
    finally:
        server.terminate()
        server.wait(timeout=30)


def main() -> int:
    """Install, train, measure, store."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=100, help="passes of DIET; rasa init has 100 (hours on two cores)")
    epochs = parser.parse_args().epochs
    python = _install()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _project(folder, epochs)
        started = time.perf_counter()
        subprocess.run([str(python), "-m", "rasa", "train", "nlu"], cwd=folder, env=QUIET, check=True)
        figures = {"training_s": time.perf_counter() - started}
        figures["model_mb"] = next((folder / "models").glob("*.tar.gz")).stat().st_size / 2**20
        figures.update(_serve(python, folder))
    result = {"date": time.strftime("%Y-%m-%d"), "data": fingerprint(), "epochs": epochs, **{k: round(v, 2) for k, v in figures.items()}}
    RESULTS.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
