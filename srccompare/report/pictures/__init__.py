"""Pictures worked out down to their coordinates, each with the same in words and as a table.

The numbers of these modules are layout, in pixels and letters, chosen by eye.
"""
