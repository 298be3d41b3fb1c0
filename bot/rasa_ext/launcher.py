"""Start any Rasa command without TensorFlow and without telemetry: ``python -m bot rasa <command>``.

Eight Rasa modules import TensorFlow for components that Relais does not use (docs/decisions/0001). Placeholder classes
are registered for exactly those modules before Rasa is imported; no Rasa file or object is changed. A ``config.yml``
that names one of them is refused here with a sentence that says why.
"""

from __future__ import annotations

import os
import sys
import types
import warnings
from pathlib import Path

from bot.errors import SettingsError
from bot.i18n.yaml_files import read_yaml
from bot.settings import ROOT, get_settings

PLACEHOLDERS = {
    "rasa.utils.tensorflow.callback": ["RasaTrainingLogger", "RasaModelCheckpoint"],
    "rasa.utils.tensorflow.data_generator": ["RasaBatchDataGenerator", "RasaDataGenerator"],
    "rasa.nlu.classifiers.diet_classifier": ["DIETClassifier"],
    "rasa.nlu.selectors.response_selector": ["ResponseSelector"],
    "rasa.nlu.featurizers.dense_featurizer.convert_featurizer": ["ConveRTFeaturizer"],
    "rasa.nlu.featurizers.dense_featurizer.lm_featurizer": ["LanguageModelFeaturizer"],
    "rasa.core.policies.ted_policy": ["TEDPolicy"],
    "rasa.core.policies.unexpected_intent_policy": ["UnexpecTEDIntentPolicy"],
}


def check_config(path: Path = ROOT / "config.yml") -> None:
    """Refuse a configuration that needs TensorFlow.

    Raises:
        SettingsError: naming the component and what to use instead.
    """
    config = read_yaml(path)
    names = {str(part["name"]).rsplit(".", 1)[-1] for part in [*config.get("pipeline", []), *config.get("policies", [])]}
    unusable = names & {name for classes in PLACEHOLDERS.values() for name in classes}
    if unusable:
        raise SettingsError(
            f"config.yml names {', '.join(sorted(unusable))}, which needs TensorFlow. Relais runs without it: "
            "use the components listed in docs/architecture.md, or install TensorFlow and start `rasa` yourself."
        )


def install_placeholders() -> None:
    """Register the placeholder modules; must come before ``import rasa``."""
    for name, classes in PLACEHOLDERS.items():
        module = types.ModuleType(name)
        for class_name in classes:
            setattr(module, class_name, type(class_name, (), {"__module__": name}))
        sys.modules[name] = module


def prepare() -> None:
    """Everything that must happen before Rasa is imported in this process."""
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ.setdefault("SANIC_NO_UVLOOP", "true")
    os.environ.setdefault("SANIC_HOST", "127.0.0.1")  # of the action server, which checks nobody
    os.environ["RELAIS_ACTIONS_PORT"] = str(get_settings().actions_port)  # read by endpoints.yml
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    warnings.simplefilter("ignore")
    install_placeholders()


def run_rasa(arguments: list[str]) -> None:
    """Run the Rasa command line with these arguments in this process."""
    check_config()
    prepare()
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    sys.argv = ["rasa", *arguments]
    from rasa.__main__ import main

    main()
