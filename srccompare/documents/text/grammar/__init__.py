"""Verbs, subjects and clauses, as far as word lists and endings tell them: the one room for such questions.

    The mayor , who grew up here , said on Sunday that the ferry had not left .
        ^^^^^       ^^^^           ^^^^                    ^^^^^ ^^^     ^^^^
        subject     past form      past form             subject auxiliary, and the verb it leads to
    |------------- a clause ----------------------|------- another ----------|

There is no parser. What looks alike pulls apart: a past form is a verb ("grew") or hangs on a noun ("the
deal reached in June"), a noun is a verb ("states"), "that" opens a clause or stands for a thing. Where a
quick answer and a careful one are both wanted, each has a name of its own:

- ``forms``: what a word can be by itself: function word, auxiliary, past form, verb.
- ``verbs``: in a list of words, the verbs of a clause, what they lead to, the subject before one.
- ``tokens``: the verbs among the tokens of a batch.
- ``clauses``: in the tokens of a batch, where the clauses begin whose certainty is told.
- ``cutting``: in the tokens of a batch, where a sentence falls into parts that can be read by themselves.
- ``marks``: in a string, where marks and joining words stand, for who has no tokens (``target_tone``).

The phrase that ends before a cue, with its appositions and relative clauses, is a question of its own
(``attribution.noun_phrases.subject_before``): it reads the tokens around and not the words alone.
"""
