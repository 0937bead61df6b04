"""What is held against what: groups of articles, the events they share, reprints among them, periods."""
