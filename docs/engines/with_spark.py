"""Measure a Spark frame: Arrow batches in, Arrow batches out, the schema known up front."""

import pandas as pd
from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

import srccompare
from srccompare.integrations.batches import arrow_schema, measure_batches

FAMILIES = ["hedging", "tone"]

spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
articles = srccompare.read("articles")
rows = [(one.id, one.outlet, one.text) for one in articles]
corpus = spark.createDataFrame(rows, "id string, outlet string, text string")

schema = from_arrow_schema(arrow_schema(FAMILIES))
measured = corpus.mapInArrow(lambda batches: measure_batches(batches, FAMILIES), schema)
table = pd.DataFrame([row.asDict() for row in measured.collect()])
table.to_parquet("measures.parquet", index=False)
spark.stop()
