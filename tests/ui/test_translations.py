import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = {name: ROOT / "assets" / "i18n" / f"mirrormend_{name}.ts" for name in ("zh_CN", "en")}
FIELD = re.compile(r"\{\w*\}|%n")


def messages(path: Path) -> dict[tuple[str, str, str], ET.Element]:
    found = {}
    for context in ET.parse(path).getroot().findall("context"):
        for message in context.findall("message"):
            key = (
                context.findtext("name", ""),
                message.findtext("source", ""),
                message.findtext("comment", ""),
            )
            found[key] = message
    return found


def forms(message: ET.Element) -> list[str]:
    translation = message.find("translation")
    assert translation is not None
    return [form.text or "" for form in translation.findall("numerusform")] or [
        translation.text or ""
    ]


@pytest.mark.parametrize("name", FILES)
def test_every_string_is_translated(name):
    for key, message in messages(FILES[name]).items():
        translation = message.find("translation")
        assert translation is not None
        assert translation.get("type") is None, key
        assert all(forms(message)), key


@pytest.mark.parametrize("name", FILES)
def test_every_field_is_kept(name):
    for key, message in messages(FILES[name]).items():
        for form in forms(message):
            assert sorted(FIELD.findall(form)) == sorted(FIELD.findall(key[1])), key


def test_english_has_both_plural_forms():
    for key, message in messages(FILES["en"]).items():
        assert len(forms(message)) == 2, key


def test_the_file_holds_every_string_of_the_sources(tmp_path):
    tool = Path(sys.executable).parent / "pyside6-lupdate"
    fresh = tmp_path / "mirrormend_zh_CN.ts"
    command = [tool, "-silent", "-locations", "none", "-extensions", "py", "ui", "-ts", fresh]
    subprocess.run(command, cwd=ROOT, check=True)
    assert set(messages(fresh)) == set(messages(FILES["zh_CN"]))


def test_chinese_has_no_banned_words():
    banned = ("正常", "好看", "治疗", "评分")
    for key, message in messages(FILES["zh_CN"]).items():
        text = " ".join(forms(message)).replace("治疗师", "")
        assert not [word for word in banned if word in text], key
