"""The tables of a comparison: one file each, and this catalog of them.

A new table is a file with a ``TABLE`` and the columns it promises, a line here, an attribute of
``Comparison``, a row and a section in docs/comparison-tables.md, and a test; tests/comparison/test_catalog.py
says which is missing.
"""

from srccompare.comparison.tables import (
    actors,
    articles,
    attention,
    attributions,
    claims,
    conflicts,
    contexts,
    contrasts,
    copies,
    coverage,
    entity_tone,
    event_frames,
    events,
    frame_emphasis,
    frame_profiles,
    frames,
    headlines,
    missing,
    naming,
    only,
    openings,
    order,
    quotations,
    relays,
    source_types,
    sources,
    statement_matrix,
    statements,
    uncovered,
    words,
)
from srccompare.comparison.tables.base import Table

CATALOG: tuple[Table, ...] = (
    contrasts.TABLE,
    articles.TABLE,
    attributions.TABLE,
    sources.TABLE,
    # what stands on top
    claims.TABLE,
    # the same event, side by side
    events.TABLE,
    copies.TABLE,
    quotations.TABLE,
    statements.TABLE,
    statement_matrix.TABLE,
    conflicts.TABLE,
    only.TABLE,
    missing.TABLE,
    uncovered.TABLE,
    # who is heard, and how somebody is shown
    actors.TABLE,
    source_types.TABLE,
    relays.TABLE,
    entity_tone.TABLE,
    naming.TABLE,
    # how the story is told
    words.TABLE,
    contexts.TABLE,
    coverage.TABLE,
    attention.TABLE,
    headlines.TABLE,
    order.TABLE,
    openings.TABLE,
    # frames
    frames.TABLE,
    frame_emphasis.TABLE,
    frame_profiles.TABLE,
    event_frames.TABLE,
)
"""Every table, in the order they are told of."""
