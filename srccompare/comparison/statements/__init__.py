"""Which clauses of different articles state the same, and which contradict each other."""
