import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel

from app.texts import Lang
from ui.theme import Theme, ThemeName, stylesheet
from ui.tokens import COLOURS, COMMON, PAIRS, TEXT_SIZES, TYPE_PX


def luminance(hex_: str) -> float:
    parts = [int(hex_[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ThemeName)
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_pairs_reach_their_contrast(name, ink, ground, least):
    theme = Theme(name)
    assert contrast(theme.hex(ink), theme.hex(ground)) >= least


def test_the_contrast_of_black_on_white_is_21():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_every_theme_has_every_token():
    names = {frozenset(tokens) for tokens in COLOURS.values()}
    assert len(names) == 1
    assert not names.pop() & set(COMMON)


@pytest.mark.parametrize("name", ThemeName)
@pytest.mark.parametrize("size", TEXT_SIZES)
def test_the_style_sheet_is_filled(name, size):
    assert "$" not in stylesheet(Theme(name, size))


@pytest.mark.parametrize("role", TYPE_PX)
def test_type_grows_with_the_text_size(role):
    sizes = [Theme(text_size=size).px(role) for size in TEXT_SIZES]
    assert sizes == sorted(set(sizes))
    assert sizes[0] >= 16


def test_targets_grow_at_large_text():
    small, large = Theme(text_size=21), Theme(text_size=24)
    assert (small.is_large, small.target, small.bar_target, small.session_target) == (
        False,
        52,
        48,
        76,
    )
    assert (large.is_large, large.target, large.bar_target, large.session_target) == (
        True,
        64,
        64,
        84,
    )


def test_fonts_ask_for_their_own_script_first(qapp):
    assert Theme(lang=Lang.ZH).font("body").families()[0] == "Microsoft YaHei UI"
    english = Theme(lang=Lang.EN).font("h1", bold=True)
    assert english.families()[0] == "Segoe UI"
    assert (english.pixelSize(), english.weight()) == (34, QFont.Weight.Bold)
    assert Theme().font("countdown_mirror").featureTags()


def test_themes_go_round():
    assert [name.following for name in ThemeName] == [
        ThemeName.DARK,
        ThemeName.CONTRAST,
        ThemeName.LIGHT,
    ]


def test_chinese_commas_stay_wide_after_the_language_was_another(qtbot, qapp):
    shown = QLabel("已录，再录一次")
    qtbot.addWidget(shown)
    shown.show()
    widths = []
    before, look = qapp.font(), qapp.styleSheet()
    for lang in (Lang.ZH, Lang.EN, Lang.ZH):
        theme = Theme(lang=lang)
        qapp.setFont(theme.font("body"))
        qapp.setStyleSheet(stylesheet(theme))
        qapp.processEvents()
        widths.append(shown.sizeHint().width())
    qapp.setFont(before)
    qapp.setStyleSheet(look)
    assert widths[0] == widths[2]
