"""One head, up from empty, the schema equals the models, down and up again."""

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from bot.directory import migrations
from bot.directory.database import open_engine
from bot.directory.models import Base


def test_there_is_one_head():
    config = Config()
    config.set_main_option("script_location", str(migrations.FOLDER))
    assert len(ScriptDirectory.from_config(config).get_heads()) == 1


def test_up_from_empty_gives_the_models_schema(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path}/empty.db")
    migrations.upgrade(engine)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_down_and_up_again(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path}/empty.db")
    migrations.upgrade(engine)
    migrations.downgrade(engine, "base")
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    migrations.upgrade(engine)
    assert "service" in inspect(engine).get_table_names()
