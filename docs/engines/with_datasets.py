"""Measure a Hugging Face dataset with ``map``: Arrow tables in, Arrow tables out."""

from datasets import Dataset

import srccompare
from srccompare.integrations.batches import measure_partition

FAMILIES = ["hedging", "tone"]

articles = srccompare.read("articles")
corpus = Dataset.from_list([{"id": one.id, "outlet": one.outlet, "text": one.text} for one in articles])
measures = corpus.with_format("arrow").map(
    measure_partition,
    batched=True,
    batch_size=512,
    fn_kwargs={"families": FAMILIES},
    remove_columns=corpus.column_names,
)
measures.with_format("pandas")[:].to_parquet("measures.parquet", index=False)
