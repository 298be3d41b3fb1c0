"""The only process open to the outside: pages, and the REST webhook passed on to Rasa with limits and a fallback."""
