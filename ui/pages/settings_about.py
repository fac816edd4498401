"""Settings: what is told in an emergency and opened by answers; what this program is."""

from ui.about import About
from ui.preferences import Preferences
from ui.widgets.controls import Card, IconButton, label, line
from ui.widgets.place_choice import PlaceChoice
from ui.widgets.rows import SettingRow


class SafetyCard(Card):
    """The place for the emergency number, and the answers that open and close parts."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__("unwell")
        self.place = PlaceChoice(preferences)
        self.answers = IconButton("right")
        self._rows = (SettingRow(self.place), SettingRow(self.answers, is_beside=True))
        for each in self._rows:
            self.body.addWidget(line())
            self.body.addWidget(each)
        self.unwell = label("caption")
        self.body.addWidget(line())
        self.body.addWidget(self.unwell)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Safety"))
        self._rows[0].set_words(
            self.tr("Where you live"), self.tr("For the number shown in an emergency.")
        )
        self._rows[1].set_words(
            self.tr("What your answers open and close"),
            self.tr("Where a part is closed: why, and what opens it again."),
        )
        self.answers.set_words(self.tr("Show"), self.tr("Show what your answers open and close"))
        self.unwell.setText(
            self.tr("If something is wrong, press \u201cUnwell?\u201d at any time, or the key F1.")
        )

    def refresh(self) -> None:
        self.place.refresh()


class AboutCard(Card):
    """What the program is and what it is not, with its versions."""

    def __init__(self, about: About) -> None:
        super().__init__("info")
        self._about = about
        self.notes = label()
        self.versions = label("caption")
        self.licences, self.support = IconButton("list"), IconButton("export")
        self.open_report = IconButton("report")
        self._rows = tuple(
            SettingRow(each, is_beside=True)
            for each in (self.licences, self.support, self.open_report)
        )
        self.body.addWidget(self.notes)
        self.body.addWidget(self.versions)
        for each in self._rows:
            self.body.addWidget(line())
            self.body.addWidget(each)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("About MirrorMend"))
        self.notes.setText(
            self.tr(
                "MirrorMend shows movements. It is no basis for a diagnosis and replaces no visit "
                "to the doctor. It has not been reviewed by a clinician. Ask your doctor or "
                "therapist before you change your exercises."
            )
        )
        self.versions.setText(
            " · ".join(f"{name} {number}" for name, number in self._about.versions)
        )
        words = (
            (self.tr("Licences"), self.tr("What MirrorMend is made of, and under which terms")),
            (
                self.tr("When something fails"),
                self.tr("Versions and the last failures, without anything about you"),
            ),
            (
                self.tr("For clinicians"),
                self.tr("Check a report that a patient sent, and review it."),
            ),
        )
        for each, (name, note) in zip(self._rows, words, strict=True):
            each.set_words(name, note)
        self.licences.set_words(self.tr("Read"), self.tr("Read the licences"))
        self.support.set_words(self.tr("Details for support"))
        self.open_report.set_words(self.tr("Open a report"))
