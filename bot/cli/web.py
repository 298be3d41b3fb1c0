"""Start the web process alone (Rasa must be running for real answers)."""

from __future__ import annotations

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No arguments: everything is a setting."""


def run(arguments: argparse.Namespace) -> int:
    """Serve until stopped."""
    from bot.web.app import serve

    serve()
    return 0
