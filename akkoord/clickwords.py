"""What click says to our users. It looks these sentences up in our catalogues, so they have to be in there.

Nothing imports this module at work: it is there for the extraction of messages (docs/contributing.md).
"""

from __future__ import annotations

from akkoord.messages import mark, ngettext

__all__ = ["SENTENCES"]

SENTENCES = (
    # help
    mark("Usage:"),
    mark("Options"),
    mark("Commands"),
    mark("default: {default}"),
    mark("required"),
    # errors
    mark("Error: {message}"),
    mark("Try '{command} {option}' for help."),
    mark("Invalid value: {message}"),
    mark("Invalid value for {param_hint}: {message}"),
    mark("Missing argument"),
    mark("Missing option"),
    mark("Missing command."),
    mark("Choose from:\n\t{choices}"),
    mark("No such command {name!r}."),
    mark("No such option {name!r}."),
    mark("No such option: {name}"),  # click before 8.4
    mark("Option {name!r} does not take a value."),
    mark("Aborted!"),
    ngettext("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", 1),
    ngettext("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", 1),
    ngettext("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", 1),
    ngettext("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", 1),
    # the days in the time that a progress bar expects
    mark("d"),
)
