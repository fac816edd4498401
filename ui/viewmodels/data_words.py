"""The sentences of the page about a person's data."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

from app.texts import Lang
from ui.viewmodels.data import Ask, News, Question, Work
from ui.words import locale_of

if TYPE_CHECKING:
    from app.store.stored import Stored


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in words: what will happen, line by line, and what the two answers are called."""

    title: str
    lines: tuple[str, ...]
    yes: str
    no: str
    understood: str = ""
    """What has to be ticked before the answer counts; empty: nothing."""
    offers_backup: bool = False


class DataWords(QObject):
    """In the language of the window; `lang` chooses how numbers are written."""

    def size(self, count: int, lang: Lang) -> str:
        si = QLocale.DataSizeFormat.DataSizeSIFormat
        return locale_of(lang).formattedDataSize(count, 1 if count >= 1000 else 0, si)

    def kinds(self, stored: "Stored", lang: Lang) -> Sequence[tuple[str, str, str]]:
        """Return `(name, note, size)` of each kind of data."""
        recordings = self.tr("%n recording(s)", "", len(stored.sessions))
        found = (
            (self.tr("Films"), recordings, stored.films),
            (
                self.tr("Pictures"),
                self.tr("cut out of the films, and moving outlines"),
                stored.pictures,
            ),
            (self.tr("Numbers and curves"), self.tr("what was measured"), stored.numbers),
            (
                self.tr("Log and diary"),
                self.tr("massage, training, care, answers, visits"),
                stored.log,
            ),
            (self.tr("Copies of the log"), self.tr("made by the app itself"), stored.backups),
            (
                self.tr("Settings and notes of the app"),
                self.tr("choices, keys, error notes"),
                stored.settings + stored.technical,
            ),
        )
        return [(name, note, self.size(count, lang)) for name, note, count in found]

    def months(self, months: int | None) -> str:
        if months is None:
            return self.tr("For ever")
        if months % 12 == 0:
            return self.tr("%n year(s)", "", months // 12)
        return self.tr("%n month(s)", "", months)

    def asked(self, question: Question, stored: "Stored | None", when: str, lang: Lang) -> Asked:
        """Say what will happen; `when` names the recording that it is about."""
        made = {
            Ask.SESSION: self._session,
            Ask.FILM: self._film,
            Ask.RETENTION: self._retention,
            Ask.RESTORE: self._restore,
            Ask.MOVE: self._move,
        }
        if question.ask is Ask.EVERYTHING:
            return self._everything(stored, lang)
        return made[question.ask](question, when)

    def _session(self, _question: Question, when: str) -> Asked:
        return Asked(
            self.tr("Delete this recording?"),
            (
                when,
                self.tr("Film, pictures, numbers and what you said about its findings will go."),
                self.tr("The app's own copies of the log forget it, too."),
                self.tr("Reports and backups that you saved elsewhere stay as they are."),
                self.tr("This cannot be undone."),
            ),
            self.tr("Delete for good"),
            self.tr("Keep it"),
            offers_backup=True,
        )

    def _film(self, _question: Question, when: str) -> Asked:
        return Asked(
            self.tr("Delete the film of this recording?"),
            (
                when,
                self.tr(
                    "The film, its pictures and the moving outline will go: they show your face."
                ),
                self.tr("Numbers, curves and findings stay. They cannot be looked at again."),
                self.tr("This cannot be undone."),
            ),
            self.tr("Delete the film"),
            self.tr("Keep it"),
            offers_backup=True,
        )

    def _retention(self, question: Question, _when: str) -> Asked:
        return Asked(
            self.tr("Keep films for {time}?").format(time=self.months(question.months)),
            (
                self.tr("%n film(s) are older and will go now.", "", len(question.ids)),
                self.tr(
                    "From now on the app deletes films and their pictures at this age when it "
                    "starts, and says so. Numbers stay. Films not looked at yet stay as well."
                ),
                self.tr("This cannot be undone."),
            ),
            self.tr("Delete older films"),
            self.tr("Change nothing"),
            offers_backup=True,
        )

    def _restore(self, question: Question, _when: str) -> Asked:
        manifest = question.manifest
        assert manifest is not None
        name = "" if question.path is None else question.path.name
        made = manifest.made_at[:16].replace("T", " ")
        films = (
            self.tr("with films and pictures")
            if manifest.with_films
            else self.tr("without films and pictures")
        )
        return Asked(
            self.tr("Take this backup in?"),
            (
                self.tr("{name}, made on {when}, {films}").format(
                    name=name, when=made, films=films
                ),
                self.tr("%n recording(s) are in it", "", manifest.sessions),
                self.tr("%n diary and log entries are in it", "", manifest.entries),
                self.tr("What is missing here is added. Nothing that is here is replaced."),
                self.tr("What you deleted after that day comes back."),
            ),
            self.tr("Take it in"),
            self.tr("Not now"),
        )

    def _move(self, question: Question, _when: str) -> Asked:
        return Asked(
            self.tr("Move the data to another folder?"),
            (
                str(question.path),
                self.tr(
                    "Everything is copied there and compared, and only then deleted here. The "
                    "app begins anew for it."
                ),
                self.tr("On a stick or external disk, it has to be plugged in before the start."),
            ),
            self.tr("Move"),
            self.tr("Leave it where it is"),
        )

    def _everything(self, stored: "Stored | None", lang: Lang) -> Asked:
        count = 0 if stored is None else len(stored.sessions)
        size = "" if stored is None else self.size(stored.whole, lang)
        return Asked(
            self.tr("Delete everything?"),
            (
                self.tr("%n recording(s) with films, pictures and numbers", "", count),
                self.tr("the whole diary, log, marks and answers to the safety questions"),
                self.tr("settings, and the app's own copies of the log: {size} in all").format(
                    size=size
                ),
                self.tr("Locks that wait for your clinician go as well: the questions come anew."),
                self.tr("Reports and backups that you saved elsewhere stay as they are."),
                self.tr("The app then begins as on the first day. This cannot be undone."),
            ),
            self.tr("Delete everything"),
            self.tr("Keep everything"),
            understood=self.tr("I understand that all of it will be gone"),
            offers_backup=True,
        )

    def working(self, work: Work) -> str:
        return {
            Work.BACKING_UP: self.tr("Backing up…"),
            Work.LOOKING: self.tr("Looking…"),
            Work.RESTORING: self.tr("Restoring…"),
            Work.DELETING: self.tr("Deleting…"),
        }[work]

    def news(self, news: News) -> tuple[str, str]:
        """Return title and sentence of what was done."""
        if news.work is Work.BACKING_UP:
            path = None if news.question is None else news.question.path
            return self.tr("The backup is made"), self._saved(path)
        if news.work is Work.RESTORING:
            return self.tr("The backup is taken in"), self._restored(news.result)
        question = news.question
        if question is not None and question.ask is not Ask.SESSION:
            films = self.tr(
                "%n film(s) deleted; their numbers are still here.", "", len(question.ids)
            )
            return self.tr("Deleted"), films
        names = ", ".join(news.result) if isinstance(news.result, tuple) else ""
        text = self.tr("The recording is gone.")
        if names:
            text += " " + self.tr(
                "Damaged old copies of the log may still hold its numbers: {names}. Deleting "
                "everything removes them as well."
            ).format(names=names)
        return self.tr("Deleted"), text

    def _saved(self, path: Path | None) -> str:
        return self.tr("{path}\nIt is not encrypted. Keep it where nobody else gets at it.").format(
            path=path
        )

    def _restored(self, result: object) -> str:
        added = int(getattr(result, "added", 0))
        parts = [
            self.tr("%n recording(s) added.", "", added),
            self.tr("%n entries added.", "", int(getattr(result, "entries", 0))),
        ]
        completed = int(getattr(result, "completed", 0))
        if completed:
            parts.append(self.tr("%n recording(s) have missing files again.", "", completed))
        if getattr(result, "with_settings", False):
            parts.append(self.tr("The settings of the backup hold as well."))
        return " ".join(parts)
