"""The tables of a comparison, one file each."""
