"""Read one content file into its model, or say in a sentence why that cannot be done."""

from pathlib import Path
from typing import TypeVar, cast

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from exercises.errors import ContentError
from exercises.schema import SCHEMA_VERSION, ContentFile

M = TypeVar("M", bound=BaseModel)
F = TypeVar("F", bound=ContentFile)

_SHOWN_PROBLEMS = 5


def read_file(root: Path, file: str, model: type[M]) -> M:
    """Read `root / file`.

    Raises: ContentError if it is missing, not YAML, of another version, or not what `model` says.
    """
    data = _parse(_text(root, file), file)
    _check_version(data, file)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        problems = [_explain(problem) for problem in error.errors()]
        hidden = len(problems) - _SHOWN_PROBLEMS
        more = f" And {hidden} more." if hidden > 0 else ""
        raise ContentError(
            file, " ".join(problems[:_SHOWN_PROBLEMS]) + more, "Correct the file."
        ) from error


def read_folder(root: Path, folder: str, model: type[F]) -> dict[str, F]:
    """Read every `*.yaml` of a folder, in the order in which lists show them.

    Raises: ContentError as `read_file`; also if the folder is empty or a file is not named after
        its id.
    """
    found = sorted((root / folder).glob("*.yaml"))
    if not found:
        raise ContentError(folder, "There are no content files here.", "Install the app again.")
    items: list[F] = []
    for path in found:
        file = f"{folder}/{path.name}"
        item = read_file(root, file, model)
        if item.id != path.stem:
            raise ContentError(
                file, f'The key "id" says "{item.id}".', "Name the file after its id."
            )
        items.append(item)
    items.sort(key=lambda item: (item.order, item.id))
    return {item.id: item for item in items}


def _text(root: Path, file: str) -> str:
    try:
        return (root / file).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ContentError(file, "The file cannot be read.", "Install the app again.") from error
    except UnicodeDecodeError as error:
        raise ContentError(file, "This is not a text file.", "Save it as UTF-8 text.") from error


def _parse(text: str, file: str) -> dict[str, object]:
    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    try:
        composed = yaml.compose(text, Loader=loader)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType] - an open stub
        node = cast("yaml.Node | None", composed)
        if not isinstance(node, yaml.MappingNode):
            what = "The file is empty." if node is None else "The file is not a list of keys."
            raise ContentError(file, what, "Write it as `key: value` lines.")
        _refuse_repeats(node, file)
        return cast("dict[str, object]", yaml.load(text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        where = f" near line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise ContentError(
            file, f"This is not YAML{where}.", "Correct the indentation or the quotes there."
        ) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ContentError(file, "This is not YAML.", "Write it anew as plain text.") from error


def _refuse_repeats(node: yaml.Node, file: str) -> None:
    """Refuse a key that stands twice: YAML would drop the first without a word."""
    waiting, done = [node], set[int]()
    while waiting:
        current = waiting.pop()
        if id(current) in done:
            continue
        done.add(id(current))
        if isinstance(current, yaml.SequenceNode):
            waiting.extend(current.value)
        elif isinstance(current, yaml.MappingNode):
            keys = [str(key.value) for key, _ in current.value]
            if twice := next((key for key in keys if keys.count(key) > 1), None):
                line = current.start_mark.line + 1
                raise ContentError(
                    file, f'The key "{twice}" stands twice after line {line}.', "Remove one."
                )
            waiting.extend(value for _, value in current.value)


def _check_version(data: dict[str, object], file: str) -> None:
    version = data.get("schema_version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise ContentError(
            file,
            'The key "schema_version" is missing or is not a version.',
            f"Write `schema_version: {SCHEMA_VERSION}`.",
        )
    if version > SCHEMA_VERSION:
        raise ContentError(
            file,
            f'The key "schema_version" is {version}; this app reads up to {SCHEMA_VERSION}.',
            "The file comes from a newer MirrorMend: update the app.",
        )


def _explain(problem: ErrorDetails) -> str:
    key = ".".join(str(part) for part in problem["loc"])
    if problem["type"] == "extra_forbidden":
        return f'The key "{key}" is not known.'
    if problem["type"] == "missing":
        return f'The key "{key}" is missing.'
    said = problem["msg"].removeprefix("Value error, ")
    return f'The key "{key}" is wrong: {said}.' if key else f"The keys disagree: {said}."
