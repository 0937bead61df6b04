"""What srccompare raises and warns: sentences a user can act on."""


class SrccompareError(ValueError):
    """A mistake in what was given; the message names it and what would work."""


class ReadError(SrccompareError):
    """A file, a row or a value that cannot be read as an article."""


class LexiconError(SrccompareError):
    """A word list that breaks the format; the message names file and line."""


class UnknownFamilyError(SrccompareError):
    """A family nobody has registered; the message lists those there are."""


class SrccompareWarning(UserWarning):
    """Something was read differently than written; the work goes on."""
