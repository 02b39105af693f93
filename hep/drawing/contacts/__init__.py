"""Contacts: the body comes to rest, feet and hands find their places, fingers close."""

from hep.drawing.body import Look
from hep.drawing.contacts.feet import place_feet
from hep.drawing.contacts.grip import grip
from hep.drawing.contacts.hands import place_hands
from hep.drawing.contacts.settle import settle
from hep.drawing.contacts.surface import PlaceError, bone_point, spot
from hep.drawing.skeleton import Skeleton

__all__ = ["PlaceError", "bone_point", "grip", "place", "spot"]


def place(skeleton: Skeleton, person: Look) -> None:
    """Bring a body into all its contacts, in the order weight goes: trunk, feet, hands."""
    settle(skeleton, person)
    place_feet(skeleton, person)
    place_hands(skeleton, person)
