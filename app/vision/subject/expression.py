"""From movements to the 468 control points of the face."""

from app.domain.sides import Side
from app.vision.subject.anatomy import Anatomy, open_triangles
from app.vision.subject.arrays import Doubles, Indices
from app.vision.subject.canonical import CanonicalMesh
from app.vision.subject.face import FaceParameters
from app.vision.subject.jaw import jaw_weights, turn_jaw
from app.vision.subject.lids import Lids
from app.vision.subject.muscles import MuscleFields
from app.vision.subject.neutral import neutral_vertices


class Expression:
    """The demo person's face at rest, and how it moves."""

    def __init__(self, mesh: CanonicalMesh, anatomy: Anatomy) -> None:
        self.triangles: Indices = open_triangles(mesh.triangles, anatomy)
        self.rest: Doubles = neutral_vertices(mesh.vertices, anatomy)
        self._muscles = MuscleFields(self.rest, anatomy)
        self._jaw_weights = jaw_weights(self.rest, self.triangles, anatomy)
        self._left_lids = Lids(anatomy, Side.LEFT)
        self._right_lids = Lids(anatomy, Side.RIGHT)

    def control_points(self, face: FaceParameters) -> Doubles:
        """Shape: (468, 3) float64.  Units: cm.  Frame: head."""
        points = self.rest + self._muscles.displacement(face)
        self._left_lids.close(points, face.blink_left)
        self._right_lids.close(points, face.blink_right)
        if face.jaw_open:
            points = turn_jaw(points, self._jaw_weights, face.jaw_open)
        return points
