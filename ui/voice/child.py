"""The process that speaks: Qt's engines behind lines of JSON on standard input and output.

In: `{"ask": n}` be silent, or with `number`, `text`, `lang`, `volume_ratio`, `rate_ratio` say
this. Out: `{"ready": [languages], "engines": n}`, `{"took": n}`, `{"ended": number}`,
`{"failed": silence}`. It ends with its standard input, even where an engine hangs.
"""

import gc
import json
import os
import sys
import threading
import time
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.texts import Lang
from ui.voice.engine import QtEngine, Utterance, open_qt_engines
from ui.voice.silence import Silence

_PATIENCE_S = 1.0


class Mouth(QObject):
    """Does what the lines say, in the order in which they come."""

    heard = Signal(str)

    def __init__(self, engines: Sequence[QtEngine]) -> None:
        super().__init__()
        self._engines = engines
        for engine in engines:
            engine.listen(self._on_ended, self._on_failed)
        self.heard.connect(self._on_heard)
        langs = [lang.value for lang in Lang if self._engine(lang) is not None]
        _tell(ready=langs, engines=len(engines))

    def _engine(self, lang: Lang) -> QtEngine | None:
        return next((engine for engine in self._engines if engine.speaks(lang)), None)

    def _on_heard(self, line: str) -> None:
        asked = json.loads(line)
        if "text" in asked:
            self._say(asked)
        else:
            self._hush()
        _tell(took=asked["ask"])

    def _say(self, asked: Mapping[str, object]) -> None:
        lang = Lang(str(asked["lang"]))
        wanted = self._engine(lang)
        self._hush(except_for=wanted)
        if wanted is None:
            self._on_failed(Silence.NO_VOICE_FOR_LANGUAGE)
            return
        wanted.say(
            Utterance(
                int(str(asked["number"])),
                str(asked["text"]),
                lang,
                float(str(asked["volume_ratio"])),
                float(str(asked["rate_ratio"])),
            )
        )

    def _hush(self, except_for: QtEngine | None = None) -> None:
        for engine in self._engines:
            if engine is not except_for:
                engine.stop()

    def _on_ended(self, number: int) -> None:
        _tell(ended=number)

    def _on_failed(self, silence: Silence) -> None:
        _tell(failed=silence.value)


def main(names: Sequence[str]) -> int:
    """Speak until standard input ends; `names` are engines, by default all of this system."""
    # Cycles would be collected in the thread that reads, and Qt's objects destroyed there.
    gc.disable()
    app = QCoreApplication([])
    mouth = Mouth(open_qt_engines(names))
    threading.Thread(target=_read, args=(mouth, app), daemon=True).start()
    return app.exec()


def _read(mouth: Mouth, app: QCoreApplication) -> None:
    for line in sys.stdin:
        mouth.heard.emit(line)
    app.quit()
    time.sleep(_PATIENCE_S)
    os._exit(1)


def _tell(**what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
