"""Rasa graph components: language of the message, gazetteer, intent classifier, danger rules."""
