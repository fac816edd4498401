"""The one style sheet, with `$names` for the values of a theme (`ui/theme.py` fills them in).

Labels: `role` = h1 h2 h3 lead body caption step number,
`tone` = text2 primary aff hea cue danger onvideo.
Frames: `kind` = card panel well note cuenote safety danger rail topbar line.
Buttons: `kind` = (none: second) primary start session sessionprimary quiet segment
square unwell choice. Chips (labels): `chip` = plain aff hea cue primary.
"""

QSS = """
* { outline: none; }
QWidget { color: $text; font-size: ${px_body}px; }
QMainWindow, QDialog, QWidget[kind="page"], QScrollArea, QWidget[kind="scrolled"] {
    background: $bg; }
QScrollArea { border: none; }
QLabel { background: transparent; }
QLabel[role="h1"] { font-size: ${px_h1}px; font-weight: 700; }
QLabel[role="h2"] { font-size: ${px_h2}px; font-weight: 700; }
QLabel[role="h3"] { font-size: ${px_h3}px; font-weight: 700; }
QLabel[role="lead"] { font-size: ${px_lead}px; }
QLabel[role="strong"] { font-weight: 700; }
QLabel[role="caption"] { font-size: ${px_caption}px; color: $text2; }
QLabel[role="step"] { font-size: ${px_step}px; font-weight: 700; }
QLabel[role="number"] { font-size: ${px_countdown_massage}px; font-weight: 700; }
QLabel[tone="text2"] { color: $text2; }
QLabel[tone="primary"], Icon[tone="primary"] { color: $primary; }
QLabel[tone="aff"], Icon[tone="aff"] { color: $aff; }
QLabel[tone="hea"], Icon[tone="hea"] { color: $hea; }
QLabel[tone="cue"], Icon[tone="cue"] { color: $cue; }
QLabel[tone="danger"], Icon[tone="danger"] { color: $danger; }
QLabel[tone="onvideo"] { color: $videotext; }
Icon[tone="text2"] { color: $text2; }

QFrame[kind="card"] { background: $surface; border: ${border}px solid $edge;
    border-radius: ${r_card}px; }
QFrame[kind="panel"] { background: $surface; border: none; border-radius: ${r_card}px; }
QFrame[kind="well"] { background: $sunken; border: none; border-radius: ${r_button}px; }
QFrame[kind="note"] { background: $psoft; border: ${border}px solid $primary;
    border-radius: ${r_button}px; }
QFrame[kind="cuenote"] { background: $cuesoft; border: ${border}px solid $cue;
    border-radius: ${r_button}px; }
QFrame[kind="safety"] { background: transparent; border: none; border-left: 5px solid $cue; }
QFrame[kind="dashed"] { background: $surface; border: 2px dashed $line;
    border-radius: ${r_card}px; }
QWidget[kind="dangerpage"] { background: $dsoft; }
QFrame[kind="danger"] { background: $surface; border: 5px solid $danger;
    border-radius: ${r_card}px; }
QFrame[kind="rail"] { background: $surface; border: none; border-right: ${border}px solid $edge; }
QFrame[kind="topbar"] { background: $surface; border: none;
    border-bottom: ${border}px solid $edge; }
QFrame[kind="line"] { background: $hair; border: none; min-height: 1px; max-height: 1px; }
QFrame[kind="video"] { background: $video; border: none; border-radius: ${r_card}px; }

QLabel[chip="plain"], QLabel[chip="aff"], QLabel[chip="hea"], QLabel[chip="cue"],
QLabel[chip="primary"], QFrame[chip="plain"], QFrame[chip="cue"] {
    background: $sunken; color: $text; border-radius: 18px; min-height: 36px;
    padding: 0 14px; font-size: ${px_caption}px; }
QLabel[chip="aff"] { background: $affsoft; color: $aff; font-weight: 700; }
QLabel[chip="hea"] { background: $heasoft; color: $hea; font-weight: 700; }
QLabel[chip="cue"], QFrame[chip="cue"] { background: $cuesoft; color: $cue; font-weight: 700; }
QLabel[chip="primary"] { background: $psoft; color: $primary; font-weight: 700; }
QLabel[chip="onvideo"] { background: $videolabel; color: $videotext; border-radius: 18px;
    min-height: 36px; padding: 0 14px; font-size: ${px_caption}px; }

QPushButton { background: $surface; color: $text; border: 2px solid $line;
    border-radius: ${r_button}px; padding: 0 18px; font-weight: 700;
    min-height: ${bar}px; qproperty-iconSize: ${icon}px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $sunken; border-color: $text; }
QPushButton:checked { background: $psoft; color: $primary; border-color: $primary; }
QPushButton:disabled { background: transparent; color: $text2; border: 2px dashed $line; }
QPushButton[kind="primary"] { background: $pfill; color: $onprimary; border-color: $primary;
    min-height: ${target}px; padding: 0 22px; }
QPushButton[kind="primary"]:hover { background: $phover; }
QPushButton[kind="primary"]:pressed { background: $phover; border-color: $text; }
QPushButton[kind="primary"]:disabled { background: transparent; color: $text2;
    border: 2px dashed $line; }
QPushButton[kind="start"] { background: $pfill; color: $onprimary; border: 2px solid $primary;
    border-radius: ${r_card}px; font-size: ${px_h2}px; min-height: 84px;
    padding: 0 32px; qproperty-iconSize: 32px; }
QPushButton[kind="start"]:hover { background: $phover; }
QPushButton[kind="start"]:pressed { background: $phover; border-color: $text; }
QPushButton[kind="start"]:disabled { background: transparent; color: $text2;
    border: 2px dashed $line; }
QPushButton[kind="session"], QPushButton[kind="sessionprimary"] {
    border-radius: ${r_card}px; min-height: ${session}px; padding: 0 26px;
    font-size: ${px_lead}px; qproperty-iconSize: 28px; }
QPushButton[kind="sessionprimary"] { background: $pfill; color: $onprimary;
    border-color: $primary; padding: 0 34px; }
QPushButton[kind="sessionprimary"][place="below"] { min-height: ${below}px; }
QPushButton[kind="sessionprimary"]:hover { background: $phover; }
QPushButton[kind="sessionprimary"]:pressed { background: $phover; border-color: $text; }
QPushButton[kind="session"]:disabled, QPushButton[kind="sessionprimary"]:disabled {
    background: transparent; color: $text2; border: 2px dashed $line; }
QPushButton[kind="quiet"] { background: transparent; color: $primary;
    border-color: transparent; padding: 0 12px; }
QPushButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:pressed { border-color: $primary; }
QPushButton[kind="quiet"]:disabled { color: $text2; }
QPushButton[kind="unwell"] { color: $danger; border-color: $danger; }
QPushButton[kind="unwell"]:hover { background: $dsoft; }
QPushButton[kind="link"] { background: transparent; border: none; text-align: left;
    border-radius: ${r_button}px; padding: 0 14px; min-height: ${target}px; }
QPushButton[kind="link"]:hover { background: $hover; }
QPushButton[kind="link"]:checked { background: $psoft; color: $primary; }
QPushButton[kind="choice"] { text-align: left; padding: 4px 22px; font-size: ${px_lead}px; }
QPushButton[kind="choice"]:checked { background: $affsoft; color: $aff; border: 4px solid $aff; }
QPushButton[kind="square"] { padding: 0; min-width: ${bar}px; }

QPushButton[kind="segment"] { background: $surface; color: $text; border: 1px solid $line;
    border-right: none; border-radius: 0; font-weight: 400; padding: 0 12px;
    min-height: ${bar}px; }
QPushButton[kind="segment"]:hover { background: $hover; }
QPushButton[kind="segment"]:checked { background: $pfill; color: $onprimary; font-weight: 700;
    border-color: $primary; }
QPushButton[kind="segment"][place="first"] { border-top-left-radius: ${r_button}px;
    border-bottom-left-radius: ${r_button}px; }
QPushButton[kind="segment"][place="last"] { border-right: 1px solid $line;
    border-top-right-radius: ${r_button}px; border-bottom-right-radius: ${r_button}px; }
QPushButton[kind="segment"][place="only"] { border-right: 1px solid $line;
    border-radius: ${r_button}px; }
QPushButton[kind="segment"]:disabled { color: $text2; border-style: dashed; }

QFrame[kind="row"] { background: transparent; border: none;
    border-bottom: 1px solid $hair; }
QFrame[kind="row"][chosen="true"] { background: $psoft; }
QFrame[kind="row"][last="true"] { border-bottom: none; }

QCheckBox { spacing: 12px; min-height: ${bar}px; background: transparent; }
QCheckBox::indicator { width: ${check}px; height: ${check}px; border: 2px solid $line;
    border-radius: 8px; background: $surface; }
QCheckBox::indicator:checked { background: $pfill; border-color: $primary;
}
QCheckBox::indicator:disabled { border-style: dashed; }

QLineEdit, QPlainTextEdit { placeholder-text-color: $text2; }
QLineEdit { background: $surface; color: $text; border: 2px solid $line;
    border-radius: ${r_button}px; padding: 0 14px; min-height: ${bar}px; }
QPlainTextEdit { background: $surface; color: $text; border: 2px solid $line;
    border-radius: ${r_button}px; padding: 6px 10px; }
QTextBrowser[kind="reader"] { background: $surface; border: ${border}px solid $edge;
    border-radius: ${r_card}px; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $sunken; }
QCalendarWidget QToolButton { background: transparent; color: $text; border: none;
    font-weight: 700; min-height: ${bar}px; min-width: ${bar}px; padding: 0 8px; }
QCalendarWidget QToolButton:hover { background: $hover; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QAbstractItemView { background: $surface; color: $text;
    selection-background-color: $pfill; selection-color: $onprimary; }
QCalendarWidget QAbstractItemView:disabled { color: $line; }

QTimeEdit, QDateEdit { background: $surface; color: $text; border: 2px solid $line;
    border-radius: ${r_button}px; padding: 0 10px; min-height: ${bar}px; min-width: 4em; }
QTimeEdit QLineEdit, QDateEdit QLineEdit { border: none; padding: 0; min-height: 0;
    background: transparent; }
QTimeEdit::up-button, QTimeEdit::down-button,
QDateEdit::up-button, QDateEdit::down-button { width: 0; height: 0; border: none; }
QTimeEdit:disabled { color: $text2; border-style: dashed; }
QMenu { background: $surface; color: $text; border: 2px solid $line; padding: 6px;
    menu-scrollable: 1; }
QMenu::item { padding: 12px 22px; border-radius: ${r_tag}px; }
QMenu::item:selected { background: $pfill; color: $onprimary; }
QMenu::item:disabled { color: $text2; }

QProgressBar { background: $sunken; border: none; border-radius: 6px; min-height: 12px;
    max-height: 12px; color: transparent; }
QProgressBar::chunk { background: $pfill; border-radius: 6px; }

QSlider { background: transparent; min-height: ${bar}px; }
QSlider::groove:horizontal { background: $line; height: 8px; border-radius: 4px; }
QSlider::sub-page:horizontal { background: $primary; height: 8px; border-radius: 4px; }
QSlider::handle:horizontal { background: $surface; border: 3px solid $primary; width: 28px;
    height: 28px; margin: -13px 0; border-radius: 17px; }
QSlider::handle:horizontal:hover { background: $hover; }
QSlider::handle:horizontal:pressed { background: $sunken; border-color: $text; }
QSlider::groove:horizontal:disabled, QSlider::sub-page:horizontal:disabled {
    background: $hair; }
QSlider::handle:horizontal:disabled { border: 3px dashed $line; }

QToolTip { background: $surface; color: $text; border: 1px solid $line; padding: 6px; }
QScrollBar:vertical { background: transparent; width: 16px; margin: 0; }
QScrollBar::handle:vertical { background: $line; border-radius: 5px; min-height: 48px;
    margin: 3px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollBar:horizontal { background: transparent; height: 16px; margin: 0; }
QScrollBar::handle:horizontal { background: $line; border-radius: 5px; min-width: 48px;
    margin: 3px; }
"""
