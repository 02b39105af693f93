"""Tones and line weights. Greys are chosen to stay apart on a black and white printer."""

from hep.drawing.svg import UNITS_PER_MM

INK = "#1d2226"
EDGE = "#8d969d"
MAT_TOP, MAT_NEAR, MAT_END = "#eceeef", "#c9ced2", "#d8dcdf"
SHADOW = "#bcc3c8"
WOOD_TOP, WOOD_SIDE = "#f6f4ef", "#e9e6de"
CLOTH_TONE, RUBBER_TONE, METAL_TONE = "#f3f4f5", "#3c4348", "#7d868d"
TARGET, HATCH = "#f6cfc9", "#a4201c"
MOVE = "#1f6f8b"
GHOST = "#9aa4ab"
WHITE = "#ffffff"

PEN = 0.27 * UNITS_PER_MM
"""The pen's breadth in units: 0.27 mm on paper, the same in every drawing."""
MM_PER_METRE = 32.0
"""The body scale of every drawing: a person of 1.72 m is 55 mm tall on paper."""
UNITS_PER_METRE = MM_PER_METRE * UNITS_PER_MM
