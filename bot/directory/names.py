"""Names of services as people write them: "PAGASA", "espace p", "samusociaal"; beside the gazetteer, which knows them as the records write them."""

from __future__ import annotations

import functools
import re
from typing import Any, Callable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.directory.loading import DATA
from bot.i18n.languages import languages
from bot.i18n.terms import terms
from bot.i18n.yaml_files import read_yaml
from bot.text import fold

ORGANISATION = "organisation"
WORDS = 3
"""Words of the longest name that is looked for."""
SHORTEST, MISSPELT = 5, 8
"""Letters of the shortest name, and of the shortest that is known with one typing error."""
LONG_WORD = 4
"""Letters of each word of a misspelt name: "to let her" is no name."""
_WHERE_OR_WHAT = re.compile(r"^(?:service|dienst|accueil|opvanghuis) |[\s…]+(?:de |in )?(?:bruxelles|brussels?|belgi(?:que|um|e))$")
_ARTICLE = re.compile(r"^(?:l'|le |la |les |des |d'|het |de |the )")
_WORD = re.compile(r"[^\W_]+")
Index = dict[str, tuple[str, ...]]


def _squeezed(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(name))


def _index(way_of: Callable[[str], str | None]) -> Index:
    """Ids of services by what ``way_of`` makes of their names, squeezed; every-day words of our languages name nothing."""
    everyday = {_squeezed(word) for language in languages().values() for word in language.common_words}
    found: dict[str, list[str]] = {}
    for path in sorted((DATA / "services").glob("*.yaml")):
        for record in read_yaml(path)["records"]:
            names = [] if record["category"] == "emergency" else [re.split(r" (?:–|\(|/) ?", name)[0] for name in record["name"].values() if name]
            for way in {way for name in names if (way := way_of(fold(name)))}:
                key = _squeezed(way)
                if len(key) >= SHORTEST and key not in everyday:
                    found.setdefault(key, []).append(record["id"])
    return {key: tuple(dict.fromkeys(ids)) for key, ids in found.items()}


@functools.cache
def _joined() -> Index:
    """Names of several words, without what is between them: "pagasa"."""
    return _index(lambda name: name if len(_WORD.findall(name)) > 1 else None)


@functools.cache
def _bare() -> Index:
    """Names without the Region or the word "service": "espace p", "phare"; not "le refuge", which is any."""

    def bare(name: str) -> str | None:
        kept = _WHERE_OR_WHAT.sub("", name)
        return kept if kept != name and not _ARTICLE.match(kept) else None

    return _index(bare)


@functools.cache
def _aliases() -> dict[str, str]:
    """What people say for a service, by the catalogues: "Samusocial" is the line, not one of its houses."""
    catalogues = [terms(code).get("organisation_aliases") or {} for code in languages()]
    return {_squeezed(str(alias)): value for catalogue in catalogues for value, aliases in catalogue.items() for alias in aliases}


def services_named(text: str) -> list[dict[str, Any]]:
    """The services that ``text`` names, as the gazetteer gives them: entity, value and place."""
    if text.startswith("/"):
        return []
    words = [(fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]
    found: list[dict[str, Any]] = []
    taken: set[int] = set()
    for width in range(min(WORDS, len(words)), 0, -1):
        for first in range(len(words) - width + 1):
            window = range(first, first + width)
            ids = () if taken.intersection(window) else _known([words[i][0] for i in window])
            found += [{"entity": ORGANISATION, "value": i, "start": words[first][1], "end": words[window[-1]][2]} for i in ids]
            taken.update(window if ids else ())
    return sorted(found, key=lambda e: e["start"])


def with_services(text: str, entities: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The entities of a message with the services that only we know by name; an alias decides between several of one name."""
    known = _aliases()
    entities = [
        {**e, "value": known.get(_squeezed(text[e.get("start", 0) : e.get("end", 0)]), e["value"])} if e["entity"] == ORGANISATION else e
        for e in entities
    ]
    named = [e for e in entities if e["entity"] == ORGANISATION]
    new = [e for e in services_named(text) if not any(e["start"] < n.get("end", 0) and n.get("start", 0) < e["end"] for n in named)]
    return [*entities, *new]


def _known(words: list[str]) -> tuple[str, ...]:
    key = "".join(words)
    ids = _bare().get(key) or (_joined().get(key) if len(words) == 1 else None)
    if ids or len(key) < MISSPELT or min(map(len, words)) < LONG_WORD:
        return ids or ()
    near = process.extractOne(key, [k for k in _joined() if len(k) >= MISSPELT and k[0] == key[0]], scorer=OSA.distance, score_cutoff=1)
    return _joined()[near[0]] if near and near[1] else ()
