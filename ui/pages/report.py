"""The report page: a preview of what the clinician gets, and what goes into it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QProgressBar, QWidget

from app.texts import Lang
from ui.dialogs import Dialogs
from ui.theme import Theme
from ui.viewmodels.report import MOST_SESSIONS, Period, ReportModel
from ui.widgets.controls import (
    Card,
    IconButton,
    Segmented,
    Tick,
    column,
    label,
    line,
    row,
    scrolled,
)
from ui.widgets.elided import breakable
from ui.widgets.notices import Notice
from ui.widgets.pdf_preview import PdfPreview
from ui.widgets.rows import SettingRow
from ui.words import Words

_TWO_COLUMNS_PX = 820


class ReportPage(QWidget):
    """Preview left, choices right; below each other where there is less room."""

    def __init__(
        self, theme: Theme, model: ReportModel, dialogs: Dialogs, lang: Callable[[], Lang]
    ) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self._theme = theme
        self._model = model
        self._dialogs = dialogs
        self._lang = lang
        self._words = Words(self)
        self.heading = label("h1", wrap=False)
        self.preview = PdfPreview(theme)
        self.back, self.on = IconButton("left", "square"), IconButton("right", "square")
        self.place = label("body", wrap=False)
        self.drawing = QProgressBar()
        self.drawing.setRange(0, 0)
        self.drawing.setTextVisible(False)
        self.empty = label("lead")
        self.notice = Notice(is_closable=True)
        self.card = Card("report")
        self.period = Segmented(list(Period))
        self.count = label("caption")
        self.name = QLineEdit()
        self.outline, self.pictures, self.clips = Tick(), Tick(), Tick()
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self._rows = {
            "period": SettingRow(self.period),
            "name": SettingRow(self.name),
            "outline": SettingRow(self.outline, is_beside=True),
            "pictures": SettingRow(self.pictures, is_beside=True),
            "clips": SettingRow(self.clips, is_beside=True),
            "password": SettingRow(self.password),
        }
        self.stays = label("caption")
        self.save_pdf = IconButton("export")
        self.save_bundle = IconButton("export", "primary")
        self.saving = QProgressBar()
        self.saving.setTextVisible(False)
        self.stop = IconButton("x")
        self._lay_out()
        self._connect()
        self.period.set_value(model.choices.period)
        self.retranslate()
        model.refresh()

    # --- building ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        top = row(12)
        top.addWidget(self.heading, 1)
        for widget in (self.back, self.place, self.on):
            top.addWidget(widget)
        left = column(8)
        left.addWidget(self.empty)
        left.addWidget(self.drawing)
        left.addWidget(self.preview, 1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(18)
        self._columns.addLayout(left, 6)
        self._columns.addWidget(self._choices(), 5, Qt.AlignmentFlag.AlignTop)
        content = QWidget()
        box = column(14, (28, 20, 28, 20))
        box.addLayout(top)
        box.addWidget(self.notice)
        box.addLayout(self._columns, 1)
        content.setLayout(box)
        self.notice.hide()
        whole = column(0)
        self._area = scrolled(content)
        whole.addWidget(self._area)
        self.setLayout(whole)

    def _choices(self) -> Card:
        body = self.card.body
        for name, widget in self._rows.items():
            body.addWidget(line())
            body.addWidget(widget)
            if name == "period":
                body.addWidget(self.count)
        body.addWidget(self.stays)
        body.addWidget(self.save_bundle)
        body.addWidget(self.save_pdf)
        body.addWidget(self.saving)
        body.addWidget(self.stop)
        return self.card

    def _connect(self) -> None:
        model = self._model
        model.changed.connect(self._refresh)
        model.previewed.connect(self.preview.show_pdf)
        model.failed.connect(self._on_failed)
        model.saved.connect(self._on_saved)
        model.progressed.connect(self._on_progress)
        self.preview.turned.connect(self._on_turned)
        self.back.clicked.connect(self._on_back)
        self.on.clicked.connect(self._on_on)
        self.period.chosen.connect(self._on_period)
        self.name.editingFinished.connect(self._on_name)
        self.outline.toggled.connect(self._on_outline)
        self.pictures.toggled.connect(self._on_pictures)
        self.clips.toggled.connect(self._on_clips)
        self.password.textChanged.connect(self._on_password)
        self.save_pdf.clicked.connect(self._on_save_pdf)
        self.save_bundle.clicked.connect(self._on_save_bundle)
        self.stop.clicked.connect(model.stop_saving)
        self.notice.closed.connect(self.notice.hide)

    # --- what the window needs of it ---------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.preview.set_theme(theme)
        self._arrange()

    def focus_first(self) -> None:
        self.period.focus_current()

    def step_back(self) -> bool:
        return False

    def shut_down(self) -> None:
        self._model.close()

    # --- showing -----------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._model.refresh()
        super().changeEvent(event)

    def _arrange(self) -> None:
        is_wide = self.width() >= _TWO_COLUMNS_PX and not self._theme.is_large
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)
        self.preview.setMinimumHeight(340 if is_wide else 560)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("For your doctor"))
        self.card.heading.setText(self.tr("What goes in"))
        self.back.set_words("", self.tr("Previous page"))
        self.on.set_words("", self.tr("Next page"))
        self.preview.setAccessibleName(self.tr("Preview of the report"))
        self.drawing.setAccessibleName(self.tr("Drawing the preview"))
        name = self.tr("Period")
        self.period.set_words(name, [self.tr("4 weeks"), self.tr("12 weeks"), self.tr("All")])
        self._rows["period"].set_words(name)
        self._rows["name"].set_words(
            self.tr("Name"), self.tr("Leave it empty, and a code stands in its place.")
        )
        self.name.setAccessibleName(self.tr("Name in the report"))
        self._rows["outline"].set_words(
            self.tr("Moving outline of the face"),
            self.tr(
                "Only in the data file: lines without a picture, by which your doctor can check "
                "what was found. A face can be told by its lines; give them only to people you "
                "trust. Recordings from before this was possible have none."
            ),
        )
        self.outline.setAccessibleName(self.tr("With the moving outline of the face"))
        self._rows["pictures"].set_words(
            self.tr("Pictures of the face"), self.tr("At rest and in the movement")
        )
        self.pictures.setAccessibleName(self.tr("With pictures of the face"))
        self._rows["clips"].set_words(
            self.tr("Recordings"), self.tr("Only in the data file; it becomes large")
        )
        self.clips.setAccessibleName(self.tr("With the recordings"))
        self._rows["password"].set_words(
            self.tr("Password"), self.tr("If you like; tell it to your doctor by telephone")
        )
        self.password.setAccessibleName(self.tr("Password of the data file"))
        self.stays.setText(
            self.tr(
                "The file is saved only where you choose; the app sends nothing. Before you give "
                "it to somebody, think of who that is."
            )
        )
        self.save_bundle.set_words(self.tr("Save data file for the doctor"))
        self.save_pdf.set_words(self.tr("Save PDF"))
        self.stop.set_words(self.tr("Stop"))
        self.notice.set_close_words(self.tr("Close"))
        self._refresh()

    def _refresh(self) -> None:
        model = self._model
        chosen = model.chosen
        count = self.tr("%n recording(s)", "", len(chosen))
        if model.left_out:
            count += " " + self.tr("(the newest {most})").format(most=MOST_SESSIONS)
        self.count.setText(count)
        self.empty.setText(
            self.tr("There is no recording in this period yet. Record one first, or choose more.")
        )
        self.empty.setVisible(not chosen)
        if not chosen:
            self.preview.forget()
        self.drawing.setVisible(model.is_drawing)
        self._rows["password"].name.setText(
            self.tr("Password: at least {least} characters").format(least=10)
            if model.choices.is_password_short
            else self.tr("Password")
        )
        self.save_pdf.setEnabled(model.can_save)
        self.save_bundle.setEnabled(model.can_save)
        self.saving.setVisible(model.is_saving)
        self.saving.setAccessibleName(self.tr("Saving"))
        self.stop.setVisible(model.is_saving)

    def _on_turned(self, page: int, of: int) -> None:
        self.place.setText(self.tr("Page {page} of {of}").format(page=page, of=of) if of else "")
        self.back.setEnabled(page > 1)
        self.on.setEnabled(page < of)

    def _on_progress(self, done: int, of: int) -> None:
        self.saving.setRange(0, 1000 if of else 0)
        self.saving.setValue(round(1000 * done / of) if of else 0)

    def _on_failed(self, error: Exception) -> None:
        self.notice.set_caution(True)
        self.notice.say(self._words.explain(error, self._lang()), error=error)
        self._show_notice()

    def _on_saved(self, path: Path) -> None:
        self.notice.set_caution(False)
        self.notice.say(self.tr("Saved: {path}").format(path=breakable(path)))
        self._show_notice()

    def _show_notice(self) -> None:
        """Come back to the top, where it stands: what is pressed to save is far below it."""
        self.notice.show()
        self._area.verticalScrollBar().setValue(0)

    # --- requests ----------------------------------------------------------------------------

    def _on_back(self) -> None:
        self.preview.step(-1)

    def _on_on(self) -> None:
        self.preview.step(1)

    def _on_period(self, period: Period) -> None:
        self._model.choose(replace(self._model.choices, period=period))

    def _on_name(self) -> None:
        name = self.name.text().strip()
        if name != self._model.choices.name:
            self._model.choose(replace(self._model.choices, name=name))

    def _on_outline(self, is_on: bool) -> None:
        self._model.choose(replace(self._model.choices, with_outline=is_on))

    def _on_pictures(self, is_on: bool) -> None:
        self._model.choose(replace(self._model.choices, with_pictures=is_on))

    def _on_clips(self, is_on: bool) -> None:
        self._model.choose(replace(self._model.choices, with_clips=is_on))

    def _on_password(self, text: str) -> None:
        self._model.choose(replace(self._model.choices, password=text))

    def _on_save_pdf(self) -> None:
        self._on_name()
        path = self._dialogs.report(self, f"{self._stem()}.pdf")
        if path is not None:
            self._model.save(path)

    def _on_save_bundle(self) -> None:
        self._on_name()
        path = self._dialogs.review(self, f"{self._stem()}.mmz")
        if path is not None:
            self._model.save(path)

    def _stem(self) -> str:
        chosen = self._model.chosen
        days = (chosen[0].started_at.date(), chosen[-1].started_at.date()) if chosen else ("", "")
        return f"MirrorMend_{days[0]}_{days[1]}"
