"""`analyze` over files that hold no film."""

from pathlib import Path

import pytest

from app.commands.analyze import AnalyzeOptions, analyze
from app.domain.sides import Affected
from app.errors import SourceFailure
from app.texts import Lang, Texts
from tests.app.media.phone import write_film
from tests.app.media.pictures import write_sound


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("kind", ["sound_only", "cut_off", "unreadable", "empty"])
def test_what_cannot_be_read_is_refused_in_a_sentence(
    tmp_path: Path, kind: str, lang: Lang
) -> None:
    path = tmp_path / "film.mp4"
    if kind == "sound_only":
        path = write_sound(tmp_path / "film.wav")
    elif kind == "cut_off":
        whole = write_film(tmp_path / "whole.mp4", [33 * n for n in range(60)])
        path.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    else:
        path.write_text("no film\n" * 99 if kind == "unreadable" else "")
    options = AnalyzeOptions(path, Affected.LEFT, None, tmp_path / "out")
    with pytest.raises(SourceFailure) as refused:
        analyze(options, Texts(lang))
    assert refused.value.key == f"video_{kind}"
    assert path.name in Texts(lang).explain(refused.value)
    assert list((tmp_path / "out").iterdir()) == [], "nothing half done is left"
