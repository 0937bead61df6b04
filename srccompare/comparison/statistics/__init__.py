"""How surely groups differ: estimates with intervals, tests over shared events, verdicts, power."""
