"""Which ids of the content belong to which part of the day's plan."""

from app.domain.plan import PlanItem
from app.domain.plan_facts import Links
from exercises.library import Library


def links_of(library: Library) -> Links:
    """Read from the content which of its ids belong to which part of the plan."""
    diary: dict[str, PlanItem] = {}
    steps: dict[str, PlanItem] = {}
    recording_set = ""
    for item in library.care.items.values():
        routine, _, part = (item.linked_to or "").partition(":")
        match routine, part:
            case "massage", "":
                diary[item.id] = PlanItem.MASSAGE
            case "massage", step:
                diary[item.id] = steps[step] = PlanItem.WASH
            case "mirror", "":
                diary[item.id] = PlanItem.MIRROR
            case "mirror", recording_set:
                diary[item.id] = PlanItem.RECORDING
            case _:
                pass
    parts = {"record": PlanItem.RECORDING}
    return Links(
        diary=diary,
        steps=steps,
        sets={s.id: parts.get(s.level, PlanItem.MIRROR) for s in library.sets.values()},
        planned_s={id_: library.duration_s(id_) for id_ in library.sets},
        recording_set=recording_set,
    )
