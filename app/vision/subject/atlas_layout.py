"""Where each thing lies in the texture: the face on the left, plain colours and hair beside it."""

from typing import Final

FACE_SIZE_PX: Final = 640
ATLAS_WIDTH_PX: Final = 1024

# Plain colours fill boxes of this size around their place.
SWATCH_PX: Final = 56
JAW_PX: Final = (690.0, 40.0)
NECK_PX: Final = (760.0, 40.0)
SHIRT_PX: Final = (830.0, 40.0)
# Next to the shirt: the seam between the two is a gradient.
COLLAR_PX: Final = (886.0, 40.0)

# Left, top, width, height of the part that hair points refer to; the paint reaches further.
HAIR_BOX_PX: Final = (700.0, 130.0, 290.0, 480.0)
HAIR_PAINT_PX: Final = (660, 90)
