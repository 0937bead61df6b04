"""What texts on one event tell differently, in sentences: a file for each kind of difference."""
