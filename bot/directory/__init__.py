"""The directory: services, shelters, pharmacies, trainings, programmes, who may see what, and what to refer to.

Knows neither Rasa nor aiohttp. Every fact that Relais says comes from here, with its source.
"""
