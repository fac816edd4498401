"""The command line as typer reads it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from app.commands.options import DataOption, LangOption, folder_of, paths_of
from app.commands.parser_data import add_data
from app.commands.parser_plan import add_plan
from app.commands.terminal import new_password, read_password, say
from app.domain.sides import Affected
from app.domain.tracking import TrackingMode
from app.report.bundle.parts import Part
from app.session.choices import CameraChoice, DemoChoice, FileChoice, LaunchOptions, SourceChoice
from app.texts import Lang, Texts

Launch = Callable[[LaunchOptions, Path | None], int]
Probe = Callable[[], Mapping[str, str]]

PasswordOption = Annotated[
    Path | None,
    typer.Option(
        "--password-file",
        help="File whose first line is the password; without it you are asked on a terminal.",
    ),
]
BundleArgument = Annotated[
    Path, typer.Argument(help="Bundle (.mmz), or a folder: all bundles in and below it.")
]
OutOption = Annotated[Path, typer.Option("--out", help="Folder for the results.")]


def commands(launch: Launch, probe: Probe) -> typer.Typer:
    """Return the command line; `launch` opens the window, `probe` gives Qt's facts."""
    app = typer.Typer(
        add_completion=False,
        pretty_exceptions_enable=False,
        help="MirrorMend · 镜愈: an offline companion for people with facial synkinesis.",
    )
    _add_window(app, launch)
    _add_clinic(app, launch)
    _add_recordings(app)
    _add_import(app)
    _add_store(app, probe)
    _add_report(app)
    _add_bundles(app)
    _add_gate(app)
    _add_routine(app)
    _add_today(app)
    add_data(app)
    add_plan(app)
    return app


def _add_window(app: typer.Typer, launch: Launch) -> None:
    @app.callback(invoke_without_command=True)
    def window(  # pyright: ignore[reportUnusedFunction] - typer calls it
        context: typer.Context,
        source: Annotated[
            str | None, typer.Option(help="demo, demo:PERSON, a camera number, or a video file.")
        ] = None,
        passphrase_file: Annotated[
            Path | None,
            typer.Option(help="File whose first line is the passphrase of locked data."),
        ] = None,
        lang: LangOption = None,
        data: DataOption = None,
    ) -> None:
        """Open the window."""
        if context.invoked_subcommand is None:
            raise typer.Exit(launch(LaunchOptions(source_of(source), lang), data))


def _add_clinic(app: typer.Typer, launch: Launch) -> None:
    @app.command("clinic")
    def clinic(  # pyright: ignore[reportUnusedFunction] - typer calls it
        bundle: Annotated[Path | None, typer.Argument(help="Report to open.")] = None,
        lang: LangOption = None,
        data: DataOption = None,
    ) -> None:
        """Open the clinician's view; no patient's data is needed."""
        options = LaunchOptions(None, lang, opens_clinic=True, bundle=bundle)
        raise typer.Exit(launch(options, data))


def _add_recordings(app: typer.Typer) -> None:
    @app.command("demo")
    def demo(  # pyright: ignore[reportUnusedFunction] - typer calls it
        out: OutOption,
        person: Annotated[str, typer.Option(help="Who acts.")] = "oral-ocular-left",
        set_id: Annotated[str, typer.Option("--set", help="Exercise set.")] = "first_look",
        lang: LangOption = None,
    ) -> None:
        """Do the whole main job with the synthetic demo person, without a window."""
        from app.commands.demo import DemoOptions
        from app.commands.demo import demo as run

        say(run(DemoOptions(out, person, set_id), Texts(lang or Lang.of_system())))

    @app.command("analyze")
    def analyze(  # pyright: ignore[reportUnusedFunction] - typer calls it
        video: Annotated[Path, typer.Argument(help="Video file.")],
        out: OutOption,
        affected: Annotated[
            Affected, typer.Option(help="The side that had the palsy.")
        ] = Affected.UNKNOWN,
        timeline: Annotated[
            Path | None, typer.Option(help="timeline.json: what was asked when.")
        ] = None,
        tracking: Annotated[
            TrackingMode, typer.Option(help="How the face is read; standard for comparison.")
        ] = TrackingMode.SIDE_DECOUPLED,
        lang: LangOption = None,
    ) -> None:
        """Look at a video; writes analysis.json, series.csv and run.json."""
        from app.commands.analyze import AnalyzeOptions
        from app.commands.analyze import analyze as run

        options = AnalyzeOptions(video, affected, timeline, out, tracking)
        say(run(options, Texts(lang or Lang.of_system())))


