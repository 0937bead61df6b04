"""Whether people see what a measure counts: coding sheets, and how well coders and measure agree."""

from srccompare.validation.agreeing import agreement as agreement
from srccompare.validation.result import Agreement as Agreement
from srccompare.validation.sampling import sample as sample
from srccompare.validation.sheet import Sheet as Sheet
