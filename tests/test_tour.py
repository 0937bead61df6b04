"""What the guided tour says of the bundled example is so."""

from __future__ import annotations

import pytest

import srccompare

GULL, WIRE, COURIER = "The Daily Gull", "Meridian Wire", "Northgate Courier"


@pytest.fixture
def comparison(bundled_comparison):
    return bundled_comparison


def test_the_courier_reprints_the_agency(comparison):
    (copy,) = comparison.copies.to_dict("records")
    assert (copy["original_group"], copy["reprint_group"]) == (WIRE, COURIER)
    assert round(copy["share"], 2) == 0.93


def test_that_nobody_will_intervene_comes_first(comparison):
    matrix = comparison.statement_matrix
    first = matrix[matrix["statement"] == matrix["statement"].iloc[0]].set_index("group")["certainty"]
    assert (first[GULL], first[WIRE], first["Coastline TV"]) == ("asserted", "attributed", "questioned")


def test_a_container_fell_here_and_is_said_to_have_fallen_there(comparison):
    matrix = comparison.statement_matrix
    fell = matrix[matrix["text"].str.contains("ontainer fell")].set_index("group")
    assert fell["statement"].iloc[0] == matrix["statement"].drop_duplicates().iloc[1]
    assert fell["certainty"].to_dict() == {
        "The Harbour Post": "attributed",
        WIRE: "asserted",
        COURIER: "asserted",
        "Coastline TV": "hedged",
        GULL: "not found",
        # A mistake: "a container crashed on the quay …, tells the driver Milos Tarn" leaves it to the driver.
        "Dravenne Messenger": "asserted",
    }


def test_the_loss_of_jobs_is_a_fact_here_and_attributed_there(comparison):
    matrix = comparison.statement_matrix
    jobs = matrix[matrix["text"].str.contains("400 jobs")].set_index("group")
    assert jobs["certainty"].to_dict() == {
        GULL: "asserted",
        WIRE: "attributed",
        COURIER: "attributed",
        "Coastline TV": "not found",
        "The Harbour Post": "not found",
        "Dravenne Messenger": "not found",
    }


def test_five_texts_carry_one_sentence_of_the_union_leader(comparison):
    first = comparison.quotations.query("quotation == 0")
    assert first["group"].nunique() == 5
    assert set(first["form"]) == {"full", "verbatim", "shortened", "reworded"}
    assert set(first["speaker"].dropna()) == {"Mara Dolenz"}


def test_ordinary_people_speak_most_in_the_gull(comparison):
    heard = srccompare.sources(comparison.documents)
    ordinary = heard[heard["type"] == "ordinary person or witness"]["outlet"].value_counts()
    assert ordinary.idxmax() == GULL


def test_the_union_leader_is_called_a_firebrand(comparison):
    names = comparison.naming.query("name == 'Mara Dolenz'")
    gull = names[names["group"] == GULL]
    assert any("firebrand" in form for form in gull["form"])
    assert "firebrand" in set(gull["loaded"].dropna())
    assert "the union's general secretary" in set(names[names["group"] == WIRE]["form"])


def test_loaded_wording_is_what_can_be_claimed(comparison):
    table = comparison.table
    claimed = table[table["verdict"].str.contains("in these texts")]
    assert claimed[["measure", "group", "verdict"]].to_numpy().tolist() == [
        ["loaded_rate", GULL, "higher in these texts"]
    ]
    own = claimed.iloc[0]
    assert own["value"] > 25
    assert own["value"] - own["difference"] < 1
