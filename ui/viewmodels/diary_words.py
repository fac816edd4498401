"""What stands in a line of the care diary, in words."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.texts import Lang
from ui.words import Words

if TYPE_CHECKING:
    from app.domain.journal import JsonValue
    from app.session.diary import DiaryLine, Version
    from exercises.schema_care import CareItem, LogField


class DiaryWords(QObject):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = Words(self)

    def line(self, line: "DiaryLine", item: "CareItem", lang: Lang) -> str:
        """Return what the app recorded and what was written down; empty if neither."""
        parts: list[str] = []
        if line.done:
            seconds = sum(each.seconds for each in line.done)
            parts.append(
                self.tr("Done in the app: {time}").format(time=self._words.seconds(seconds))
                if seconds
                else self.tr("Done in the app")
            )
        if line.entry is not None:
            parts.append(self.fields(line.fields, item, lang) or self.tr("Seen to"))
        return "\n".join(parts)

    def fields(self, fields: "Mapping[str, JsonValue]", item: "CareItem", lang: Lang) -> str:
        """Return the answers, question by question; what only the app knows is left out."""
        said = [
            self.tr("{question}: {answer}").format(
                question=field.label.of(lang), answer=self._answer(field, fields[field.key], lang)
            )
            for field in item.log
            if not field.auto and field.key != "done" and fields.get(field.key) is not None
        ]
        return " · ".join(said)

    def version(self, version: "Version", item: "CareItem", lang: Lang) -> str:
        """Return when an earlier version was written, and what it said."""
        when = self._words.moment(version.written_at.astimezone(), lang)
        text = self.fields(version.fields, item, lang) or self.tr("Seen to")
        return self.tr("{when}: {text}").format(when=when, text=text)

    def day(self, day: date, today: date, lang: Lang) -> str:
        words = self._words
        text = words.day(day, lang) if day.year == today.year else words.dated(day, lang)
        return self.tr("Today, {day}").format(day=text) if day == today else text

    def _answer(self, field: "LogField", value: "JsonValue", lang: Lang) -> str:
        if isinstance(value, bool):
            return self.tr("yes") if value else self.tr("no")
        names = {option.id: option.name.of(lang) for option in field.options}
        if isinstance(value, str):
            return self._day(value, lang) if field.type == "date" else names.get(value, value)
        if isinstance(value, Sequence):
            return self.tr(", ").join(names.get(str(each), str(each)) for each in value)
        return str(value)

    def _day(self, text: str, lang: Lang) -> str:
        try:
            return self._words.long_day(datetime.fromisoformat(text).date(), lang)
        except ValueError:
            return text
