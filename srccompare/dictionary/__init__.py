"""Dictionaries of your own, in the forms people have them in, and a helper to grow one."""

from srccompare.dictionary.reading import read_dictionary as read_dictionary