def _add_import(app: typer.Typer) -> None:
    @app.command("import")
    def import_film(  # pyright: ignore[reportUnusedFunction] - typer calls it
        video: Annotated[Path, typer.Argument(help="Film from a phone; it is copied.")],
        affected: Annotated[
            Affected | None, typer.Option(help="The side that had the palsy.")
        ] = None,
        expression: Annotated[
            list[str] | None, typer.Option(help="N=EXERCISE, what movement N was; may be repeated.")
        ] = None,
        filmed_as_stated: Annotated[
            bool, typer.Option("--filmed-as-stated", help="Date it as its file says.")
        ] = False,
        mirrored: Annotated[
            bool, typer.Option("--mirrored", help="The film shows a mirror image.")
        ] = False,
        lang: LangOption = None,
        data: DataOption = None,
    ) -> None:
        """Take a film from a phone in, show its movements, and judge them by their names."""
        from app.commands.importing import ImportOptions
        from app.commands.importing import import_film as run

        options = ImportOptions(
            video, affected, tuple(expression or ()), filmed_as_stated, mirrored
        )
        say(run(options, paths_of(data), Texts(lang or Lang.of_system())))


def _add_store(app: typer.Typer, probe: Probe) -> None:
    @app.command("doctor")
    def doctor(  # pyright: ignore[reportUnusedFunction] - typer calls it
        lang: LangOption = None, data: DataOption = None
    ) -> None:
        """Say what this computer has and lacks for MirrorMend."""
        from app.commands.doctor import doctor as run

        diagnosis = run(folder_of(data), Texts(lang or Lang.of_system()), probe)
        say(diagnosis.lines)
        raise typer.Exit(0 if diagnosis.is_healthy else 1)

    @app.command("rebuild-log")
    def rebuild_log(  # pyright: ignore[reportUnusedFunction] - typer calls it
        lang: LangOption = None, data: DataOption = None
    ) -> None:
        """Restore the log from its backup and the session folders."""
        from app.commands.report import rebuild

        say(rebuild(paths_of(data), Texts(lang or Lang.of_system())))


def _add_report(app: typer.Typer) -> None:
    @app.command("report")
    def report(  # pyright: ignore[reportUnusedFunction] - typer calls it
        out: OutOption,
        first: Annotated[str | None, typer.Option("--from", help="First day, 2026-11-23.")] = None,
        last: Annotated[str | None, typer.Option("--to", help="Last day.")] = None,
        name: Annotated[
            str | None, typer.Option(help="Name that stands in it; by default a pseudonym.")
        ] = None,
        outline: Annotated[
            bool, typer.Option("--outline", help="With the moving outline of the face.")
        ] = False,
        pictures: Annotated[
            bool, typer.Option("--pictures", help="With pictures of the face.")
        ] = False,
        clips: Annotated[bool, typer.Option("--clips", help="With the recordings.")] = False,
        asks: Annotated[
            bool, typer.Option("--password", help="Behind a password, which you are asked for.")
        ] = False,
        password: Annotated[
            Path | None,
            typer.Option("--password-file", help="Behind the password on a file's first line."),
        ] = None,
        lang: LangOption = None,
        data: DataOption = None,
    ) -> None:
        """Write a report over a period: a PDF, and a signed bundle; with a password no PDF."""
        from app.commands.report import ReportOptions, parse_day
        from app.commands.report import report as run

        texts = Texts(lang or Lang.of_system())
        options = ReportOptions(
            first=parse_day(first),
            last=parse_day(last),
            out=out,
            name=name,
            with_outline=outline,
            with_pictures=pictures,
            with_clips=clips,
            password=new_password(texts) if asks else read_password(password),
        )
        say(run(options, paths_of(data), texts))


def _add_bundles(app: typer.Typer) -> None:
    @app.command("verify")
    def verify(  # pyright: ignore[reportUnusedFunction] - typer calls it
        bundle: BundleArgument,
        as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
        remember: Annotated[
            str | None, typer.Option(help="Take an intact bundle's sender in under this name.")
        ] = None,
        password: PasswordOption = None,
        lang: LangOption = None,
        data: DataOption = None,
    ) -> None:
        """Check report bundles: 0 known sender, 2 unknown, 3 altered or unsigned, 4 no bundle."""
        from app.commands.bundles import VerifyOptions
        from app.commands.bundles import verify_bundles as run
        from app.session.bundle_access import BundleAccess

        texts = Texts(lang or Lang.of_system())
        access = BundleAccess(paths_of(data), read_password(password), texts("bundle.own"))
        lines, exit_code = run(VerifyOptions(bundle, as_json, remember), access, texts)
        say(lines)
        raise typer.Exit(exit_code)

    @app.command("convert")
    def convert(  # pyright: ignore[reportUnusedFunction] - typer calls it
        bundle: BundleArgument,
        out: OutOption,
        to: Annotated[Part, typer.Option(help="What to take out.")],
        replaces: Annotated[
            bool, typer.Option("--replace", help="Write over files that hold something else.")
        ] = False,
        password: PasswordOption = None,
        lang: LangOption = None,
        data: DataOption = None,
    ) -> None:
        """Take the PDF, the tables or the FHIR bundle out of report bundles that are intact."""
        from app.commands.bundles import ConvertOptions
        from app.commands.bundles import convert_bundles as run
        from app.session.bundle_access import BundleAccess

        texts = Texts(lang or Lang.of_system())
        access = BundleAccess(paths_of(data), read_password(password), texts("bundle.own"))
        lines, exit_code = run(ConvertOptions(bundle, to, out, replaces), access, texts)
        say(lines)
        raise typer.Exit(exit_code)


