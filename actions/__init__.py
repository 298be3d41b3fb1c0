"""What Relais does in answer to a message: one module a skill, thin. Queries live in bot.directory, texts in bot/locales."""
