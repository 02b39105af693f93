"""Search over the exercises: every word counts, in any order, with typing mistakes forgiven."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from hep.exercises import Exercise
from hep.texts import fold

# How much a hit in each field counts; the name a clinician would type counts most.
WEIGHTS = {"name": 10, "aliases": 9, "condition": 6, "targets": 5, "region": 4, "other": 2}
_TYPO_CUTOFF = 74
_WORD = re.compile(r"[a-z0-9]+")


def words(text: str) -> list[str]:
    """The words of a text, folded."""
    return _WORD.findall(fold(text))


def _fields(exercise: Exercise) -> Iterable[tuple[str, str]]:
    yield "name", exercise.name
    yield "name", exercise.plain_name
    yield "aliases", " ".join((*exercise.aliases, exercise.slug))
    yield "condition", exercise.clinical.indication
    yield "targets", " ".join(exercise.targets)
    yield "region", exercise.region
    rest = (*exercise.equipment, exercise.position, *exercise.objectives)
    yield "other", " ".join(rest)


@dataclass
class Index:
    """Words to exercises, with the weight of the field each word stands in."""

    exercises: Iterable[Exercise]
    synonyms: Mapping[str, tuple[str, ...]]
    _postings: dict[str, dict[str, int]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        for exercise in self.exercises:
            for name, text in _fields(exercise):
                for word in words(text):
                    slugs = self._postings.setdefault(word, {})
                    slugs[exercise.slug] = max(slugs.get(exercise.slug, 0), WEIGHTS[name])
        self._vocabulary = sorted(self._postings)

    def search(self, query: str) -> list[str]:
        """Slugs that match, best first; all words must match, else those that match most."""
        asked = [self._hits(word) for word in self._asked(query)]
        if not asked:
            return []
        scores: dict[str, tuple[int, float]] = {}
        for hits in asked:
            for slug, weight in hits.items():
                count, total = scores.get(slug, (0, 0.0))
                scores[slug] = (count + 1, total + weight)
        most = max((count for count, _ in scores.values()), default=0)
        best = [slug for slug, (count, _) in scores.items() if count == most]
        return sorted(best, key=lambda slug: (-scores[slug][1], slug))

    def _asked(self, query: str) -> list[str]:
        """The words of the query; a phrase or abbreviation of the synonyms is replaced."""
        text = " ".join(words(query))
        for phrase, meanings in self.synonyms.items():
            pattern = rf"\b{re.escape(phrase)}\b"
            text = re.sub(pattern, " ".join(meanings), text)
        return list(dict.fromkeys(text.split()))

    def _hits(self, word: str) -> dict[str, float]:
        """Exercises for one word: itself or its beginning, else a likely typing mistake."""
        hits: dict[str, float] = {}
        for known in self._vocabulary:
            if known.startswith(word):
                share = 1.0 if known == word else 0.8
                _keep_best(hits, self._postings[known], share)
        if hits or len(word) < 4:
            return hits
        close = process.extract(word, self._vocabulary, scorer=fuzz.ratio, limit=3,
                                score_cutoff=_TYPO_CUTOFF)  # fmt: skip
        for known, score, _ in close:
            _keep_best(hits, self._postings[known], score / 200)
        return hits


def _keep_best(hits: dict[str, float], found: Mapping[str, int], share: float) -> None:
    for slug, weight in found.items():
        hits[slug] = max(hits.get(slug, 0.0), weight * share)
