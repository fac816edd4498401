"""The command about therapist's plans, as typer reads it."""

from pathlib import Path
from typing import Annotated

import typer

from app.commands.options import DataOption, LangOption, paths_of
from app.commands.terminal import say
from app.texts import Lang, Texts


def add_plan(app: typer.Typer) -> None:
    @app.command("plan")
    def plan(  # pyright: ignore[reportUnusedFunction] - typer calls it
        file: Annotated[
            Path | None, typer.Argument(help="Plan (.mmplan); by default the one followed now.")
        ] = None,
        accept: Annotated[bool, typer.Option("--accept", help="Follow this plan.")] = False,
        put_aside: Annotated[
            bool, typer.Option("--put-aside", help="Follow the plan no longer.")
        ] = False,
        take_up: Annotated[
            bool, typer.Option("--take-up", help="Follow the plan again that was put aside.")
        ] = False,
        lang: LangOption = None,
        data: DataOption = None,
    ) -> None:
        """Show a therapist's plan: 0 known sender, 2 unknown, 3 altered, 4 none, 6 goes too far."""
        from app.commands.plan import PlanOptions
        from app.commands.plan import plan as run

        options = PlanOptions(file, accept, put_aside, take_up)
        lines, exit_code = run(options, paths_of(data), Texts(lang or Lang.of_system()))
        say(lines)
        raise typer.Exit(exit_code)
