"""The one failure of the content: a file that cannot be used as it stands."""


class ContentError(Exception):
    """A content file is missing, damaged, or names something that is not there.

    `file` is relative to the content folder, `what` says what is wrong and names the key,
    `to_do` says what the writer of the file does about it.
    """

    def __init__(self, file: str, what: str, to_do: str) -> None:
        super().__init__(file, what, to_do)
        self.file = file
        self.what = what
        self.to_do = to_do

    def __str__(self) -> str:
        return f"{self.file}: {self.what} {self.to_do}"
