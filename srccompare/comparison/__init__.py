"""Groups of articles side by side: values with honest intervals, sources, caveats."""

from srccompare.comparison.comparing import compare
from srccompare.comparison.keywords import keyness
from srccompare.comparison.result import Comparison

__all__ = ["Comparison", "compare", "keyness"]
