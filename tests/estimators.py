"""The estimator checks of scikit-learn that mean something for estimators of texts.

The others feed matrices of floats, which are no texts; what they ask is asked in the tests, of texts.
"""

from __future__ import annotations

from sklearn.utils import estimator_checks

CHECKS = [
    # Parameters: stored as given, settable, copied; grid search and clone rest on these.
    estimator_checks.check_estimator_cloneable,
    estimator_checks.check_no_attributes_set_in_init,
    estimator_checks.check_parameters_default_constructible,
    estimator_checks.check_do_not_raise_errors_in_init_or_set_params,
    estimator_checks.check_get_params_invariance,
    estimator_checks.check_set_params,
    estimator_checks.check_estimator_repr,
    # Tags: what sklearn asks before it hands data over.
    estimator_checks.check_mixin_order,
    estimator_checks.check_estimator_tags_renamed,
    estimator_checks.check_valid_tag_types,
]
