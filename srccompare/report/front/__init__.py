"""The first page, which stands alone: a file for each thing it says of the texts of a group.

The numbers of these modules say how much is shown, a choice of layout; a threshold that does not say where
it comes from is a guess.
"""
