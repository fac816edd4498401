"""What an analysis found, in words."""

from app.domain.constants import Constants
from app.domain.findings import Analysis, Basis, Flag, Mode, Reason, Unit
from app.domain.patterns import FreeExercise
from app.domain.records import Verdict
from app.domain.uncertainty import uncertainty
from app.texts import Texts
from exercises.library import Library


def summary_lines(verdict: Verdict, library: Library, texts: Texts) -> list[str]:
    """Say what was seen, what was not, and what could not be judged."""
    analysis, source = verdict.analysis, verdict.source
    lines = [
        texts(
            "summary.video",
            frames=source.frames,
            duration=source.duration_s,
            tracked=verdict.tracking.tracked_ratio,
        )
    ]
    if source.synthetic:
        lines.append(texts("summary.synthetic"))
    if analysis.mode is Mode.FREE:
        lines.append(_free_line(analysis, texts))
    asked = [m for m in analysis.movements if m.reason is not Reason.NOT_MEASURED]
    judged = sum(m.usable for m in asked)
    if asked:
        lines.append(texts("summary.judged", judged=judged, asked=len(asked)))
    lines += [_flag_line(flag, verdict, library, texts) for flag in analysis.flags]
    if any(flag.basis is Basis.SIDE_UNKNOWN for flag in analysis.flags):
        lines.append(texts("summary.unknown_side"))
    if judged and not analysis.flags:
        lines.append(texts("summary.nothing"))
    lines += [
        texts("summary.abstained", start=a.start_s, end=a.end_s, reason=texts(f"reason.{a.reason}"))
        for a in analysis.abstentions
    ]
    return lines


def _free_line(analysis: Analysis, texts: Texts) -> str:
    found = [movement.exercise for movement in analysis.movements]
    return texts(
        "summary.free",
        smiles=found.count(FreeExercise.SMILE),
        puckers=found.count(FreeExercise.PUCKER),
    )


def _flag_line(flag: Flag, verdict: Verdict, library: Library, texts: Texts) -> str:
    is_eye = flag.unit is Unit.OF_REST
    scale = 100.0 if is_eye else 1.0
    return texts(
        "summary.flag_eye" if is_eye else "summary.flag_corner",
        strength=texts(f"strength.{flag.strength}"),
        pattern=library.pattern(flag.pattern).name.of(texts.lang),
        side=texts(f"side.{flag.side}"),
        index=abs(flag.index) * scale,
        noise=_around(flag, verdict) * scale,
        start=flag.start_s,
        end=flag.end_s,
        confidence=texts(f"confidence.{flag.confidence}"),
    )


def _around(flag: Flag, verdict: Verdict) -> float:
    rest = verdict.analysis.rest
    noise = 0.0
    if rest is not None:
        noise = rest.eye_noise if flag.unit is Unit.OF_REST else rest.corner_noise
    return uncertainty(flag.unit, noise, Constants())
