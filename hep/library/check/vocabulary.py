"""The words content may use, and those a text for patients may not."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from hep.library import content


@dataclass(frozen=True)
class Vocabulary:
    """`data/vocabulary.toml`; see there what each list is for. `banned` maps a word to a better."""

    regions: tuple[str, ...]
    positions: tuple[str, ...]
    strengths: tuple[str, ...]
    parts: tuple[str, ...]
    load_regions: tuple[str, ...]
    load_kinds: tuple[str, ...]
    exempt: tuple[str, ...]
    tags: Mapping[str, Mapping[str, str]]
    banned: Mapping[str, str]

    @cached_property
    def all_tags(self) -> frozenset[str]:
        """Every movement tag, of every group."""
        return frozenset(tag for group in self.tags.values() for tag in group)


def read(data: Path) -> Vocabulary:
    """Read the vocabulary. Raises `content.ContentError` naming the wrong field."""
    path = data / "vocabulary.toml"
    return content.value(path, Vocabulary, content.toml(path))
