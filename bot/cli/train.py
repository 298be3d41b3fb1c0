"""Train the model, unless one matches the data already."""

from __future__ import annotations

import argparse

from bot.rasa_ext.model_files import current_model, train


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.add_argument("--force", action="store_true", help="train even where a model matches the data")


def run(arguments: argparse.Namespace) -> int:
    """Train; prints the model's file."""
    model = None if arguments.force else current_model()
    print(model or train())
    return 0
