"""Which word of a sentence stands for which word of its translation.

IBM Model 1 (Brown et al. 1993) with a preference for the diagonal (as fast_align's: Dyer et al. 2013), run in both
directions and made one by grow-diag-final-and (Koehn et al. 2003). Written with NumPy because no kept package does it:
fast_align and eflomal are programs to compile, and ours must train wherever Relais runs.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Sequence

import numpy as np

Words = Sequence[str]
Links = set[tuple[int, int]]
"""Places of a word in the sentence and of its counterpart in the translation."""

_ITERATIONS = 5
_DIAGONAL = 4.0
"""How strongly words at the same relative place are taken for each other."""
_NOTHING = 0.08
"""Chance that a word has no counterpart."""
_TINY = 1e-9


def word_links(pairs: Sequence[tuple[Words, Words]]) -> list[Links]:
    """The links of each pair of a sentence and its translation, in the order of ``pairs``; none where either is empty."""
    whole = [k for k, (source, target) in enumerate(pairs) if source and target]
    links: list[Links] = [set() for _ in pairs]
    if whole:
        forward = _likeliest([pairs[k] for k in whole])
        backward = _likeliest([(pairs[k][1], pairs[k][0]) for k in whole])
        for k, there, back in zip(whole, forward, backward, strict=True):
            links[k] = _united({(i, j) for j, i in enumerate(there) if i >= 0}, {(i, j) for i, j in enumerate(back) if j >= 0})
    return links


def _numbers(sentences: Sequence[Words]) -> tuple[np.ndarray, np.ndarray]:
    """The words of all sentences as numbers from 1, in one row; and how many words each has."""
    known: dict[str, int] = {}
    return np.array([known.setdefault(w, len(known) + 1) for s in sentences for w in s]), np.array([len(s) for s in sentences])


def _likeliest(pairs: Sequence[tuple[Words, Words]]) -> list[list[int]]:
    """For each word of each second sentence, the place of its likeliest origin in the first; -1 for none."""
    source, n = _numbers([pair[0] for pair in pairs])
    target, m = _numbers([pair[1] for pair in pairs])
    # One row for each word of a translation and each of its possible origins, the last of which is nothing.
    origins = np.repeat(n + 1, m)
    word = np.repeat(np.arange(len(origins)), origins)
    begins = np.cumsum(origins) - origins
    i = np.arange(len(word)) - begins[word]
    size = np.repeat(np.repeat(n, m), origins)
    padded = np.insert(source, np.cumsum(n), 0)
    left = padded[np.repeat(np.repeat(np.cumsum(n + 1) - n - 1, m), origins) + i]
    right = target[word]
    j = np.arange(len(target)) - np.repeat(np.cumsum(m) - m, m)
    along = ((j + 0.5) / np.repeat(m, m))[word]
    prior = np.where(i < size, np.exp(-_DIAGONAL * np.abs((i + 0.5) / size - along)), 0.0)
    prior = (1 - _NOTHING) * prior / np.bincount(word, prior)[word]
    prior[i == size] = _NOTHING
    keys, pair = np.unique(left.astype(np.int64) * (target.max() + 1) + right, return_inverse=True)
    origin = keys // (target.max() + 1)
    chance = np.ones(len(keys))
    for _ in range(_ITERATIONS):
        weight = chance[pair] * prior
        counts = np.bincount(pair, weight / np.bincount(word, weight)[word], minlength=len(keys))
        chance = (counts + _TINY) / (np.bincount(origin, counts)[origin] + _TINY)
    order = np.lexsort((chance[pair] * prior, word))
    best = i[order[np.cumsum(origins) - 1]]
    best[best == np.repeat(n, m)] = -1
    return [part.tolist() for part in np.split(best, np.cumsum(m)[:-1])]


def _united(forward: Links, backward: Links) -> Links:
    """Links both directions agree on, and those of either that lie beside one, or that join two words which have none."""
    links, either = forward & backward, forward | backward
    left, right = {i for i, _ in links}, {j for _, j in links}
    beside = defaultdict(bool, dict.fromkeys(((i + a, j + b) for i, j in links for a in (-1, 0, 1) for b in (-1, 0, 1)), True))
    grown = True
    while grown:
        grown = False
        for i, j in sorted(either - links):
            if (i not in left or j not in right) and beside[i, j]:
                links.add((i, j))
                left.add(i)
                right.add(j)
                beside.update(dict.fromkeys(((i + a, j + b) for a in (-1, 0, 1) for b in (-1, 0, 1)), True))
                grown = True
    for i, j in sorted(either - links):
        if i not in left and j not in right:
            links.add((i, j))
            left.add(i)
            right.add(j)
    return links
