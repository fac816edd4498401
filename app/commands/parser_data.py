"""The commands with which a person has their data in their own hands."""

from pathlib import Path
from typing import Annotated

import typer

from app.commands.options import DataOption, LangOption, folder_of, paths_of
from app.commands.terminal import read_password, say
from app.session.choices import LockAction, LogFormat
from app.texts import Lang, Texts


def add_data(app: typer.Typer) -> None:
    _add_log(app)
    _add_delete(app)
    _add_backup(app)
    _add_lock(app)


def _add_log(app: typer.Typer) -> None:
    @app.command("log")
    def log(  # pyright: ignore[reportUnusedFunction] - typer calls it
        first: Annotated[str | None, typer.Option("--from", help="First day, 2026-11-23.")] = None,
        last: Annotated[str | None, typer.Option("--to", help="Last day.")] = None,
        form: Annotated[
            LogFormat, typer.Option("--format", help="How it is written.")
        ] = LogFormat.TABLE,
        private: Annotated[
            bool, typer.Option("--private", help="Also what never enters a report, such as mood.")
        ] = False,
        lang: LangOption = None,
        data: DataOption = None,
    ) -> None:
        """Show everything that was done and written down, by day."""
        from app.commands.log import LogOptions, show_log
        from app.commands.report import parse_day

        options = LogOptions(parse_day(first), parse_day(last), form, private)
        say(show_log(options, paths_of(data), Texts(lang or Lang.of_system())))


def _add_delete(app: typer.Typer) -> None:
    @app.command("delete")
    def delete(  # pyright: ignore[reportUnusedFunction] - typer calls it
        session: Annotated[
            list[str] | None, typer.Option(help="ID of a recording to delete, with its numbers.")
        ] = None,
        video: Annotated[
            list[str] | None,
            typer.Option(help="ID of a recording whose film and pictures go; its numbers stay."),
        ] = None,
        everything: Annotated[
            bool, typer.Option("--everything", help="All of it, as on the first day.")
        ] = False,
        yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
        lang: LangOption = None,
        data: DataOption = None,
    ) -> None:
        """Delete for good: recordings, their films alone, or everything."""
        from app.commands.delete import DeleteOptions
        from app.commands.delete import delete as run

        options = DeleteOptions(tuple(session or ()), tuple(video or ()), everything, yes)
        paths = folder_of(data) if everything else paths_of(data)
        say(run(options, paths, Texts(lang or Lang.of_system())))


def _add_backup(app: typer.Typer) -> None:
    @app.command("backup")
    def backup(  # pyright: ignore[reportUnusedFunction] - typer calls it
        out: Annotated[Path, typer.Option("--out", help="File to write, a .zip.")],
        without_films: Annotated[
            bool, typer.Option("--without-films", help="Leave out films and pictures: small.")
        ] = False,
        lang: LangOption = None,
        data: DataOption = None,
    ) -> None:
        """Write everything into one file."""
        from app.commands.backup import back_up

        texts = Texts(lang or Lang.of_system())
        say(back_up(out, paths_of(data), texts, with_films=not without_films))

    @app.command("restore")
    def restore(  # pyright: ignore[reportUnusedFunction] - typer calls it
        backup: Annotated[Path, typer.Argument(help="File that `backup` wrote.")],
        backup_passphrase: Annotated[
            Path | None,
            typer.Option(
                "--backup-passphrase-file",
                help="File whose first line is the passphrase of a locked backup.",
            ),
        ] = None,
        lang: LangOption = None,
        data: DataOption = None,
    ) -> None:
        """Add what a backup holds and is missing here; nothing that is here is replaced."""
        from app.commands.backup import restore as run

        texts, passphrase = Texts(lang or Lang.of_system()), read_password(backup_passphrase)
        say(run(backup, paths_of(data), texts, passphrase))


def _add_lock(app: typer.Typer) -> None:
    @app.command("lock")
    def lock(  # pyright: ignore[reportUnusedFunction] - typer calls it
        action: Annotated[
            LockAction, typer.Argument(help="What to do with the lock.")
        ] = LockAction.STATUS,
        new_passphrase: Annotated[
            Path | None,
            typer.Option(
                "--new-passphrase-file", help="File whose first line is the new passphrase."
            ),
        ] = None,
        lang: LangOption = None,
        data: DataOption = None,
    ) -> None:
        """Lock the data with a passphrase, change it, or take it off."""
        from app.commands.lock import LockOptions
        from app.commands.lock import lock as run

        paths = folder_of(data) if action is LockAction.STATUS else paths_of(data)
        for line in run(
            LockOptions(action, new_passphrase), paths, Texts(lang or Lang.of_system())
        ):
            say([line])
