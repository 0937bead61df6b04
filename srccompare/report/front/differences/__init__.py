"""What texts on one event tell differently, in sentences: a file for each kind of difference.

The numbers of these modules say how much is shown, a choice of layout; a threshold that does not say where
it comes from is a guess.
"""
