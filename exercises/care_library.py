"""Daily care and warning-sign questions, read and checked, with lookups by id."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from exercises.errors import ContentError
from exercises.reader import read_file, read_folder
from exercises.schema import Source
from exercises.schema_care import Advice, CareCommon, CareItem, LevelName, Plain, RedFlag

COMMON = "care/care.yaml"
ITEMS = "care/items"
RED_FLAGS = "care/red_flags"
SOURCES = "sources.yaml"


@dataclass(frozen=True, slots=True)
class CareLibrary:
    """The mappings keep the order in which lists show their entries."""

    common: CareCommon
    items: Mapping[str, CareItem]
    red_flags: Mapping[str, RedFlag]

    def level(self, flag: RedFlag) -> LevelName:
        return self.common.levels[flag.level]

    def emergency_number(self, country: str | None) -> str | None:
        """Return the number of a country of `numbers`, None where it is not known."""
        return self.emergency_numbers().get(country or "")

    def emergency_numbers(self) -> Mapping[str, str]:
        """Return the number of every country known, for somebody who has not said where."""
        return {str(k): v for k, v in self.common.numbers.emergency.items()}

    def fill(self, text: Advice, country: str | None) -> Plain:
        """Put the numbers of a country in, or words for them where they are not known."""
        words, support = self.common.placeholders, self.common.numbers.support
        number = self.emergency_number(country)
        emergency = Plain(zh=number, en=number) if number else words.emergency
        helpline = {str(k): v for k, v in support.items()}.get(country or "", words.support)
        filled = {
            lang: text.of(lang)
            .replace("{emergency}", emergency.of(lang))
            .replace("{support}", helpline.of(lang))
            for lang in ("zh", "en")
        }
        return Plain(zh=filled["zh"], en=filled["en"])


def read_care(root: Path, sources: Mapping[str, Source]) -> CareLibrary:
    """Read all files of the folder `care`.

    Raises: ContentError naming the file and the key.
    """
    common = read_file(root, COMMON, CareCommon)
    items = read_folder(root, ITEMS, CareItem)
    flags = read_folder(root, RED_FLAGS, RedFlag)
    _check_sources(common, items, flags, sources)
    _check_dates(items, flags)
    return CareLibrary(common, MappingProxyType(items), MappingProxyType(flags))


def _check_sources(
    common: CareCommon,
    items: Mapping[str, CareItem],
    flags: Mapping[str, RedFlag],
    sources: Mapping[str, Source],
) -> None:
    cited = [(COMMON, "claims.src", common.claims.src)]
    cited += [(COMMON, f"accessibility.{e.id}.sources", e.sources) for e in common.accessibility]
    cited += [(f"{ITEMS}/{item.id}.yaml", "sources", item.sources) for item in items.values()]
    cited += [(f"{RED_FLAGS}/{flag.id}.yaml", "sources", flag.sources) for flag in flags.values()]
    for file, key, names in cited:
        for name in names:
            if name not in sources:
                raise ContentError(
                    file,
                    f'The key "{key}" names the source "{name}", which is not there.',
                    f"Add it to {SOURCES}, or correct the id.",
                )


def _check_dates(items: Mapping[str, CareItem], flags: Mapping[str, RedFlag]) -> None:
    """Refuse a lock whose date nobody could ever enter."""
    dates = {field.key for item in items.values() for field in item.log if field.type == "date"}
    for flag in flags.values():
        for action in flag.actions:
            if action.until is not None and action.until not in dates:
                raise ContentError(
                    f"{RED_FLAGS}/{flag.id}.yaml",
                    f'The key "actions" waits for the date "{action.until}", which no item logs.',
                    f"Add it to an item in {ITEMS}, or correct the name.",
                )
