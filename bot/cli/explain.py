"""Show what is understood of a message and why, for those who maintain the data."""

from __future__ import annotations

import argparse

from bot.rasa_ext.model_files import current_model
from bot.rasa_ext.understanding import Understanding
from bot.safety.danger import alarm


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The message."""
    parser.add_argument("message", nargs="+")


def run(arguments: argparse.Namespace) -> int:
    """Print language, intents, entities and the danger rule that fired."""
    model = current_model()
    if model is None:
        print("There is no model of the data as they are: run `make train` first.")
        return 2
    text = " ".join(arguments.message)
    understanding = Understanding(model)
    parsed = understanding.parse(text)
    print(f"language  {parsed.get('language')} ({parsed.get('language_certainty')})")
    print(f"intent    {parsed['intent']['name']} ({parsed['intent']['confidence']:.2f})")
    for candidate in parsed["intent_ranking"][1:4]:
        print(f"          {candidate['name']} ({candidate['confidence']:.2f})")
    likely = [r["name"] for r in parsed["intent_ranking"] if r["name"] != "nlu_fallback"][:2]
    for intent in likely:
        why = understanding.understander.explain(text, parsed.get("language"), intent)
        print(f"why       {intent}: " + ", ".join(f"{name} {chance:.2f}" for name, chance in why["judges"].items()))
        print("          " + ", ".join(f"'{piece.strip()}' {weight:+.1f}" for piece, weight in why["pieces"]))
    if likely:
        print(f"read as   {why['gloss']}")
    for entity in parsed["entities"]:
        print(f"entity    {entity['entity']} = {entity['value']}  « {text[entity['start'] : entity['end']]} »")
    seen = alarm(text)
    print(f"danger    rule '{seen.signal}' ({seen.language}) says {seen.intent}" if seen else "danger    no rule fired")
    return 0
