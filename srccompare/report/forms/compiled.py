"""Templates are compiled once and kept, as Python does with modules.

    templates/glance.html.j2  --jinja-->  Python  --compile-->  __pycache__/glance.html.j2.cpython-311.j2c

Jinja takes a tenth of the time from five articles to their page to compile its templates. What is kept lies
where Python keeps its own (``PYTHONPYCACHEPREFIX`` and ``PYTHONDONTWRITEBYTECODE`` hold for it, too), is made
anew when the template, Jinja or Python change, and is done without where it cannot be written. Jinja's own
cache is not used: it unpickles.
"""

from __future__ import annotations

import marshal
import sys
from contextlib import suppress
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from srccompare.errors import SrccompareError
from srccompare.writing import written


class CompiledTemplates(BytecodeCache):
    """The code of templates, each in a file of its own."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The file a template's code is kept in."""
        return cache_from_source(f"{filename or name}.py").removesuffix("pyc") + "j2c"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code that is kept, if it is of this template."""
        head = made_of(bucket)
        with suppress(OSError, EOFError, ValueError, TypeError):
            kept = Path(bucket.key).read_bytes()
            if kept.startswith(head):
                bucket.code = marshal.loads(kept[len(head) :])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code, whole or not at all."""
        if sys.dont_write_bytecode:
            return
        file = Path(bucket.key)
        with suppress(OSError, SrccompareError):
            file.parent.mkdir(parents=True, exist_ok=True)
            with written(file, force=True) as part:
                part.write_bytes(made_of(bucket) + marshal.dumps(bucket.code))


def made_of(bucket: Bucket) -> bytes:
    """What the code of a template rests on; the file begins with it."""
    how = bucket.environment
    options = f"{how.autoescape} {how.trim_blocks} {how.lstrip_blocks}"
    return MAGIC_NUMBER + f"{jinja2.__version__} {options} {bucket.checksum}\n".encode()
