"""The part of docs/validation.md that `make validate-live` writes."""

from pathlib import Path

import numpy as np

from benchmarks.live_truth import SUSTAINED_S

HEADING = "# Live cues"
_LEAKING = ("oral-ocular", "pucker-eye", "ocular-oral", "brow-oral", "weak-synkinetic")


def live_part(page: Path) -> str:
    """Return the part as it stands, empty where there is none."""
    text = page.read_text(encoding="utf-8") if page.exists() else ""
    return text[text.index(HEADING) :] if HEADING in text else ""


def write_live_part(played, page: Path) -> None:
    """Replace the part, and leave the rest of the page alone."""
    text = page.read_text(encoding="utf-8") if page.exists() else ""
    before = text.split(HEADING)[0].rstrip()
    parts = [
        _head(played),
        _cue_table(played),
        _lag_table(played),
        _false_table(played),
        _other_lines(played),
        _even_table(played),
    ]
    page.write_text(before + "\n\n" + "\n".join(parts), encoding="utf-8")


def _head(played) -> str:
    clips = {p.clip.person.id: p.clip.script.length_s for p in played}
    return f"""{HEADING}

Made by `make validate-live`: {len(clips)} clips of demo persons, {sum(clips.values()) / 60:.0f}
minutes in all, 25 frames per second, H.264 as a session is recorded, drawn once to files with the
true place of lids and corners in every frame. The coach gets each frame's reading by itself,
the halves late by a fixed number of frames as `AdaptiveTracker` hands them over (two unless
said otherwise), so that the table is the same every time; `make bench` measures the same cues
in real time, with camera, recorder and tracker at work. One head, one topology, no lashes: the
figures say how quick
and how quiet the method is, not how it does on patients.

An **event** is a stretch of a movement in which the true index is at or above the clear cut (eye
.15, corner 2.5 %) for at least {SUSTAINED_S:g} s. Its **delay** runs from that moment to the first
frame that names it; a negative one came before, between the slight and the clear cut. "After the
slight cut" runs from .10 and 1.5 %: the same cues against the earlier moment. "Blink": a blink
covers part of the first 0.4 s, in which the cue is silent by design. The last row times the same
cues of all events by a clock that stands still while a blink changes the eyes (the drawing knows
when), as silence is what is asked for then; frames in which a cue may come are all counted.
"""


