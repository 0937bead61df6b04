"""Read articles with SQL, measure them as a stream of Arrow batches, query the result with SQL."""

import duckdb

from srccompare.integrations import duckdb as engine

FAMILIES = ["hedging", "tone"]

database = duckdb.connect()
corpus = database.sql("select filename as id, content as text from read_text('articles/*.txt')")
measures = engine.measure(corpus, FAMILIES)
hedged = measures.order("hedge_rate desc").project("id, hedge_rate").df()
measures.to_parquet("measures.parquet")
