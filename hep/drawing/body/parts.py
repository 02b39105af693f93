"""What the body is divided into: groups that move as one, labels that get lines, materials."""

from hep.drawing.skeleton import SIDES

SKIN, SHIRT, SHORTS, HAIR, WOOD, CLOTH, RUBBER, METAL = 1, 2, 3, 4, 5, 6, 7, 8

_LIMBS = ("upper arm", "forearm", "hand", "thigh", "shank")
GROUPS = ("torso", "head", *(f"{side} {limb}" for side in SIDES for limb in _LIMBS))
GROUP = {name: i for i, name in enumerate(GROUPS)}
PROPS = len(GROUPS)
"""The first group number free for props."""

FINGERS = ("index", "middle", "ring", "little")
TOES = ("big toe", "second toe", "third toe", "fourth toe", "fifth toe")
_SIDED = (
    "upper arm",
    "sleeve",
    "forearm",
    "hand",
    "thumb",
    *FINGERS,
    "thigh",
    "shorts",
    "shank",
    "foot",
    *TOES,
)
LABELS = (
    "background",
    "torso",
    "neck",
    "head",
    "hair",
    "ear",
    "nose",
    *(f"{side} {name}" for side in SIDES for name in _SIDED),
)
LABEL = {name: i for i, name in enumerate(LABELS)}
PROP_LABELS = 100
"""The first label free for props; the body's labels lie below."""

# How softly neighbours flow into each other, in metres. All other groups stay apart, so that a
# hand on a thigh or crossed shins never melt together.
_SOFT = {
    ("torso", "upper arm"): 0.03,
    ("upper arm", "forearm"): 0.02,
    ("forearm", "hand"): 0.008,
    ("torso", "thigh"): 0.045,
    ("thigh", "shank"): 0.035,
}


def _neighbours() -> tuple[tuple[int, int, float], ...]:
    pairs = [(GROUP["torso"], GROUP["head"], 0.004)]
    for (a, b), k in _SOFT.items():
        for side in SIDES:
            near = GROUP["torso"] if a == "torso" else GROUP[f"{side} {a}"]
            pairs.append((near, GROUP[f"{side} {b}"], k))
    return tuple(pairs)


NEIGHBOURS = _neighbours()
JOINED = frozenset((min(a, b), max(a, b)) for a, b, _ in NEIGHBOURS)

ARM_LABELS = ("upper arm", "sleeve", "forearm", "hand", "thumb", *FINGERS)
LEG_LABELS = ("thigh", "shorts", "shank", "foot", *TOES)


def labels_of(part: str) -> frozenset[int]:
    """The labels a body part's name covers: "right arm", "left foot", "trunk", "head"."""
    if part in ("trunk", "pelvis", "back", "chest"):
        return frozenset({LABEL["torso"]})
    if part == "head":
        return frozenset(LABEL[n] for n in ("head", "hair", "ear", "nose", "neck"))
    side, _, name = part.partition(" ")
    members = {
        "arm": ARM_LABELS,
        "leg": LEG_LABELS,
        "hand": ("hand", "thumb", *FINGERS),
        "foot": ("foot", *TOES),
        "thigh": ("thigh", "shorts"),
        "upper arm": ("upper arm", "sleeve"),
    }.get(name, (name,))
    try:
        return frozenset(LABEL[f"{side} {member}"] for member in members)
    except KeyError as error:
        raise KeyError(f"{part!r} is not a body part") from error


def arm_labels(side: str) -> frozenset[int]:
    """The labels of one arm, hand included."""
    return frozenset(LABEL[f"{side} {name}"] for name in ARM_LABELS)
