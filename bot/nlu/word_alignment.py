"""Which word of a sentence stands for which word of its translation.

IBM Model 1 (Brown et al. 1993) with a preference for the diagonal (as fast_align's: Dyer et al. 2013), run in both
directions and made one by grow-diag-final-and (Koehn et al. 2003). Written with NumPy because no kept package does it:
fast_align and eflomal are programs to compile, and ours must train wherever Relais runs.
"""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
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
        directions = [pairs[k] for k in whole], [(pairs[k][1], pairs[k][0]) for k in whole]
        with ThreadPoolExecutor(len(directions)) as workers:  # NumPy computes outside Python's lock
            forward, backward = workers.map(_likeliest, directions)
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
    # One row for each word of a translation and each of its possible origins, the last of which is nothing. Half-width numbers
    # and sums over runs of rows: millions of rows pass through memory in every step, which is what takes the time.
    origins = np.repeat(n + 1, m)
    begins = np.cumsum(origins) - origins
    i = (np.arange(origins.sum()) - np.repeat(begins, origins)).astype(np.int32)
    size = np.repeat(np.repeat(n.astype(np.int32), m), origins)
    padded = np.insert(source, np.cumsum(n), 0)
    left = padded[np.repeat(np.repeat(np.cumsum(n + 1) - n - 1, m), origins) + i]
    right = np.repeat(target, origins)
    j = np.arange(len(target)) - np.repeat(np.cumsum(m) - m, m)
    along = np.repeat(((j + 0.5) / np.repeat(m, m)).astype(np.float32), origins)
    prior = np.where(i < size, np.exp(-np.float32(_DIAGONAL) * np.abs((i + np.float32(0.5)) / np.maximum(size, 1) - along)), np.float32(0))
    prior *= np.float32(1 - _NOTHING) / np.repeat(np.add.reduceat(prior, begins), origins)
    prior[i == size] = _NOTHING
    keys, pair = np.unique(left * (target.max() + 1) + right, return_inverse=True)
    pair = pair.astype(np.int32)
    origin = keys // (target.max() + 1)
    chance = np.ones(len(keys), np.float32)
    for _ in range(_ITERATIONS):
        weight = chance[pair] * prior
        weight /= np.repeat(np.add.reduceat(weight, begins), origins)
        counts = np.bincount(pair, weight, minlength=len(keys))
        chance = ((counts + _TINY) / (np.bincount(origin, counts)[origin] + _TINY)).astype(np.float32)
    weight = chance[pair] * prior
    likeliest = np.flatnonzero(weight >= np.repeat(np.maximum.reduceat(weight, begins), origins))
    best = np.empty(len(origins), np.int64)
    best[np.repeat(np.arange(len(origins)), origins)[likeliest]] = i[likeliest]  # of equals the last
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
