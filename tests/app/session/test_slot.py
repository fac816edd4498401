import threading

from hypothesis import given, settings
from hypothesis import strategies as st

from app.session.slot import LatestSlot


def test_the_newest_wins_and_the_others_are_counted() -> None:
    slot: LatestSlot[int] = LatestSlot()
    assert slot.take() is None
    assert [slot.put(n) for n in range(4)] == [True, False, False, False]
    assert slot.replaced == 3
    assert slot.take() == 3
    assert slot.take() is None
    assert slot.put(9)
    assert slot.replaced == 3


def test_wait_returns_a_value_that_is_there_and_one_that_comes() -> None:
    slot: LatestSlot[str] = LatestSlot()
    slot.put("there")
    assert slot.wait() == "there"
    later = threading.Timer(0.05, slot.put, ["comes"])
    later.start()
    assert slot.wait() == "comes"
    later.join()


def test_closing_wakes_all_that_wait_and_keeps_the_last_value() -> None:
    slot: LatestSlot[int] = LatestSlot()
    got: list[int | None] = []
    waiting = [threading.Thread(target=lambda: got.append(slot.wait())) for _ in range(3)]
    for thread in waiting:
        thread.start()
    slot.close()
    for thread in waiting:
        thread.join(5)
        assert not thread.is_alive()
    assert got == [None, None, None]
    slot.put(1)
    assert slot.wait() == 1
    assert slot.wait() is None


@settings(max_examples=25, deadline=None)
@given(producers=st.lists(st.integers(0, 60), min_size=1, max_size=3), takers=st.integers(1, 2))
def test_no_value_is_lost_uncounted_or_seen_twice(producers: list[int], takers: int) -> None:
    slot: LatestSlot[tuple[int, int]] = LatestSlot()
    taken: list[list[tuple[int, int]]] = [[] for _ in range(takers)]
    began_empty: list[int] = []

    def produce(who: int, count: int) -> None:
        began_empty.append(sum(slot.put((who, n)) for n in range(count)))

    def take(mine: list[tuple[int, int]]) -> None:
        while (value := slot.wait()) is not None:
            mine.append(value)

    putting = [threading.Thread(target=produce, args=each) for each in enumerate(producers)]
    taking = [threading.Thread(target=take, args=(mine,)) for mine in taken]
    for thread in (*taking, *putting):
        thread.start()
    for thread in putting:
        thread.join(5)
    slot.close()
    for thread in taking:
        thread.join(5)
        assert not thread.is_alive()
    seen = [value for mine in taken for value in mine]
    assert len(seen) == len(set(seen))
    assert len(seen) + slot.replaced == sum(producers)
    assert sum(began_empty) == len(seen)
    for mine in taken:
        for who in range(len(producers)):
            order = [n for producer, n in mine if producer == who]
            assert order == sorted(order), "an older value after a newer one"
