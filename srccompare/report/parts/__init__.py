"""What each part of the report shows: a file for each part and large table; `catalog` has their order.

The numbers of these modules say how much is shown, a choice of layout; a threshold that does not say where
it comes from is a guess.
"""
