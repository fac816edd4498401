"""Where the picture comes from: camera, demo person, or a video file."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.texts import Lang
from ui.icons import Icon
from ui.viewmodels.today import DEMO_PERSONS, SourceKind, TodayModel
from ui.widgets.controls import Card, IconButton, Segmented, chip, label, row
from ui.words import Words


class SourceCard(Card):
    """Signals: `file_requested()` when the person wants to choose a video file; `film_requested()`
    when it is one that they filmed with a phone.
    """

    file_requested = Signal()
    film_requested = Signal()

    def __init__(self, model: TodayModel) -> None:
        super().__init__("cam", spacing=14)
        self._model = model
        self._words = Words(self)
        self.kinds = Segmented(list(SourceKind), ["cam", "user", "film"])
        self.persons = Segmented(DEMO_PERSONS)
        self.synthetic = chip("cue")
        self.explained = label("caption")
        self.choose_file = IconButton("folder")
        self.file_name = label()
        self.film = IconButton("film")
        self._info = Icon("info", 24, "primary")
        self.head.addWidget(self.synthetic)
        self.body.addWidget(self.kinds)
        self.body.addWidget(self.persons)
        self._files = QWidget()
        files = row(14)
        files.addWidget(self.choose_file)
        files.addWidget(self.file_name, 1)
        self._files.setLayout(files)
        self.body.addWidget(self._files)
        told = row(10)
        told.addWidget(self._info)
        told.addWidget(self.explained, 1)
        self.body.addLayout(told)
        self.kinds.chosen.connect(self._on_kind)
        self.persons.chosen.connect(self._on_person)
        films = row(0)
        films.addWidget(self.film)
        films.addStretch(1)
        self.body.addLayout(films)
        self.choose_file.clicked.connect(self.file_requested)
        self.film.clicked.connect(self.film_requested)

    def refresh(self, lang: Lang) -> None:
        """Show the choice; `lang` is that of the window."""
        model = self._model
        self.heading.setText(self.tr("Picture source"))
        self.kinds.set_words(
            self.heading.text(),
            [self.tr("Camera"), self.tr("Demo person"), self.tr("Video file")],
        )
        self.kinds.set_value(model.kind)
        self.persons.set_words(
            self.tr("Demo person"), [self._words.person(person) for person in DEMO_PERSONS]
        )
        self.persons.set_value(model.person)
        self.choose_file.set_words(self.tr("Choose a video…"))
        self.film.set_words(
            self.tr("A video from your phone…"),
            self.tr("Take in a video of you that was filmed with a phone"),
        )
        self.file_name.setText(self._file_words(model.file))
        self.synthetic.setText(self.tr("Synthetic demo person"))
        self.explained.setText(self._explanation())
        is_demo, is_file = model.kind is SourceKind.DEMO, model.kind is SourceKind.FILE
        self.persons.setVisible(is_demo)
        self.synthetic.setVisible(is_demo)
        self._files.setVisible(is_file)

    def _file_words(self, path: Path | None) -> str:
        return self.tr("No video chosen yet") if path is None else path.name

    def _explanation(self) -> str:
        model = self._model
        if model.kind is SourceKind.DEMO:
            return self.tr(
                "A drawn face acts out the exercises, so that you can look around. "
                "Nobody is filmed, and the results are not about you."
            )
        if model.kind is SourceKind.FILE:
            return self.tr("The video plays in place of the camera. The file stays as it is.")
        if model.has_no_camera:
            return self.tr(
                "Plug a camera in and look again, or choose the demo person or a video file."
            )
        return self.tr("The recording stays on this computer. Nothing is sent anywhere.")

    def _on_kind(self, kind: object) -> None:
        self._model.use_kind(SourceKind(str(kind)))
        if self._model.kind is SourceKind.FILE and self._model.file is None:
            self.file_requested.emit()

    def _on_person(self, person: object) -> None:
        self._model.use_person(str(person))
