"""Run by Alembic: applies migrations on the engine handed over in the configuration's attributes."""

from alembic import context

from bot.directory.models import Base

engine = context.config.attributes["engine"]
with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True, compare_type=True)
    with context.begin_transaction():
        context.run_migrations()
