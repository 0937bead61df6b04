"""How several outlets tell the same event, with the evidence behind every number.

>>> import srccompare
>>> documents = srccompare.analyze(srccompare.read(srccompare.example()))
>>> len(srccompare.measure(documents, families=["counts"]))
6
"""

import lazy_loader

__version__ = "0.1.0"

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
