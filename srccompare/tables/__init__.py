"""Plain pandas tables: one row per article, span, keyword, attribution, name, frame, column."""

from srccompare.source import BATCH
from srccompare.tables.arguments import Families, Lexicons, batches, families_of, own_lexicons, voice_asked
from srccompare.tables.attributions import ATTRIBUTION_COLUMNS, attributions
from srccompare.tables.entity_tone import ENTITY_TONE_COLUMNS, entity_tone
from srccompare.tables.evidence import EVIDENCE_COLUMNS, evidence
from srccompare.tables.frame_sentences import SENTENCE_COLUMNS, frame_sentences
from srccompare.tables.frames import FRAME_COLUMNS, frames
from srccompare.tables.furniture import FURNITURE_COLUMNS, furniture
from srccompare.tables.kwic import KWIC_COLUMNS, kwic
from srccompare.tables.lexicons import ENTRY_COLUMNS, LEXICON_COLUMNS, lexicons
from srccompare.tables.measures import ARTICLE_COLUMNS, article_rows, measure
from srccompare.tables.mentions import MENTION_COLUMNS, mentions
from srccompare.tables.other_languages import READABILITY_COLUMNS, readability
from srccompare.tables.rows import as_table
from srccompare.tables.schema import schema
from srccompare.tables.sources import SOURCE_COLUMNS, sources

__all__ = [
    "ARTICLE_COLUMNS",
    "ATTRIBUTION_COLUMNS",
    "BATCH",
    "ENTITY_TONE_COLUMNS",
    "ENTRY_COLUMNS",
    "EVIDENCE_COLUMNS",
    "FRAME_COLUMNS",
    "FURNITURE_COLUMNS",
    "KWIC_COLUMNS",
    "LEXICON_COLUMNS",
    "MENTION_COLUMNS",
    "READABILITY_COLUMNS",
    "SENTENCE_COLUMNS",
    "SOURCE_COLUMNS",
    "Families",
    "Lexicons",
    "article_rows",
    "as_table",
    "attributions",
    "batches",
    "entity_tone",
    "evidence",
    "families_of",
    "frame_sentences",
    "frames",
    "furniture",
    "kwic",
    "lexicons",
    "measure",
    "mentions",
    "own_lexicons",
    "readability",
    "schema",
    "sources",
    "voice_asked",
]
