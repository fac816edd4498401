from hypothesis import given
from hypothesis import strategies as st

from app.texts import Lang
from ui.voice.lines import Line, Lines, Urgency


def line(text: str, urgency: Urgency) -> Line:
    return Line(text, Lang.EN, urgency)


CUE, PROMPT, SAFETY = (line(each.name, each) for each in Urgency)


def waiting_after(lines: Lines) -> list[str]:
    texts: list[str] = []
    while (each := lines.advance()) is not None:
        texts.append(each.text)
    return texts


def test_reading_takes_as_long_as_the_content_counts():
    assert Line("额头。四指平贴在眉毛上方", Lang.ZH, Urgency.PROMPT).spoken_s == 11 / 4
    assert line("one two three four five six", Urgency.PROMPT).spoken_s == 6 / 2.5
    assert line("Stop", Urgency.SAFETY).spoken_s == 2.0


def test_a_prompt_ends_a_prompt_and_a_cue_waits():
    lines = Lines()
    assert lines.put(PROMPT)
    lines.advance()
    assert not lines.put(CUE)
    assert lines.put(line("newer", Urgency.PROMPT))
    assert waiting_after(lines) == ["newer"]


def test_only_the_newest_of_each_kind_waits():
    lines = Lines()
    lines.put(SAFETY)
    lines.advance()
    for text in ("old", "new"):
        assert not lines.put(line(text, Urgency.PROMPT))
    for text in ("old cue", "new cue"):
        assert not lines.put(line(text, Urgency.CUE))
    assert waiting_after(lines) == ["new", "new cue"]


def test_the_same_safety_message_is_not_said_twice():
    lines = Lines()
    lines.put(SAFETY)
    lines.advance()
    lines.put(SAFETY)
    other = line("other", Urgency.SAFETY)
    lines.put(other)
    lines.put(other)
    assert waiting_after(lines) == ["other"]


@given(st.lists(st.one_of(st.sampled_from(["end", "pause"]), st.sampled_from(list(Urgency)))))
def test_every_safety_message_is_said_whole_and_in_order(steps):
    """The turn of a safety message ends only with its own end, whatever comes meanwhile."""
    lines, put, said = Lines(), [], []
    for number, step in enumerate(steps):
        before = lines.current
        if step == "end":
            gives_way = before is not None
        elif step == "pause":
            gives_way = False
            lines.hush()
        else:
            made = line(f"{number}", step)
            put += [made] if step is Urgency.SAFETY else []
            gives_way = lines.put(made)
            assert not (gives_way and before and before.urgency is Urgency.SAFETY)
        if gives_way:
            turn = lines.advance()
            said += [turn] if turn and turn.urgency is Urgency.SAFETY else []
    while (turn := lines.advance()) is not None:
        said += [turn] if turn.urgency is Urgency.SAFETY else []
    assert said == put
