"""Pictures worked out down to their coordinates, each with the same in words and as a table."""
