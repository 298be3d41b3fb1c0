"""The settings of a deployment: read once, checked at start, never changed.

This module alone reads the environment. Every key stands in ``.env.example``; a test compares the two.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Literal, Optional

from pydantic import BaseSettings, Field, SecretStr, ValidationError

from bot.errors import SettingsError

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Settings of one deployment; environment variables are ``RELAIS_<NAME>``."""

    database_url: str = Field("sqlite:///var/relais.db", description="Directory database (SQLAlchemy URL; SQLite or PostgreSQL)")
    state_dir: Path = Field(Path("var"), description="Folder for the SQLite file and the emergency snapshot")
    models_dir: Path = Field(Path("models"), description="Folder of trained Rasa models")
    encoder_dir: Path = Field(Path("data/encoder"), description="Folder of the sentence encoder; without it the n-grams stand alone")
    web_host: str = Field("127.0.0.1", description="Address the web process listens on")
    web_port: int = Field(8080, ge=1, le=65535, description="Port the web process listens on")
    rasa_port: int = Field(5005, ge=1, le=65535, description="Port of Rasa, on the loopback address only")
    rasa_token: Optional[SecretStr] = Field(None, description="Token of Rasa's HTTP API; required in production")
    actions_mode: Literal["in_process", "server"] = Field("in_process", description="Run actions inside Rasa, or in `rasa run actions`")
    actions_port: int = Field(5055, ge=1, le=65535, description="Port of the action server where actions_mode is server")
    exit_url: str = Field("https://www.meteo.be", description="Neutral page the exit control leads to")
    public_url: Optional[str] = Field(None, description="Address of the site as the outside sees it (https://…); for the sitemap and search engines")
    operator: Optional[str] = Field(None, description="Who runs this deployment, as the privacy page names it")
    contact: Optional[str] = Field(None, description="Where to report a problem, as security.txt and the statements name it (mailto:… or https://…)")
    default_language: str = Field("fr", description="Language of the first page where the browser asks for none of ours")
    conversation_minutes: int = Field(15, ge=1, le=15, description="Silence after which a conversation is forgotten (at most 15)")
    conversation_turns: int = Field(60, ge=10, description="Messages of a conversation that are remembered")
    database_timeout: float = Field(0.8, gt=0, description="Seconds a directory query may take")
    action_timeout: float = Field(1.5, gt=0, description="Seconds an action may take")
    web_timeout: float = Field(2.0, gt=0, description="Seconds after which the web process answers without Rasa")
    rate_limit_per_minute: int = Field(120, ge=1, description="Messages a minute from one address (a shelter shares one)")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="Level of the logs")

    class Config:
        env_prefix = "RELAIS_"
        env_file = ".env"
        frozen = True

    @property
    def rasa_url(self) -> str:
        """Base address of the Rasa server, on the loopback address."""
        return f"http://127.0.0.1:{self.rasa_port}"

    @property
    def sqlalchemy_url(self) -> str:
        """Database address, with a relative SQLite path resolved against the project's root."""
        prefix = "sqlite:///"
        path = self.database_url.removeprefix(prefix)
        if self.database_url.startswith(prefix) and path != ":memory:" and not Path(path).is_absolute():
            return f"{prefix}{ROOT / path}"
        return self.database_url


@functools.lru_cache(maxsize=1)
def get_settings() -> Settings:
    """The settings of this process.

    Raises:
        SettingsError: a value is wrong; the message names the variable.
    """
    try:
        return Settings()
    except ValidationError as error:
        wrong = "; ".join(f"RELAIS_{str(e['loc'][0]).upper()}: {e['msg']}" for e in error.errors())
        raise SettingsError(f"Settings are wrong: {wrong}. See .env.example for every key.") from error
