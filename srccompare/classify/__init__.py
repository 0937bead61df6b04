"""Labels of your own learned from your own articles, and how far what was learned can be trusted."""

from srccompare.classify.classifier import FrameClassifier as FrameClassifier
from srccompare.classify.trying import cross_validate as cross_validate
from srccompare.classify.trying import out_of_fold as out_of_fold
