"""Start any Rasa command without TensorFlow and without telemetry: ``python -m bot rasa <command>``.

Nine Rasa modules import TensorFlow, or serve only what needs it, for components that Relais does not use
(docs/decisions/0001). Placeholder classes are registered for exactly those modules before Rasa is imported; no Rasa file
or object is changed. A ``config.yml`` that names one of them is refused here with a sentence that says why. Components
that bring scikit-learn, channels to other messengers, and stores of conversations in other databases, cost 100 MB and
most of a second at each start: they are left out likewise, unless ``config.yml``, ``credentials.yml`` or
``endpoints.yml`` names them.
"""

from __future__ import annotations

import os
import sys
import types
import warnings
from itertools import pairwise
from pathlib import Path
from typing import Any, Callable

from bot.errors import SettingsError
from bot.i18n.yaml_files import read_yaml
from bot.settings import ROOT, get_settings

CONFIG, CREDENTIALS, ENDPOINTS = (ROOT / name for name in ("config.yml", "credentials.yml", "endpoints.yml"))

PLACEHOLDERS = {
    "rasa.utils.tensorflow.callback": ["RasaTrainingLogger", "RasaModelCheckpoint"],
    "rasa.utils.tensorflow.data_generator": ["RasaBatchDataGenerator", "RasaDataGenerator"],
    "rasa.utils.tensorflow.model_data": ["RasaModelData", "FeatureArray", "FeatureSignature", "Data", "ragged_array_to_ndarray"],
    "rasa.nlu.classifiers.diet_classifier": ["DIETClassifier"],
    "rasa.nlu.selectors.response_selector": ["ResponseSelector"],
    "rasa.nlu.featurizers.dense_featurizer.convert_featurizer": ["ConveRTFeaturizer"],
    "rasa.nlu.featurizers.dense_featurizer.lm_featurizer": ["LanguageModelFeaturizer"],
    "rasa.core.policies.ted_policy": ["TEDPolicy"],
    "rasa.core.policies.unexpected_intent_policy": ["UnexpecTEDIntentPolicy"],
}

UNLESS_NAMED = {
    "rasa.nlu.classifiers.logistic_regression_classifier": "LogisticRegressionClassifier",
    "rasa.nlu.featurizers.sparse_featurizer.count_vectors_featurizer": "CountVectorsFeaturizer",
}
"""Components by module that are left out where ``config.yml`` does not name them."""
CHANNELS = {
    "botframework": "BotFrameworkInput",
    "facebook": "FacebookInput",
    "hangouts": "HangoutsInput",
    "mattermost": "MattermostInput",
    "rocketchat": "RocketChatInput",
    "slack": "SlackInput",
    "socketio": "SocketIOInput",
    "telegram": "TelegramInput",
    "twilio": "TwilioInput",
    "twilio_voice": "TwilioVoiceInput",
    "webexteams": "WebexTeamsInput",
}
"""Rasa's channels by module, likewise where ``credentials.yml`` does not name them."""
STORES = {"boto3.dynamodb.conditions": ("Key", "dynamo"), "pymongo.collection": ("Collection", "mongod")}
"""What Rasa's tracker stores import from drivers of databases, with the type that needs it; likewise with ``endpoints.yml``."""


def _named(path: Path) -> set[str]:
    """Last parts of the names of components or channels in a configuration file."""
    content = read_yaml(path) or {}
    parts = [*content.get("pipeline", []), *content.get("policies", [])]
    return {str(name).rsplit(".", 1)[-1] for name in [*(part["name"] for part in parts), *content]}


def check_config(path: Path = CONFIG) -> None:
    """Refuse a configuration that needs TensorFlow.

    Raises:
        SettingsError: naming the component and what to use instead.
    """
    unusable = _named(path) & {name for classes in PLACEHOLDERS.values() for name in classes}
    if unusable:
        raise SettingsError(
            f"config.yml names {', '.join(sorted(unusable))}, which needs TensorFlow. Relais runs without it: "
            "use the components listed in docs/architecture.md, or install TensorFlow and start `rasa` yourself."
        )


def install_placeholders(config: Path = CONFIG, credentials: Path = CREDENTIALS, endpoints: Path = ENDPOINTS) -> None:
    """Register the placeholder modules; must come before ``import rasa``."""
    for name, classes in PLACEHOLDERS.items():
        _placeholder(name, classes)
    used = _named(config)
    for name, component in UNLESS_NAMED.items():
        if component not in used:
            _placeholder(name, [component])
    connected = _named(credentials)
    for channel, channel_class in CHANNELS.items():
        if channel not in connected and channel_class not in connected:
            _placeholder(f"rasa.core.channels.{channel}", [channel_class], channel)
    store = ((read_yaml(endpoints) or {}).get("tracker_store") or {}).get("type")
    for name, (class_name, needed_by) in STORES.items():
        if store != needed_by:
            _placeholder(name, [class_name])


def _placeholder(name: str, classes: list[str], channel: str = "") -> None:
    module = types.ModuleType(name)
    for class_name in classes:
        setattr(module, class_name, type(class_name, (), {"__module__": name, "name": classmethod(lambda cls: channel)}))
    sys.modules[name] = module


def prepare(credentials: Path = CREDENTIALS, endpoints: Path = ENDPOINTS) -> None:
    """Everything that must happen before Rasa is imported in this process."""
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ.setdefault("SANIC_NO_UVLOOP", "true")
    os.environ.setdefault("SANIC_HOST", "127.0.0.1")  # of the action server, which checks nobody
    os.environ["RELAIS_ACTIONS_PORT"] = str(get_settings().actions_port)  # read by endpoints.yml
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    warnings.showwarning = _show_if_ours(warnings.showwarning)
    install_placeholders(credentials=credentials, endpoints=endpoints)


def _show_if_ours(show: Callable[..., None]) -> Callable[..., None]:
    """``warnings.showwarning`` without what only the authors of libraries can mend; no filter would last, since Sanic adds its own."""

    def show_if_ours(message: Warning | str, category: type[Warning], *rest: Any) -> None:
        if not issubclass(category, DeprecationWarning) and "pkg_resources" not in str(message):
            show(message, category, *rest)

    return show_if_ours


def run_rasa(arguments: list[str]) -> None:
    """Run the Rasa command line with these arguments in this process."""
    check_config()
    given = {option: Path(after) for option, after in pairwise(arguments)}
    prepare(given.get("--credentials", CREDENTIALS), given.get("--endpoints", ENDPOINTS))
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    sys.argv = ["rasa", *arguments]
    from rasa.__main__ import main

    main()
