"""What an analysis found, in words."""

from app.domain.constants import Constants
from app.domain.findings import Basis, Flag, Reason, Unit
from app.domain.records import Verdict
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


def _flag_line(flag: Flag, verdict: Verdict, library: Library, texts: Texts) -> str:
    is_eye = flag.unit is Unit.OF_REST
    scale = 100.0 if is_eye else 1.0
    return texts(
        "summary.flag_eye" if is_eye else "summary.flag_corner",
        strength=texts(f"strength.{flag.strength}"),
        pattern=library.pattern(flag.pattern).name.of(texts.lang),
        side=texts(f"side.{flag.side}"),
        index=abs(flag.index) * scale,
        noise=_noise(flag, verdict) * scale,
        start=flag.start_s,
        end=flag.end_s,
        confidence=texts(f"confidence.{flag.confidence}"),
    )


def _noise(flag: Flag, verdict: Verdict) -> float:
    """Return the uncertainty of an index: so many times the noise at rest."""
    rest = verdict.analysis.rest
    if rest is None:
        return 0.0
    noise = rest.eye_noise if flag.unit is Unit.OF_REST else rest.corner_noise
    return Constants().noise_factor * noise
