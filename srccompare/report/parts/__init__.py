"""What each part of the report shows, one file for each part and for each large table."""
