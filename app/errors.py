"""Every failure that the app raises on purpose.

MirrorMendError
├── UserFacing            something the person can act on; one sentence in each language
│   ├── SourceFailure     camera_missing, camera_lost, camera_changed, path_missing,
│   │                     path_is_folder, video_unreadable, video_empty, video_no_face, video_codec,
│   │                     video_cut_off, video_sound_only, video_short, video_long
│   ├── ModelFailure      model_missing, model_altered, tracking_failed
│   ├── StorageFailure    folder_not_writable, disk_full, file_damaged, log_damaged,
│   │                     file_newer, file_unreadable, session_missing, database_busy,
│   │                     picture_failed, archive_damaged, file_exists, data_folder_missing,
│   │                     data_locked, senders_damaged, review_damaged
│   ├── RecordingFailure  recording_failed
│   ├── ReportFailure     report_nothing, report_failed, no_bundles, plan_refused, bundle_too_large,
│   │                     report_changed, report_itself, part_missing
│   └── UsageFailure      person_unknown, set_unknown, timeline_invalid, date_invalid, no_display
│                         rule_unknown, answer_invalid, gate_too_late, gate_nothing_open,
│                         routine_unknown, length_unknown, flag_unknown, routine_locked,
│                         routine_needs_window, dose_unknown
│                         own_set_nameless, own_set_empty, own_set_unknown
│                         part_unknown, reason_unknown, care_unknown
│                         expression_unknown, movement_unknown, answer_unreadable
│                         password_short, password_needed, password_wrong, password_unreadable
│                         nothing_to_delete, session_in_use, film_not_looked_at,
│                         place_not_empty, place_inside, place_given, diary_future,
│                         total_range, total_rater, plan_none, plan_over, plan_incomplete,
│                         consent_camera, consent_films, passphrase_short, passphrase_wrong,
│                         recovery_mistyped, recovery_wrong, lock_set, lock_missing, plan_day,
│                         backup_locked, passphrase_missing, passphrases_differ, label_empty,
│                         senders_several, passwords_differ, password_missing
└── Bug                   a mistake of ours: ShapeError

A `UserFacing` carries a key and fields; the sentences stand in assets/i18n/core.yaml, and
`app.texts.Texts.explain` joins the two, so that the window and the commands say the same.
"""

from typing import ClassVar


class MirrorMendError(Exception):
    pass


class UserFacing(MirrorMendError):  # noqa: N818 - it is named for what it is to the person
    """Something went wrong that the person can do something about."""

    exit_code: ClassVar[int] = 1

    def __init__(self, key: str, **fields: str | int | float) -> None:
        super().__init__(key, fields)
        self.key = key
        self.fields = fields

    def __str__(self) -> str:
        return f"{self.key} {self.fields}" if self.fields else self.key


class SourceFailure(UserFacing):
    """The picture could not be had: camera or video file."""

    exit_code = 3


class ModelFailure(UserFacing):
    """The face model is missing, altered, or would not run."""

    exit_code = 4


class StorageFailure(UserFacing):
    """A file or folder could not be read or written."""

    exit_code = 5


class RecordingFailure(UserFacing):
    """The recording could not go on; what was recorded is kept."""

    exit_code = 5


class ReportFailure(UserFacing):
    """The report could not be made."""

    exit_code = 6


class UsageFailure(UserFacing):
    """A command or setting holds a value that the app does not know."""

    exit_code = 2


class Bug(MirrorMendError):  # noqa: N818 - see UserFacing
    """A mistake in the app itself; the log has the details."""


class ShapeError(Bug):
    """An array does not have the shape that its docstring promises."""
