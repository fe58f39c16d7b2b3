"""The door: one command per verb. Parses, calls, prints; whatever takes thought is done in the rooms behind it.

    options       what commands have in common; saying: how they tell things
    drafts        assemble, new, demo, template
    comparing     diff, impact
    tracked       revisions
    checking      validate, portfolio
    library       clauses

Rooms are imported inside the commands, so that ``akkoord --help`` answers at once.
"""

from __future__ import annotations

import click

from akkoord.door import Door, Option, language_option
from akkoord.messages import mark
from cli.checking import portfolio, validate
from cli.comparing import diff, impact
from cli.drafts import assemble, demo, new, template
from cli.library import clauses
from cli.tracked import revisions

__all__ = ["main"]


@click.group(
    cls=Door,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=mark("Writes, compares and checks company-level collective agreements in Word."),
)
@language_option
@click.version_option(
    package_name="akkoord",
    cls=Option,
    prog_name="akkoord",
    message="%(prog)s %(version)s",
    help=mark("Show the version and exit."),
)
def main() -> None:
    """Nothing to do before a command."""


for _command in (assemble, clauses, demo, diff, impact, new, portfolio, revisions, template, validate):
    main.add_command(_command)
