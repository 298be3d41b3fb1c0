"""Start everything: directory, model if needed, Rasa, actions where apart, web. Ctrl-C stops all of it."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

from bot.directory.preparing import prepare_directory
from bot.errors import SettingsError
from bot.rasa_ext.model_files import current_model, train
from bot.settings import ROOT, Settings, get_settings

START_SECONDS = 90
WARMING = "ik zoek een advocaat in Elsene"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.add_argument("--without-web", action="store_true", help="start Rasa (and the actions) only")


def run(arguments: argparse.Namespace) -> int:
    """Start, wait until all answer, print the address, stay until stopped."""
    settings = get_settings()
    ports = {"RELAIS_RASA_PORT": settings.rasa_port}
    if not arguments.without_web:
        ports["RELAIS_WEB_PORT"] = settings.web_port
    if settings.actions_mode == "server":
        ports["RELAIS_ACTIONS_PORT"] = settings.actions_port
    for variable, port in ports.items():
        _check_free(variable, port)
    print(prepare_directory(settings), flush=True)
    model = current_model()
    if model is None:
        print("Training the model (a few minutes, only when the data changed) …", flush=True)
        model = train()
    for wish_to_stop in (signal.SIGINT, signal.SIGTERM):  # also where a shell or a service manager had SIGINT ignored
        signal.signal(wish_to_stop, signal.default_int_handler)
    processes = _start(settings, str(model), arguments.without_web)
    try:
        _wait(settings, processes, arguments.without_web)
        if not arguments.without_web:
            print(f"Relais answers at http://{settings.web_host}:{settings.web_port}  (Ctrl-C stops it)", flush=True)
        else:
            print(f"Rasa answers at {settings.rasa_url}", flush=True)
        while all(process.poll() is None for process in processes.values()):
            time.sleep(0.5)
        stopped = [name for name, process in processes.items() if process.poll() is not None]
        print(f"{', '.join(stopped)} stopped by itself; stopping the rest. The lines above say why.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopping …", flush=True)
        return 0
    finally:
        _stop(processes)


def _check_free(variable: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise SettingsError(f"Port {port} is in use. Stop what uses it, or choose another: {variable}={port + 1} make run") from error


def rasa_command(settings: Settings, model: str) -> list[str]:
    """The command line of the Rasa process."""
    command = [sys.executable, "-m", "bot", "rasa", "run", "--enable-api", "-i", "127.0.0.1", "-p", str(settings.rasa_port), "--model", model]
    if settings.rasa_token:
        command += ["--auth-token", settings.rasa_token.get_secret_value()]
    return command


def _start(settings: Settings, model: str, without_web: bool) -> dict[str, subprocess.Popen]:
    commands: dict[str, list[str]] = {}
    if settings.actions_mode == "server":
        commands["actions"] = [sys.executable, "-m", "bot", "rasa", "run", "actions", "--port", str(settings.actions_port)]
    commands["rasa"] = rasa_command(settings, model)
    if not without_web:
        commands["web"] = [sys.executable, "-m", "bot", "web"]
    environment = {**os.environ, "RASA_TELEMETRY_ENABLED": "false"}
    return {name: subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True) for name, command in commands.items()}


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=1) as response:
            return response.status == 200
    except (urllib.error.URLError, OSError):
        return False


def _wait(settings: Settings, processes: dict[str, subprocess.Popen], without_web: bool) -> None:
    addresses = {"rasa": f"{settings.rasa_url}/webhooks/rest/"}
    if settings.actions_mode == "server":
        addresses["actions"] = f"http://127.0.0.1:{settings.actions_port}/health"
    if not without_web:
        addresses["web"] = f"http://{settings.web_host}:{settings.web_port}/ready"
    deadline = time.monotonic() + START_SECONDS
    for name, address in addresses.items():
        while not _answers(address):
            if processes[name].poll() is not None:
                raise SettingsError(f"{name} could not start; the lines above say why.")
            if time.monotonic() > deadline:
                raise SettingsError(f"{name} did not answer within {START_SECONDS} seconds at {address}.")
            time.sleep(0.1)
        if name == "rasa":
            _warm_up(settings)


def _warm_up(settings: Settings) -> None:
    """One referral that nobody reads: the first person must not wait for what is loaded at the first question."""
    body = json.dumps({"sender": secrets.token_urlsafe(24), "message": WARMING}).encode()
    request = urllib.request.Request(f"{settings.rasa_url}/webhooks/rest/webhook", body, {"Content-Type": "application/json"})
    with contextlib.suppress(OSError):  # people are answered all the same, only slower
        urllib.request.urlopen(request, timeout=10).close()


def _stop(processes: dict[str, subprocess.Popen]) -> None:
    for process in reversed(processes.values()):
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
    for process in processes.values():
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
