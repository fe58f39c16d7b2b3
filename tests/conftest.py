"""Hypothesis for the whole suite: no deadline (machines differ), and no explaining, which costs more than it tells."""

from hypothesis import Phase, settings

settings.register_profile("akkoord", deadline=None, phases=[phase for phase in Phase if phase is not Phase.explain])
settings.load_profile("akkoord")
