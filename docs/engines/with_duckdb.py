"""Read articles with SQL, measure them as a stream of Arrow batches, query the result with SQL."""

import duckdb
import pyarrow as pa

from srccompare.integrations.batches import arrow_schema, measure_batches

FAMILIES = ["hedging", "tone"]

database = duckdb.connect()
query = "select filename as id, content as text from read_text('articles/*.txt')"
batches = database.sql(query).to_arrow_reader(1000)
measures = pa.Table.from_batches(measure_batches(batches, FAMILIES), arrow_schema(FAMILIES))
hedged = database.sql("select id, hedge_rate from measures order by hedge_rate desc").df()
database.execute("copy measures to 'measures.parquet'")
