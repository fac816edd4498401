"""View-models of made-up results."""

from dataclasses import replace
from pathlib import Path

from app.domain.findings import Abstention, Reason
from app.domain.records import SessionRecord
from app.texts import Lang, Texts
from tests.ui.session_fakes import (  # noqa: F401
    LIBRARY,
    REST,
    flag,
    leaves_nothing,
    measure,
    movement,
    record,
)
from ui.viewmodels.result import ResultViewModel
from ui.words import Outcome

SMILES = (movement(rep=1, start_s=8.0), movement(rep=2, start_s=14.0))
HEAD = Reason.HEAD_MOVED


def model_of(shown: SessionRecord, lang: Lang = Lang.EN, **thumbnails: Path) -> ResultViewModel:
    return ResultViewModel(shown, LIBRARY, Texts(lang), thumbnails)


def outcome(shown: SessionRecord, exercise: str = "open_smile") -> Outcome | None:
    return next(row.outcome for row in model_of(shown).rows if row.exercise == exercise)


UNUSABLE = tuple(movement(rep=r, start_s=s, reason=HEAD) for r, s in ((1, 8.0), (2, 14.0)))
COVERED = (Abstention(8.0, 12.0, HEAD), Abstention(14.0, 18.0, HEAD))


def replace_flags(shown: SessionRecord, flags: tuple) -> SessionRecord:
    verdict = shown.verdict
    return replace(shown, verdict=replace(verdict, analysis=replace(verdict.analysis, flags=flags)))
