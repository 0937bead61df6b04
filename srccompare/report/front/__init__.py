"""The first page, which stands alone: a file for each thing it says of the texts of a group."""
