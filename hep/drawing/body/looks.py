"""People: how somebody looks. Every pose names one look, and both its frames show it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    """A person. `trunk` and `limb` scale thickness; tones are greys that print apart from ink.

    `hair` is short, bob, bun, tail, curls or thinning; `build` f or m shapes chest and hips.
    """

    hair: str = "short"
    build: str = "f"
    trunk: float = 1.0
    limb: float = 1.0
    skin: str = "#ffffff"
    far_skin: str = "#e6e9eb"
    hair_tone: str = "#4a4f54"
    shirt: str = "#dfe3e6"
    shorts: str = "#a3adb5"
    older: bool = False


LOOKS = {
    "ana": Look(hair="short"),
    "ben": Look(build="m", trunk=1.05, limb=1.04, hair_tone="#34383c"),
    "caro": Look(
        hair="bun",
        trunk=1.12,
        limb=1.07,
        skin="#d9d3cd",
        far_skin="#c5bfb9",
        hair_tone="#2b2e31",
        shirt="#f4f5f6",
    ),
    "dev": Look(
        hair="curls",
        build="m",
        skin="#c9c2bb",
        far_skin="#b5aea7",
        hair_tone="#26292c",
        shirt="#f2f3f4",
    ),
    "else": Look(hair="curls", trunk=1.07, hair_tone="#d4d8db", older=True, shirt="#d3d9de"),
    "finn": Look(
        hair="thinning",
        build="m",
        trunk=1.18,
        limb=1.05,
        hair_tone="#c9cdd1",
        older=True,
        shirt="#dde2e5",
    ),
}
DEFAULT = "ana"


def look(name: str) -> Look:
    """The person of that name. Raises KeyError naming the people there are."""
    try:
        return LOOKS[name or DEFAULT]
    except KeyError as error:
        raise KeyError(f"no look {name!r}; there are {', '.join(LOOKS)}") from error
