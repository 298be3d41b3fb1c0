"""``python -m bot <command>``: commands are the modules of ``bot.cli``, each with ``add_arguments`` and ``run``."""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import sys

import bot.cli
from bot.errors import RelaisError


def main(arguments: list[str] | None = None) -> int:
    """Run a command; gives the exit status: 0 fine, 1 findings, 2 wrong use."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] == ["rasa"]:  # everything after it belongs to Rasa
        from bot.rasa_ext.launcher import run_rasa

        run_rasa(arguments[1:])
        return 0
    parser = argparse.ArgumentParser(prog="python -m bot", description=bot.__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for module_info in pkgutil.iter_modules(bot.cli.__path__):
        module = importlib.import_module(f"bot.cli.{module_info.name}")
        command = commands.add_parser(module_info.name.replace("_", "-"), help=(module.__doc__ or "").splitlines()[0], description=module.__doc__)
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    chosen = parser.parse_args(arguments)
    try:
        return chosen.run(chosen) or 0
    except RelaisError as error:
        print(str(error), file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
