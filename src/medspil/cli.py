# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The command `medspil`."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

# Our management commands that are words of this command, with options of their own: `medspil materials check`.
COMMANDS = (
    "audit_verify",
    "backup",
    "bids_score",
    "directory_export",
    "directory_import",
    "directory_validate",
    "doctor",
    "materials_check",
    "materials_export",
    "materials_import",
    "materials_load",
    "municipality_add",
    "municipality_cvr",
    "municipality_delete",
    "municipality_export",
    "municipality_list",
    "municipality_resume",
    "municipality_scim",
    "municipality_signin",
    "municipality_suspend",
    "people_sync",
    "person_export",
    "person_onestep",
    "restore",
    "retention",
    "runchart",
)


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the words say; the exit code. A setting that is wrong is told in its own words, without a traceback."""
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415 - settings are read later than this

    try:
        return _run(list(sys.argv[1:] if argv is None else argv))
    except ImproperlyConfigured as error:
        sys.stderr.write(f"medspil: {error}\n")
        return 1


def _run(arguments: list[str]) -> int:
    if arguments[:1] == ["migrate"]:
        arguments = ["manage", "bring_up_to_date", *arguments[1:]]
    if arguments[:1] == ["manage"]:
        return _manage(arguments[1:])
    if arguments[:1] == ["bench"]:
        return _bench(arguments[1:])
    if arguments[:1] == ["drill"]:
        return _drill(arguments[1:])
    for command in COMMANDS:
        words = command.split("_")
        if arguments[: len(words)] == words:
            return _manage([command, *arguments[len(words) :]])
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.command == "guard":
        from medspil.privacy.command import run  # noqa: PLC0415 - needs no settings, and others need not wait for it

        return run()
    if options.command != "serve":
        parser.error(f"{options.command} needs a second word; see medspil --help")
    return _serve(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="medspil", description="Dialogue about digital help in municipalities.")
    commands = parser.add_subparsers(dest="command", required=True)
    server = commands.add_parser("serve", help="serve on one port; sets up the database first")
    server.add_argument("--host", default="127.0.0.1")
    server.add_argument("--port", type=int, default=8000)
    server.add_argument("--data", type=Path, default=None, help="folder of the database and the demo's mail")
    server.add_argument("--workers", type=int, default=1, help="processes that serve; more than one needs PostgreSQL")
    server.add_argument("--demo", action="store_true", help="invented people, and sign-in without a code")
    server.add_argument("--no-migrate", action="store_true", help="leave the database as it is; refuse an older one")
    commands.add_parser("migrate", help="`migrate [--check]`: bring the database up to date and load the material")
    guard = commands.add_parser("guard", help="`guard --jsonl`: where texts may point at a person")
    guard.add_argument("--jsonl", action="store_true", required=True, help="texts on standard input, one JSON a line")
    commands.add_parser("materials", help="`materials load`, `check`, `export`, `import`: the dialogue material")
    commands.add_parser("directory", help="`directory import`, `export`, `validate PATH [--json]`: help offers as HSDS")
    commands.add_parser(
        "municipality",
        help="`municipality list|add|cvr|signin|scim|suspend|resume|export|delete --help`: make one, pause it, end it",
    )
    commands.add_parser("audit", help="`audit verify`: whether the history of who did what is as it was written")
    commands.add_parser("people", help="`people sync FILE --cvr CVR [--dry-run]`: follow the staff file of each night")
    commands.add_parser(
        "person", help="`person onestep|export --help`: when phone and spare codes are gone; a person's file"
    )
    commands.add_parser("runchart", help="`runchart FILE.csv [--freeze N] [--json]`: a run chart's figures")
    commands.add_parser("bench", help="`bench live --help`: how fast the live room is on this machine")
    commands.add_parser("drill", help="`drill --help`: break things while people write, and count what is left")
    commands.add_parser("bids", help="`bids score FILE.json [--json]`: which bid is best by a price model")
    commands.add_parser("doctor", help="`doctor --deploy`: what is not set up as it should be, with reasons")
    commands.add_parser("backup", help="`backup FILE`: copy the database, also while the server runs")
    commands.add_parser("restore", help="`restore FILE --keep OTHER`: put a copy back; OTHER gets what is there now")
    commands.add_parser("retention", help="`retention --dry-run [--json]`: what is older than its period")
    commands.add_parser("manage", help="any of Django's own commands")
    return parser


def _manage(arguments: list[str]) -> int:
    kind = "production" if os.environ.get("MEDSPIL_HOSTS") else "demo"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"medspil.settings.{kind}")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - settings come first

    from medspil.record.whose import everywhere  # noqa: PLC0415

    with everywhere():
        execute_from_command_line(["medspil", *arguments])
    return 0


def _bench(arguments: list[str]) -> int:
    from medspil.bench.command import main as bench  # noqa: PLC0415 - only when it is asked for

    return bench(arguments)


def _drill(arguments: list[str]) -> int:
    from medspil.bench.drill.command import main as drill  # noqa: PLC0415 - only when it is asked for

    return drill(arguments)


def _serve(options: argparse.Namespace) -> int:
    if options.data:
        os.environ["MEDSPIL_DATA"] = str(options.data.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"medspil.settings.{'demo' if options.demo else 'production'}")
    import django  # noqa: PLC0415 - settings come first

    django.setup()
    from medspil.web.running import run  # noqa: PLC0415 - needs set-up apps

    how = {"demo": options.demo, "workers": options.workers, "migrate": not options.no_migrate}
    return run(host=options.host, port=options.port, **how)


if __name__ == "__main__":
    sys.exit(main())
