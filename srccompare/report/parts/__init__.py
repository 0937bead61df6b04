"""What each part of the report shows: a file for each part and large table; `catalog` has their order."""
