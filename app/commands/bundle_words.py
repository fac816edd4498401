"""What `verify` and `convert` say of bundles, to people and to programs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from app.errors import UserFacing
from app.report.bundle.verify import Verdict, Verification
from app.texts import Texts

EXIT_CODES: Final = {
    Verdict.KNOWN: 0,
    Verdict.UNKNOWN: 2,
    Verdict.ALTERED: 3,
    Verdict.NOT_A_BUNDLE: 4,
}


@dataclass(frozen=True, slots=True)
class Checked:
    """One bundle with what was found; `error` says why it was left out all the same."""

    path: Path
    name: str
    found: Verification
    error: UserFacing | None = None

    @classmethod
    def unopened(
        cls, path: Path, name: str, error: UserFacing, found: Verification | None
    ) -> "Checked":
        """Count as no bundle what cannot be opened: nothing at all is known of it."""
        nothing = Verification(Verdict.NOT_A_BUNDLE, (), None, None, None)
        return cls(path, name, found or nothing, error)

    @property
    def exit_code(self) -> int:
        is_left_out = self.error is not None and self.found.is_intact
        return (
            self.error.exit_code if is_left_out and self.error else EXIT_CODES[self.found.verdict]
        )


def worst(checked: Iterable[Checked]) -> int:
    """Return the exit code: of several bundles the worst."""
    return max(one.exit_code for one in checked)


def verdict_lines(
    checked: Iterable[Checked], texts: Texts, *, asks_to_compare: bool = True
) -> list[str]:
    """Say what was found, for people."""
    lines: list[str] = []
    for one in checked:
        if one.error is not None and one.found.is_intact:
            why = texts.explain(one.error)
            lines.append(texts("bundle.left_out", path=one.name, why=why))
            continue
        lines.append(f"{one.name}: {texts(f'bundle_verdict.{one.found.verdict}')}")
        told = [*_about(one.found, texts), *_troubles(one, texts)]
        if one.found.verdict is Verdict.UNKNOWN and asks_to_compare:
            is_review = one.found.review is not None and one.found.review.sender is None
            told.append(texts("bundle.compare_review" if is_review else "bundle.compare"))
        lines += [f"  {line}" for line in told]
    return lines


def verdict_facts(checked: Iterable[Checked]) -> list[dict[str, object]]:
    """Return what was found, for programs; the keys stand in docs/formats.md."""
    return [
        {
            "path": str(one.path),
            "verdict": one.found.verdict.value,
            "exit_code": one.exit_code,
            "fingerprint": one.found.fingerprint,
            "sender": one.found.sender,
            "problems": [
                {"trouble": problem.trouble.value, "path": problem.path}
                for problem in one.found.problems
            ]
            + ([] if one.error is None else [{"trouble": one.error.key, "path": ""}]),
            "made_at": _made_at(one.found),
            "sessions": len(one.found.manifest.sessions) if one.found.manifest else None,
            "review": _review(one.found),
        }
        for one in checked
    ]


def _about(found: Verification, texts: Texts) -> list[str]:
    lines: list[str] = []
    if found.is_intact and found.manifest is not None:
        made = found.manifest
        about = {"person": made.person, "first": made.first, "last": made.last}
        lines.append(texts("bundle.about", **about, sessions=len(made.sessions)))
    if found.sender is not None:
        lines.append(texts("bundle.sender", label=found.sender))
    if found.is_intact and found.review is not None:
        by = found.review.sender
        lines.append(
            texts("bundle.reviewed_unknown")
            if by is None
            else texts("bundle.reviewed_by", label=by)
        )
    if found.fingerprint is not None and found.verdict is not Verdict.KNOWN:
        lines.append(texts("bundle.fingerprint", digits=found.fingerprint))
    return lines


def _troubles(one: Checked, texts: Texts) -> list[str]:
    name = one.path.name
    lines = [texts(f"bundle_trouble.{p.trouble}", path=p.path or name) for p in one.found.problems]
    return lines if one.error is None else [*lines, texts.explain(one.error)]


def _review(found: Verification) -> dict[str, object] | None:
    if found.review is None:
        return None
    review = found.review
    return {
        "verdict": review.verdict.value,
        "fingerprint": review.fingerprint,
        "sender": review.sender,
    }


def _made_at(found: Verification) -> str | None:
    moment: datetime | None = found.manifest.made_at if found.manifest else None
    return None if moment is None else moment.isoformat()
