"""The person's own picture beside a routine: comes on request, and nothing of it is kept."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from app.errors import UserFacing
from app.session.live import CaptureState, CaptureStatus, LiveView
from ui.bridge import CaptureBridge

_JOIN_S = 10.0


class PictureLike(Protocol):
    """The part of `app.session.picture.LivePicture` that is needed."""

    @property
    def is_synthetic(self) -> bool: ...
    def start(self) -> None: ...
    def stop(self) -> None: ...
    def latest(self) -> LiveView | None: ...
    def status(self) -> CaptureStatus: ...
    def join(self, timeout_s: float) -> bool: ...


OpenPicture = Callable[[Callable[[], None]], PictureLike]
"""Prepare a picture that calls its argument, from any thread, when there is news; may raise
UserFacing."""


class OwnPicture(QObject):
    """Switch the camera on and off; GUI thread only.

    Signals: `framed(LiveView)`; `changed()` when it comes, goes or fails.
    """

    framed = Signal(object)
    changed = Signal()

    def __init__(self, open_picture: OpenPicture, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = open_picture
        self._picture: PictureLike | None = None
        self._bridge: CaptureBridge | None = None
        self.error: UserFacing | None = None
        """Why there is no picture, until it is asked for again."""

    @property
    def is_on(self) -> bool:
        return self._picture is not None

    @property
    def is_synthetic(self) -> bool:
        return self._picture is not None and self._picture.is_synthetic

    def switch(self, is_on: bool) -> None:
        if is_on is self.is_on:
            return
        self.error = None
        if is_on:
            self._start()
        else:
            self._stop()
        self.changed.emit()

    def close(self) -> None:
        """Stop the threads and wait for them; safe to repeat."""
        self._stop()

    def _start(self) -> None:
        bridge = CaptureBridge(self)
        try:
            picture = self._open(bridge.on_news)
        except UserFacing as error:
            self.error = error
            bridge.deleteLater()
            return
        bridge.view_arrived.connect(self.framed)
        bridge.status_arrived.connect(self._on_status)
        bridge.attach(picture)
        self._bridge, self._picture = bridge, picture
        picture.start()

    def _stop(self) -> None:
        picture, self._picture = self._picture, None
        bridge, self._bridge = self._bridge, None
        if bridge is not None:
            bridge.close()
            bridge.deleteLater()
        if picture is not None:
            picture.stop()
            picture.join(_JOIN_S)

    def _on_status(self, status: CaptureStatus) -> None:
        if status.state is CaptureState.FAILED:
            self._stop()
            self.error = status.error
            self.changed.emit()
