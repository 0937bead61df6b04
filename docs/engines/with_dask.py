"""Measure a partitioned frame with Dask: nothing is computed before it is asked for."""

import dask.dataframe
import pandas as pd

import srccompare
from srccompare.integrations import dask as engine

FAMILIES = ["hedging", "tone"]

if __name__ == "__main__":
    articles = srccompare.read("articles")
    frame = pd.DataFrame([{"id": one.id, "outlet": one.outlet, "text": one.text} for one in articles])
    corpus = dask.dataframe.from_pandas(frame, npartitions=3)

    table = engine.measure(corpus, FAMILIES)
    table.compute(scheduler="processes", num_workers=2).to_parquet("measures.parquet", index=False)
