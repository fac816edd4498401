from collections.abc import Iterator

import pytest

from tests.app.media.threads import none_left


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    with none_left():
        yield
