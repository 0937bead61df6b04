"""Measure a Spark frame: Arrow batches in, Arrow batches out, the schema known up front."""

import pandas as pd
from pyspark.sql import SparkSession

import srccompare
from srccompare.integrations import spark as engine

FAMILIES = ["hedging", "tone"]

spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
articles = srccompare.read("articles")
rows = [(one.id, one.outlet, one.text) for one in articles]
corpus = spark.createDataFrame(rows, "id string, outlet string, text string")

measured = engine.measure(corpus, FAMILIES)
table = pd.DataFrame([row.asDict() for row in measured.collect()])
table.to_parquet("measures.parquet", index=False)
spark.stop()
