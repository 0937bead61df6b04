"""What a row may say of an article."""

FIELDS = ("id", "title", "text", "outlet", "published", "author", "url", "event", "language")

FILE = "file"
"""Not a field: the column by which a table names the text files it describes."""
