__version__: str

from .articles import Article as Article
from .articles import Articles as Articles
from .comparison import Comparison as Comparison
from .comparison import compare as compare
from .documents import Documents as Documents
from .documents import Spans as Spans
from .documents import Voice as Voice
from .errors import LexiconError as LexiconError
from .errors import ReadError as ReadError
from .errors import SrccompareError as SrccompareError
from .errors import SrccompareWarning as SrccompareWarning
from .errors import UnknownFamilyError as UnknownFamilyError
from .example import example as example
from .families.base import Family as Family
from .families.base import Findings as Findings
from .families.base import Measure as Measure
from .families.catalog import families as families
from .integrations.batches import measure_batches as measure_batches
from .read import read as read
from .report import report as report
from .source import analyze as analyze
from .tables import attributions as attributions
from .tables import evidence as evidence
from .tables import furniture as furniture
from .tables import measure as measure
from .tables import schema as schema
