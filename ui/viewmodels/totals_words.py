"""Questionnaires and scales in words: names, ranges, and what a change says."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from app.domain.totals import FACTS, Rater, Scale
from app.texts import Lang
from ui.words import Words

if TYPE_CHECKING:
    from app.domain.totals import Step, Total

ROMAN: Final = ("I", "II", "III", "IV", "V", "VI")


class TotalsWords(QObject):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = Words(self)

    def name(self, scale: Scale) -> str:
        return {
            Scale.SAQ: self.tr("SAQ (Synkinesis Assessment Questionnaire)"),
            Scale.FDI_PHYSICAL: self.tr("FDI, physical function (Facial Disability Index)"),
            Scale.FDI_SOCIAL: self.tr("FDI, social and well-being (Facial Disability Index)"),
            Scale.FACE: self.tr("FaCE, total (Facial Clinimetric Evaluation Scale)"),
            Scale.SUNNYBROOK: self.tr("Sunnybrook Facial Grading System, composite"),
            Scale.HOUSE_BRACKMANN: self.tr("House–Brackmann grade"),
        }[scale]

    def short(self, scale: Scale) -> str:
        return {
            Scale.SAQ: self.tr("SAQ"),
            Scale.FDI_PHYSICAL: self.tr("FDI physical"),
            Scale.FDI_SOCIAL: self.tr("FDI social"),
            Scale.FACE: self.tr("FaCE"),
            Scale.SUNNYBROOK: self.tr("Sunnybrook"),
            Scale.HOUSE_BRACKMANN: self.tr("House–Brackmann"),
        }[scale]

    def meaning(self, scale: Scale) -> str:
        """Say what more points stand for; empty for a clinician's scale."""
        if scale is Scale.SAQ:
            return self.tr("More points: more linked movement as you feel it.")
        if FACTS[scale].is_clinical:
            return ""
        return self.tr("More points: fewer limits as you feel them.")

    def span(self, scale: Scale) -> str:
        facts = FACTS[scale]
        if scale is Scale.HOUSE_BRACKMANN:
            return self.tr("Grade I to VI")
        return self.tr("{least} to {most}").format(
            least=self.number(facts.least), most=self.number(facts.most)
        )

    def number(self, value: float) -> str:
        return f"{value:g}".replace("-", "−")

    def value(self, total: "Total") -> str:
        if total.scale is Scale.HOUSE_BRACKMANN:
            return ROMAN[round(total.value) - 1]
        return self.number(total.value)

    def detectable(self, scale: Scale) -> str:
        """Say how much a total must change before the change is more than chance."""
        sdc = FACTS[scale].sdc
        if sdc is None:
            return self.tr("How much it varies by itself is not known from a study.")
        return self.tr(
            "A change of up to {sdc} points can come about by itself (smallest detectable change)."
        ).format(sdc=self.number(sdc))

    def change(self, step: "Step") -> str:
        """Say how a total differs from the one before, and what that tells; no more."""
        if step.change is None:
            return self.tr("The first one; there is nothing to compare with yet.")
        sign = "+" if step.change > 0 else ""
        points = f"{sign}{self.number(step.change)}"
        if step.is_beyond is None:
            return self.tr("{points} since the one before.").format(points=points)
        if step.is_beyond:
            return self.tr("{points} since the one before: more than it varies by itself.").format(
                points=points
            )
        return self.tr("{points} since the one before: no clear change.").format(points=points)

    def rated(self, total: "Total", lang: Lang) -> str:
        who = self.rater(total.rater)
        name = f" ({total.name})" if total.name else ""
        day = self._words.long_day(total.at.date(), lang)
        return self.tr("{day} · rated by: {who}").format(day=day, who=f"{who}{name}")

    def rater(self, rater: Rater) -> str:
        return self.tr("myself") if rater is Rater.SELF else self.tr("clinician")
