"""A slot that holds the newest value only."""

import threading
from typing import Generic, TypeVar

T = TypeVar("T")


class LatestSlot(Generic[T]):
    """Newest wins: a value that was not taken in time is replaced and counted.

    Any thread may call any method.
    """

    def __init__(self) -> None:
        self._ready = threading.Condition()
        self._value: T | None = None
        self._is_closed = False
        self.replaced = 0

    def put(self, value: T) -> bool:
        """Store a value; returns True if the slot was empty before."""
        with self._ready:
            was_empty = self._value is None
            self.replaced += not was_empty
            self._value = value
            self._ready.notify()
            return was_empty

    def take(self) -> T | None:
        """Return the value and empty the slot; None if there is nothing new."""
        with self._ready:
            value, self._value = self._value, None
            return value

    def wait(self) -> T | None:
        """Block until there is a value; None once the slot is closed and empty."""
        with self._ready:
            self._ready.wait_for(lambda: self._value is not None or self._is_closed)
            value, self._value = self._value, None
            return value

    def close(self) -> None:
        with self._ready:
            self._is_closed = True
            self._ready.notify_all()
