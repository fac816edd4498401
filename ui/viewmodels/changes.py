"""What a person said and what is not written down yet."""

from collections import deque
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

from app.errors import UserFacing

T = TypeVar("T")


class Changes(Generic[T]):
    """Changes wait here until a job writes them, oldest first; two jobs never write at once.

    Any thread may call it.
    """

    def __init__(self) -> None:
        self._acts: deque[Callable[[T], object]] = deque()
        self._problems: deque[UserFacing] = deque()
        self._lock = Lock()

    def add(self, act: Callable[[T], object]) -> None:
        self._acts.append(act)

    def write(self, target: T) -> None:
        """Write everything that waits; what cannot be written is dropped and told."""
        with self._lock:
            while self._acts:
                try:
                    self._acts.popleft()(target)
                except UserFacing as error:
                    self._problems.append(error)

    def take_problems(self) -> tuple[UserFacing, ...]:
        """Return what could not be written, once."""
        taken: list[UserFacing] = []
        while self._problems:
            taken.append(self._problems.popleft())
        return tuple(taken)