def _cue_table(played) -> str:
    rows = [
        "| person | gain | events | cued, right side | delay p50 | p95 | in 400 ms | "
        "after the slight cut p50 | p95 | blink |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for kind in _LEAKING:
        for percent in sorted({p.clip.percent for p in played if p.clip.kind == kind}):
            these = [p for p in played if (p.clip.kind, p.clip.percent) == (kind, percent)]
            if percent:
                rows.append(f"| {kind} | {percent} % | {_cues([p.usual for p in these])} |")
    everybody = [p.usual for p in played]
    rows.append(f"| **all** | | {_cues(everybody)} |")
    rows.append(f"| all without a blink | | {_cues(everybody, with_blinks=False)} |")
    rows.append(f"| all, clock still in blinks | | {_cues_outside_blinks(everybody)} |")
    return "\n".join(rows) + "\n"


def _cues(outcomes, *, with_blinks: bool = True) -> str:
    events = [
        (event, delay)
        for outcome in outcomes
        for event, delay in outcome.delays
        if event.clear_s is not None and (with_blinks or not event.is_hidden)
    ]
    cued = [(event, delay) for event, delay in events if delay is not None]
    late = [event.start_s + delay - event.clear_s for event, delay in cued]
    slight = [delay for _, delay in cued]
    in_time = sum(s <= 0.4 for s in late)
    blinks = sum(event.is_hidden for event, _ in events)
    return (
        f"{len(events)} | {len(cued)} | {_ms(late, 50)} | {_ms(late, 95)} | "
        f"{in_time} of {len(events)} | {_ms(slight, 50)} | {_ms(slight, 95)} | {blinks}"
    )


def _cues_outside_blinks(outcomes) -> str:
    events = [
        (event, None if delay is None else event.open_eyed_s(event.start_s + delay))
        for outcome in outcomes
        for event, delay in outcome.delays
        if event.clear_s is not None
    ]
    late = [s for _, s in events if s is not None]
    in_time = sum(s <= 0.4 for s in late)
    blinks = sum(event.is_hidden for event, _ in events)
    return (
        f"{len(events)} | {len(late)} | {_ms(late, 50)} | {_ms(late, 95)} | "
        f"{in_time} of {len(events)} | – | – | {blinks}"
    )


def _ms(seconds: list[float], percentile: float) -> str:
    return f"{1000 * np.percentile(seconds, percentile):.0f} ms" if seconds else "–"


def _lag_table(played) -> str:
    rows = [
        "| halves late by | cued | delay p50 | p95 | without a blink p95 | false cues |",
        "|---|---|---|---|---|---|",
    ]
    for lag in sorted(played[0].outcomes):
        outcomes = [p.outcomes[lag] for p in played]
        late = [s for o in outcomes for s in o.late_s if s is not None]
        clear = [(e, d) for o in outcomes for e, d in o.delays if e.clear_s is not None]
        open_eyed = [
            e.start_s + d - e.clear_s for e, d in clear if d is not None and not e.is_hidden
        ]
        false = sum(len(o.false) for o in outcomes)
        rows.append(
            f"| {lag} frame{'s' * (lag > 1)} | {len(late)} of {len(clear)} | {_ms(late, 50)} | "
            f"{_ms(late, 95)} | {_ms(open_eyed, 95)} | {false} |"
        )
    return "\n".join(rows) + "\n"


def _false_table(played) -> str:
    rows = [
        "False cues: any that names a pattern or a side that does not leak. People without an "
        "affected side are played twice, with either side named.\n",
        "| person | plays | minutes | false cues | silent, with the reason |",
        "|---|---|---|---|---|",
    ]
    for kind in ("healthy", "blinking", "talking", "turning", "weak"):
        rows.append(_false_row(kind, [p for p in played if p.clip.kind == kind]))
    only_weak = [p for p in played if p.clip.kind == "weak-synkinetic" and not p.clip.percent]
    rows.append(_false_row("weak-synkinetic, gain 0", only_weak))
    rows.append(
        _false_row(
            "leaking, all kinds", [p for p in played if p.clip.kind in _LEAKING and p.clip.percent]
        )
    )
    return "\n".join(rows) + "\n"


def _false_row(name: str, these) -> str:
    minutes = sum(p.clip.script.length_s for p in these) / 60
    found = [text for p in these for text in p.usual.false]
    reasons = sorted({reason for p in these for reason in p.usual.silent})
    silent = ", ".join(
        f"{reason} {100 * np.mean([p.usual.silent.get(reason, 0.0) for p in these]):.0f} %"
        for reason in reasons
    )
    return f"| {name} | {len(these)} | {minutes:.1f} | {len(found)} | {silent or '–'} |"


def _other_lines(played) -> str:
    counted = [(asked, got) for p in played for _, asked, got in p.usual.reps]
    begun = sum(p.usual.begun_in_blinks for p in played)
    cues = sum(delay is not None for p in played for _, delay in p.usual.delays)
    exact = sum(asked == got for asked, got in counted)
    return (
        f"Repetitions: in {exact} of {len(counted)} exercises as many counted as were made "
        f"({sum(got for _, got in counted)} of {sum(asked for asked, _ in counted)}; by the timer "
        "where the person turned away).\n\n"
        f"Cues that began while a blink was under way: {begun} of {cues}.\n"
    )


def _even_table(played) -> str:
    rows = [
        "Evenness of a smile, affected over healthy side in the hold:\n",
        "| person | weakness | told | true |",
        "|---|---|---|---|",
    ]
    shown = [p for p in played if p.smile and p.clip.kind in ("healthy", "weak")]
    for p in sorted(shown, key=lambda p: (p.clip.percent, p.clip.person.id, p.affected)):
        told, true = p.smile
        rows.append(
            f"| {p.clip.person.id}, {p.affected} | {p.clip.percent} % | {told:.2f} | {true:.2f} |"
        )
    return "\n".join(rows) + "\n"
