"""Measure a partitioned frame with Dask: one stream of batches per partition, the columns known up front."""

import dask.dataframe as dd
import pandas as pd

import srccompare
from srccompare.integrations.batches import measure_partition

FAMILIES = ["hedging", "tone"]

articles = srccompare.read("articles")
frame = pd.DataFrame([{"id": one.id, "outlet": one.outlet, "text": one.text} for one in articles])
corpus = dd.from_pandas(frame, npartitions=3)


promised = measure_partition(frame.iloc[:0], FAMILIES)
table = corpus.map_partitions(measure_partition, FAMILIES, meta=promised).compute()
table.to_parquet("measures.parquet", index=False)
