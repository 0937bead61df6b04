"""The text of a batch before anybody speaks: what can be told from its characters and word lists alone."""

from srccompare.documents.text.text import Text

__all__ = ["Text"]
