"""Safety without Rasa and without the database: danger recognised by rules, and what must be said first."""