def _add_gate(app: typer.Typer) -> None:
    @app.command("gate")
    def gate(  # pyright: ignore[reportUnusedFunction] - typer calls it
        answer: Annotated[
            list[str] | None, typer.Option(help="RULE=yes or RULE=no; may be given again.")
        ] = None,
        wrong_button: Annotated[
            list[str] | None, typer.Option(help="RULE whose last answer was a slip.")
        ] = None,
        spoken: Annotated[
            list[str] | None,
            typer.Option("--spoken-with-clinician", help="RULE you have spoken about."),
        ] = None,
        ask_again: Annotated[
            list[str] | None, typer.Option(help="RULE=2026-12-01: ask about the lock from then.")
        ] = None,
        lang: LangOption = None,
        data: DataOption = None,
    ) -> None:
        """Say what is locked and why, and answer the safety questions."""
        from app.commands.gate import GateOptions
        from app.commands.gate import gate as run

        options = GateOptions(
            answers=tuple(answer or ()),
            wrong_button=tuple(wrong_button or ()),
            spoken=tuple(spoken or ()),
            ask_again=tuple(ask_again or ()),
        )
        say(run(options, paths_of(data), Texts(lang or Lang.of_system())))


def _add_today(app: typer.Typer) -> None:
    @app.command("today")
    def today(  # pyright: ignore[reportUnusedFunction] - typer calls it
        skip: Annotated[
            list[str] | None, typer.Option(help="PART or PART=REASON to leave out today.")
        ] = None,
        unskip: Annotated[list[str] | None, typer.Option(help="PART to take back in.")] = None,
        done: Annotated[
            list[str] | None, typer.Option(help="ID of the care list that is seen to.")
        ] = None,
        undo: Annotated[list[str] | None, typer.Option(help="ID ticked by mistake.")] = None,
        lang: LangOption = None,
        data: DataOption = None,
    ) -> None:
        """Show the day's plan; skip parts of it, tick lines of the care list."""
        from app.commands.today import TodayOptions
        from app.commands.today import today as run

        options = TodayOptions(
            tuple(skip or ()), tuple(unskip or ()), tuple(done or ()), tuple(undo or ())
        )
        say(run(options, paths_of(data), Texts(lang or Lang.of_system())))


def _add_routine(app: typer.Typer) -> None:
    @app.command("routine")
    def routine(  # pyright: ignore[reportUnusedFunction] - typer calls it
        name: Annotated[
            str, typer.Argument(help="massage, or the id or own name of an exercise set.")
        ],
        length: Annotated[
            str | None, typer.Option(help="m10, m12 or m15; by default as in the settings.")
        ] = None,
        affected: Annotated[
            Affected | None, typer.Option(help="The side that had the palsy.")
        ] = None,
        flag: Annotated[
            list[str] | None,
            typer.Option(help="A circumstance such as carotid_disease; may be given again."),
        ] = None,
        dose: Annotated[
            str | None,
            typer.Option(help="starter or standard, of a training; by default as in the settings."),
        ] = None,
        dry_run: Annotated[
            bool, typer.Option("--dry-run", help="Show the steps and their seconds.")
        ] = False,
        lang: LangOption = None,
        data: DataOption = None,
    ) -> None:
        """Show the steps of a massage or exercise set with their seconds."""
        from app.commands.routine import RoutineOptions
        from app.commands.routine import routine as run

        options = RoutineOptions(name, length, affected, tuple(flag or ()), dry_run, dose)
        say(run(options, paths_of(data), Texts(lang or Lang.of_system())))


def source_of(text: str | None) -> SourceChoice | None:
    """Read `--source`: `demo`, `demo:PERSON`, a camera number, or a video file."""
    if text is None:
        return None
    if text == "demo" or text.startswith("demo:"):
        return DemoChoice(text.partition(":")[2] or "oral-ocular-left")
    return CameraChoice(int(text)) if text.isdecimal() else FileChoice(Path(text))
