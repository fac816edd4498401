"""What the main window is made of; put together in `ui/bootstrap.py`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.about import About
from ui.clinic_entry import MakeClinic
from ui.day_flow import FlowFactories
from ui.film_flow import MakeFilm
from ui.more_pages import Make
from ui.plan_entry import MakePlan
from ui.preferences import Preferences
from ui.theme import Theme
from ui.viewmodels.log import Exporter, LogModel
from ui.viewmodels.pair import PairModel
from ui.viewmodels.progress import ProgressModel
from ui.viewmodels.studio_view import Records
from ui.viewmodels.today import TodayModel
from ui.viewmodels.today_plan import PlanModel

if TYPE_CHECKING:
    from app.domain.records import SessionId
    from ui.pages.result import ResultPage


@dataclass(frozen=True, slots=True)
class Models:
    """What the pages show; made once, in `ui/bootstrap.py`."""

    preferences: Preferences
    records: Records
    today: TodayModel
    plan: PlanModel
    log: LogModel
    progress: ProgressModel
    pair: PairModel
    exporter: Exporter
    about: About


@dataclass(frozen=True, slots=True)
class Factories:
    """What is made when it is needed; `result` may raise UserFacing."""

    flow: FlowFactories
    result: "Callable[[Theme, SessionId], ResultPage]"
    film: MakeFilm
    voice: Callable[[], QWidget | None] = lambda: None
    more: Mapping[str, Make] = field(default_factory=dict[str, Make])
    clinic: MakeClinic | None = None
    plan: MakePlan | None = None
