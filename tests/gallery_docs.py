"""`make gallery`: some pictures of `make shots`, made small, as docs/gallery.md and its folder."""

import sys
from dataclasses import dataclass
from pathlib import Path

import cv2

ROOT = Path(__file__).resolve().parent.parent
SHOTS = ROOT / "build" / "shots"
PAGE = ROOT / "docs" / "gallery.md"
FOLDER = ROOT / "docs" / "gallery"
SIZE = (800, 500)
QUALITY = 90


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, and the pictures below it: file name and what it shows."""

    heading: str
    pictures: tuple[tuple[str, str], ...]


PARTS = (
    Part(
        "The day",
        (
            ("today_zh_light", "Today, in Chinese"),
            ("today_en_dark", "Today in dim light"),
            ("today_en_contrast_28", "Today in high contrast, with the largest type"),
            ("diary_past_en_light", "The care diary, a past day"),
            ("learn_causes_zh_light", "A reading page"),
        ),
    ),
    Part(
        "Massage",
        (
            ("massage_start_zh_light", "Before the massage"),
            ("massage_own_face_zh_light", "A step on one's own face"),
            ("massage_paused_en_dark", "A pause"),
        ),
    ),
    Part(
        "Mirror training and recording",
        (
            ("practice_en_dark", "Practice: sets and doses"),
            ("session_check_zh_light", "Looking at light, distance and pose first"),
            ("training_mirror_zh_light", "Training with the picture"),
            ("training_cue_en_dark", "Something moves along: the cue, in dim light"),
            ("training_off_zh_light", "Training without one's picture"),
            ("recording_frame_zh_light", "The weekly recording: sitting as last time"),
        ),
    ),
    Part(
        "Looking back",
        (
            ("result_oral-ocular-left_zh_light", "What was seen in a recording"),
            ("progress_quarter_zh_light", "Progress"),
            ("pair_en_light", "Then and now, as outlines"),
            ("totals_en_light", "Totals of questionnaires"),
        ),
    ),
    Part(
        "The report, and the clinician's view",
        (
            ("report_en_light", "The report before it is saved"),
            ("clinic_zh_light", "A clinician looks it through"),
        ),
    ),
    Part(
        "The first start and the settings",
        (
            ("start_3_consent_zh_light", "What one agrees to"),
            ("start_4_side_en_dark", "Which side, as in a mirror"),
            ("settings_display_zh_light", "Settings"),
            ("lock_ask_set_zh_light", "Setting a lock"),
        ),
    ),
)


def main() -> None:
    """Write the page anew; a picture that is missing ends it with its name."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.webp"):
        old.unlink()
    lines = [
        "# Gallery",
        "",
        "Drawn by `make shots` from the running app with the synthetic demo person, made small by "
        "`make gallery`. No real person is shown.",
    ]
    for part in PARTS:
        lines += ["", f"## {part.heading}", ""]
        for name, words in part.pictures:
            _shrink(name)
            lines += [f"![{words}](gallery/{name}.webp)", f"*{words}*", ""]
    PAGE.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


def _shrink(name: str) -> None:
    picture = cv2.imread(str(SHOTS / f"{name}.png"))
    if picture is None:
        sys.exit(f"{name} is not in {SHOTS.relative_to(ROOT)}: run make shots first")
    small = cv2.resize(picture, SIZE, interpolation=cv2.INTER_AREA)
    path = FOLDER / f"{name}.webp"
    cv2.imwrite(str(path), small, [cv2.IMWRITE_WEBP_QUALITY, QUALITY])


if __name__ == "__main__":
    main()
