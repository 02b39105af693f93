"""Props: what the body lies on, stands by, holds or wears."""

from collections.abc import Callable

from hep.drawing.field import Solids
from hep.drawing.props import carried, furniture
from hep.drawing.props.maker import Maker
from hep.drawing.skeleton import Skeleton

FLAT = ("mat", "floor")
"""Props that are drawn as a plane beneath everything, not as solids."""
KINDS: dict[str, Callable[[Maker], None]] = {**furniture.KINDS, **carried.KINDS}


class PropError(ValueError):
    """A prop that does not exist; the message names those that do."""


def solids(skeleton: Skeleton, *, held: bool) -> Solids:
    """The solids of the pose's props: those that are held, or those that stand by themselves."""
    found = Solids()
    for number, prop in enumerate(skeleton.pose.props):
        if prop.kind in FLAT:
            continue
        if prop.kind not in KINDS:
            raise PropError(f"prop {prop.kind!r} is not one of {', '.join([*FLAT, *KINDS])}")
        if (prop.kind in carried.HELD) == held:
            make = Maker(prop, number, skeleton)
            KINDS[prop.kind](make)
            found.extend(make.solids)
    return found
