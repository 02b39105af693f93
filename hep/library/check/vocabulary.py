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

    @cached_property
    def plain_tags(self) -> Mapping[str, str]:
        """What each tag means, with the joint it is about where its own words do not say it."""
        return {
            tag: _plain(tag, said) for group in self.tags.values() for tag, said in group.items()
        }


_JOINTS = frozenset({"hip", "knee", "ankle", "toe", "neck", "shoulder", "elbow", "wrist"})
_SPINE = {"lspine": "low back", "tspine": "upper back"}


def _plain(tag: str, said: str) -> str:
    joint = tag.split(":", 1)[0]
    named = _SPINE.get(joint, joint if joint in _JOINTS else "")
    return f"{named}: {said}" if named else said


def read(data: Path) -> Vocabulary:
    """Read the vocabulary. Raises `content.ContentError` naming the wrong field."""
    path = data / "vocabulary.toml"
    return content.value(path, Vocabulary, content.toml(path))
