"""How one solid is laid out in the rows the distance field reads.

`reals` has one row of COLUMNS floats per solid, `codes` one row of four whole numbers: group,
label, material, and the material beyond the splitting plane.
"""

START = 0  # where the axis starts (3)
AXIS = 3  # its direction, after flattening (3); for a box the first axis
LENGTH = 6
RADIUS_START = 7  # for a box: how round its edges are
RADIUS_END = 8
SLOPE = 9  # (start radius - end radius) / length: the sine of the cone's half angle
RISE = 10  # its cosine
FLAT_1 = 11  # axis of the first flattening (3); for a box the second axis
STRETCH_1 = 14  # 1 / scale - 1, zero for none
FLAT_2 = 15
STRETCH_2 = 18
SHRINK = 19  # the smallest scale, which keeps distances honest
BLEND = 20  # how softly it joins its group, metres
CUT = 21  # 0 none, 1 a plane takes the half it points to, 2 a sphere is taken out
CUT_AT = 22
CUT_NORMAL = 25  # for a sphere the first number is its radius
SPLIT = 28  # 1 when a plane parts two materials
SPLIT_AT = 29
SPLIT_NORMAL = 32
KIND = 35  # 0 round cone, 1 box
HALF = 36  # half sizes of a box (3)
BOUND = 39  # centre (3) and radius of a sphere around the solid
BOUND_RADIUS = 42
COLUMNS = 43

GROUP, LABEL, MATERIAL, BEYOND = 0, 1, 2, 3
MATERIALS = 16
"""A pixel's code is label times MATERIALS plus material; 0 is background."""
