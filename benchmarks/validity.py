"""Whether the comparison's statistics keep their promise, by simulation:  validity.py [--quick] [--only=…]

Prints (1) how often a test calls a difference where there is none, (2) how often every kind of interval
holds the truth, beside the percentile bootstrap that is not used, (3) how often a planted difference between
outlets is found in studies of synthetic events, with all else that is claimed, (4) how often one of a known
size is found among real articles, and (5) how often a frame is said to be emphasized on an event where the
outlets' passages were dealt out at random, and where it was planted. With SRCCOMPARE_GOLD set, articles are
drawn from the 840 of the attribution data, whose mean of every measure is known, and from 32 events told by
three outlets. ``--only=4`` runs one part. Stops with exit code 1 where a promise is broken.
"""

import json
import os
import sys
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from srccompare import analyze, compare
from srccompare.articles import Article, Articles
from srccompare.comparison.groups.grouping import Grouping, Pairing, grouped
from srccompare.comparison.statistics.contrast import (
    Contrasts,
    Moments,
    exposures,
    kind_of,
    over_articles,
)
from srccompare.comparison.statistics.corrections import family_wise
from srccompare.comparison.statistics.differences import differences_of
from srccompare.comparison.statistics.estimates import MEAN, RATE, SHARE, intervals_of
from srccompare.comparison.statistics.permutations import deal_out, find_clusters
from srccompare.comparison.statistics.power import power_of
from srccompare.comparison.statistics.sign_flips import SignFlips
from srccompare.comparison.statistics.units import Units, units_of
from srccompare.comparison.tables.contrasts import question_of
from srccompare.comparison.tables.event_frames import ALONE, MORE
from srccompare.comparison.tables.frame_profiles import PASSAGE
from srccompare.families.base import HELPER, PRIMARY
from srccompare.families.catalog import chosen
from srccompare.measuring import measure_documents

ALPHA, LOWEST, FALSE_ALARMS = 0.05, 0.92, (0.03, 0.07)
KINDS = ("normal", "skewed", "rate", "rare")
broken: list[str] = []


def promise(kept: bool, what: str) -> str:
    """A mark for the line that is printed, and a note of what was broken."""
    if not kept:
        broken.append(what)
    return "" if kept else "  BROKEN"


# 1. Tests where there is nothing to find ---------------------------------------------------------------


def event_values(generator, kind: str, events: int, outlets: int) -> np.ndarray:
    """Values of one measure: an event moves all its articles, an outlet none."""
    event = generator.normal(0, 1, (events, 1))
    if kind == "normal":
        return event + generator.normal(0, 1, (events, outlets))
    if kind == "skewed":
        return np.exp(0.5 * event + 0.5 * generator.normal(0, 1, (events, outlets)))
    # Hits in articles of 200 to 1,200 words, as a rate per 1000.
    words = generator.integers(200, 1200, (events, outlets))
    rate = {"rate": 8, "rare": 1.5}[kind] * np.exp(0.5 * event)
    return 1000 * generator.poisson(rate * words / 1000 * generator.gamma(3, 1 / 3, words.shape)) / words


def false_alarms(studies: int) -> None:
    """How often p is at most .05 without any difference between outlets."""
    print(
        "1. Share of differences called at p <= .05 where there are none (promised: .03 to .07 from 8 events"
    )
    print("   on; where most values are equal, as with rare words, it may be less)")
    print(
        f"{'events':>8}{'outlets':>9}"
        + "".join(f"{kind:>9}" for kind in ("normal", "skewed", "rate", "rare"))
    )
    for events in (6, 8, 12, 20, 40):
        for outlets in (2, 4):
            pairing = Pairing(
                np.repeat(np.arange(events), outlets), np.tile(np.arange(outlets), events), outlets
            )
            flips, row = SignFlips(pairing, 1), []
            for kind in KINDS:
                generator = np.random.default_rng([events, outlets, len(kind)])
                gaps = [
                    pairing.differences(event_values(generator, kind, events, outlets).ravel())[:, :1]
                    for _ in range(studies)
                ]
                p = flips.p_values(np.concatenate(gaps, axis=1))
                row.append(float((p <= ALPHA).mean()))
            kept = events < 8 or (FALSE_ALARMS[0] <= min(row[:3]) and max(row) <= FALSE_ALARMS[1])
            mark = promise(kept, f"false alarms with {events} events and {outlets} outlets: {row}")
            print(f"{events:>8}{outlets:>9}" + "".join(f"{one:9.3f}" for one in row) + mark, flush=True)


def false_alarms_in_real_articles(studies: int, events: int = 12, outlets: int = 3) -> None:
    """The same with real articles dealt out to events and outlets at random, measure by measure."""
    measured = real_articles()
    if measured is None:
        print("   with real articles: skipped, SRCCOMPARE_GOLD is not set")
        return
    pairing = Pairing(np.repeat(np.arange(events), outlets), np.tile(np.arange(outlets), events), outlets)
    flips, generator, rates = SignFlips(pairing, 1), np.random.default_rng(5), {}
    for measure, _, numbers, _ in measured:
        known = numbers[~np.isnan(numbers)]
        drawn = known[generator.integers(len(known), size=(studies, events * outlets))]
        p = flips.p_values(np.concatenate([pairing.differences(own)[:, :1] for own in drawn], axis=1))
        rates[measure] = float((p <= ALPHA).mean())
    highest = sorted(rates, key=rates.__getitem__)[-3:][::-1]
    named = ", ".join(f"{one} {rates[one]:.3f}" for one in highest)
    mean = float(np.mean(list(rates.values())))
    mark = promise(FALSE_ALARMS[0] <= mean <= FALSE_ALARMS[1], f"false alarms with real articles: {mean}")
    print(f"   real articles, {events} events, {outlets} outlets: {mean:.3f}, {len(rates)} measures{mark}")
    print(f"   highest: {named}", flush=True)


SPLITS = ((4, 4), (6, 10), (15, 25), (40, 40))
DEALS = 499
"""Deals of a simulated permutation test: few, as there are many tests; p is exact for any number."""


def false_alarms_without_events(studies: int) -> None:
    """The same for groups of real articles without events, parted at random."""
    measured = real_articles()
    if measured is None:
        return
    values = np.stack([numbers for _, _, numbers, _ in measured], axis=1)
    names = [name for name, *_ in measured]
    print(f"1b. The same for real articles parted at random, by permutation: {len(names)} measures")
    for one, other in SPLITS:
        generator, own = np.random.default_rng([one, other]), np.arange(one + other) < one
        clusters, found = find_clusters(np.full(len(own), -1), own, ~own), []
        for study in range(studies):
            rows = generator.choice(len(values), len(own), replace=False)
            p = deal_out(clusters, values[rows], np.zeros(len(names), bool), DEALS, study).p
            found.append(np.where(np.isnan(p), np.nan, p <= ALPHA))
        tests = np.array(found, float)
        there = (~np.isnan(tests)).sum(axis=0) >= studies / 2
        rates = np.nanmean(tests[:, there], axis=0)
        mean, highest = float(rates.mean()), int(rates.argmax())
        # Of 4 against 4 the clearest of 35 parts is the only one with p <= .05.
        low = FALSE_ALARMS[0] if one > 4 else 0.0
        mark = promise(low <= mean <= FALSE_ALARMS[1], f"splits: {one} against {other}: {mean}")
        named = [name for name, kept in zip(names, there, strict=True) if kept][highest]
        told = f"{one:>6} against {other}: {mean:.3f}, at most {rates[highest]:.3f} ({named})"
        print(f"{told}, simulation error of one {np.sqrt(0.0475 / studies):.3f}{mark}", flush=True)


def false_alarms_in_clusters(studies: int) -> None:
    """The same for groups that told different events, three articles on each."""
    real = real_events()
    if real is None:
        return
    event, _, values = real
    table, rates = np.stack(list(values.values()), axis=1), np.zeros((2, studies))
    for study in range(studies):
        first = np.random.default_rng([study, 3]).permutation(event.max() + 1)[: (event.max() + 1) // 2]
        own = np.isin(event, first)
        for row, known in enumerate((event, np.full(len(event), -1))):
            clusters = find_clusters(known, own, ~own)
            p = deal_out(clusters, table, np.zeros(table.shape[1], bool), DEALS, study).p
            rates[row, study] = np.nanmean(np.where(np.isnan(p), np.nan, p <= ALPHA))
    mean = rates.mean(axis=1)
    mark = promise(mean[0] <= FALSE_ALARMS[1], f"clusters: {mean[0]}")
    print(f"1c. 16 real events against 16 others, three articles on each: {mean[0]:.3f}{mark}")
    print(f"    (if the articles were taken for independent: {mean[1]:.3f})", flush=True)


@cache
def real_events() -> tuple[np.ndarray, np.ndarray, dict[str, np.ndarray]] | None:
    """Event, outlet and values of every measure in the articles of 32 events told by three outlets."""
    gold = os.environ.get("SRCCOMPARE_GOLD")
    if not gold:
        return None
    with open(Path(gold) / "events" / "dev_events.jsonl", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    found = measure_documents(analyze([{name: row[name] for name in FIELDS} for row in rows]), chosen(None))
    event, outlet = (
        np.unique([row[name] for row in rows], return_inverse=True)[1] for name in ("event", "outlet")
    )
    tested = [one.name for family in chosen(None) for one in family.measures if one.role != HELPER]
    return event, outlet, {name: found.values[name] for name in tested}


FIELDS = ("id", "outlet", "title", "text")


@cache
def real_articles() -> list[tuple[str, str, np.ndarray, np.ndarray]] | None:
    """Name, kind, values and exposures of every measure that 300 of the articles of the gold data have."""
    gold = os.environ.get("SRCCOMPARE_GOLD")
    if not gold:
        return None
    with open(Path(gold) / "attribution" / "train.jsonl", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    documents = analyze([{"id": row["id"], "title": row["title"], "text": row["text"]} for row in rows])
    families = chosen(None)
    found = measure_documents(documents, families)
    measured = []
    for family in families:
        for measure in family.measures:
            units = units_of(documents, measure, found.evidence[measure.name], None)
            numbers, kind = found.values[measure.name], kind_of(measure, units)
            # Helpers of formulas have no interval.
            if measure.role != HELPER and (~np.isnan(numbers)).sum() >= 300:
                measured.append((measure.name, kind, numbers, exposures(units, len(numbers), kind)))
    return measured


# 2. Intervals -------------------------------------------------------------------------------------------


def sentences(generator, kind: str, number: int, level: float, run: float) -> Units:
    """The sentences of a text; what is counted clusters in them and, by ``run``, in neighbours."""
    state, noise = np.zeros(number), generator.normal(0, 1, number)
    state[0] = noise[0]
    for place in range(1, number):
        state[place] = run * state[place - 1] + np.sqrt(1 - run**2) * noise[place]
    words = np.clip(np.exp(generator.normal(3, 0.45, number)), 4, 60).round()
    article = np.zeros(number, np.int64)
    if kind == RATE:
        hits = generator.poisson(level * words * np.exp(0.8 * state - 0.32)).astype(float)
        return Units(article, hits, words, "sentences", RATE)
    if kind == SHARE:
        from scipy.special import ndtri

        return Units(article, (state < ndtri(level)).astype(float), np.ones(number), "sentences", SHARE)
    # Tone: many neutral sentences, the others on either side.
    tone = np.where(generator.random(number) < 0.4, 0.0, np.tanh(level + 0.5 * state))
    return Units(article, tone, np.ones(number), "sentences", MEAN)


def true_value(kind: str, level: float) -> float:
    """What the sentences of a text come to in the long run."""
    if kind != MEAN:
        return level
    draws = np.random.default_rng(0).normal(0, 1, 400_000)
    return float(0.6 * np.tanh(level + 0.5 * draws).mean())


def bootstrap(generator, top: np.ndarray, bottom: np.ndarray) -> tuple[float, float]:
    """The percentile bootstrap of a ratio, for comparison."""
    weights = generator.multinomial(len(top), np.full(len(top), 1 / len(top)), size=500)
    return tuple(np.quantile((weights @ top) / (weights @ bottom), [0.025, 0.975]))


def covered(low: float, high: float, truth: float) -> bool:
    """Whether an interval holds the truth."""
    return bool(low - 1e-12 <= truth <= high + 1e-12)


def over_sentences(draws: int) -> None:
    """Coverage of intervals over the sentences of a text, and of differences of two texts."""
    print("\n2a. Share of intervals over sentences that hold the truth (promised .92)")
    print(
        f"{'kind':>6}{'level':>8}{'run':>6}{'sentences':>11}{'value':>8}{'difference':>12}{'bootstrap':>11}"
    )
    for kind, levels in ((RATE, (0.002, 0.01, 0.04)), (SHARE, (0.05, 0.2, 0.5)), (MEAN, (0.0, 0.3))):
        for level in levels:
            truth = true_value(kind, level)
            for run in (0.0, 0.3):
                for number in (8, 15, 30, 60):
                    generator = np.random.default_rng([number, int(1000 * level), int(10 * run)])
                    found = np.zeros(3)
                    for draw in range(draws):
                        left, right = (sentences(generator, kind, number, level, run) for _ in range(2))
                        one, other = (Moments(units, 1).over(np.ones((1, 1))) for units in (left, right))
                        value, gap = intervals_of(one), differences_of(one, other)
                        found[0] += covered(value.low[0], value.high[0], truth)
                        found[1] += covered(gap.low[0], gap.high[0], 0.0)
                        if draw < draws // 3:
                            usual = bootstrap(generator, left.numerator, left.denominator)
                            found[2] += 3 * covered(*usual, truth)
                    share = found / draws
                    mark = promise(
                        min(share[:2]) >= LOWEST, f"sentences: {kind} {level} {run} {number} {share}"
                    )
                    print(
                        f"{kind:>6}{level:>8}{run:>6}{number:>11}{share[0]:8.3f}{share[1]:12.3f}"
                        f"{share[2]:11.3f}{mark}",
                        flush=True,
                    )


def over_real_articles(draws: int) -> None:
    """Coverage of intervals over articles drawn from real ones, measure by measure."""
    measured = real_articles()
    if measured is None:
        print("\n2b. Intervals over articles: skipped, SRCCOMPARE_GOLD is not set")
        return
    print(f"\n2b. The same over articles, drawn from real ones: {len(measured)} measures")
    heads = f"{'articles':>10}{'measures':>10}{'mean':>8}{'lowest':>8}{'differences':>13}{'lowest':>8}"
    print(f"{heads}  lowest measures")
    for number in (3, 4, 5, 8, 12, 20, 30):
        generator = np.random.default_rng(number)
        values, gaps, usual = {}, {}, []
        for name, kind, numbers, exposure in measured:
            known = np.flatnonzero(~np.isnan(numbers))
            rows = known[generator.integers(len(known), size=(2 * draws, number))]
            every = batch(kind, numbers[rows.ravel()], exposure[rows.ravel()], 2 * draws, number)
            one, other = split(every, draws)
            interval, gap = intervals_of(one), differences_of(one, other)
            shown = ~np.isnan(interval.low) & (interval.low < interval.high)
            if shown.mean() <= 0.05:
                continue
            truth = numbers[known].mean()
            inside = (interval.low - 1e-9 <= truth) & (truth <= interval.high + 1e-9)
            both = shown & ~np.isnan(gap.low) & (gap.low < gap.high)
            values[name] = float(inside[shown].mean())
            gaps[name] = float(((gap.low <= 1e-9) & (gap.high >= -1e-9))[both].mean())
            if kind != MEAN:
                ones = np.ones(number)
                usual += [covered(*bootstrap(generator, numbers[own], ones), truth) for own in rows[:20]]
        lowest = sorted(values, key=values.__getitem__)[:3]
        least = min(values.values()), min(gaps.values())
        mark = promise(min(least) >= LOWEST, f"articles: {number}: {least} {lowest}")
        means = [float(np.mean(list(own.values()))) for own in (values, gaps)]
        named = ", ".join(f"{one} {values[one]:.2f}" for one in lowest)
        print(
            f"{number:>10}{len(values):>10}{means[0]:8.3f}{least[0]:8.3f}{means[1]:13.3f}{least[1]:8.3f}  "
            f"{named}; bootstrap {np.mean(usual):.2f}{mark}",
            flush=True,
        )


def batch(kind, values, exposure, draws: int, number: int):
    """The estimates of many draws of so many articles each."""
    from srccompare.comparison.statistics.estimates import Estimates

    # One draw after the other, so that memory stays small; the code is that of a comparison.
    parts = [
        over_articles(
            kind, values[first : first + number], np.ones((1, number)), exposure[first : first + number]
        )
        for first in range(0, draws * number, number)
    ]
    names = ("value", "variance", "freedom", "size", "hits", "exposure")
    arrays = {name: np.concatenate([getattr(part, name) for part in parts]) for name in names}
    caution = np.concatenate([np.atleast_1d(part.caution) for part in parts])
    return Estimates(kind=kind, caution=caution, **arrays)


def split(estimates, first: int):
    """The first draws, and the others."""
    from dataclasses import replace

    names = ("value", "variance", "freedom", "size", "hits", "exposure", "caution")
    halves = [
        {name: getattr(estimates, name)[rows] for name in names}
        for rows in (slice(first), slice(first, None))
    ]
    return replace(estimates, **halves[0]), replace(estimates, **halves[1])


def over_events(draws: int) -> None:
    """Coverage of the interval of a mean difference over shared events."""
    print("\n2c. The same for differences over shared events")
    print(f"{'events':>8}" + "".join(f"{kind:>9}" for kind in KINDS))
    for events in (6, 8, 12, 20, 40):
        pairing, row = Pairing(np.repeat(np.arange(events), 2), np.tile(np.arange(2), events), 2), []
        flips = SignFlips(pairing)
        for kind in KINDS:
            generator = np.random.default_rng([events, 7, len(kind)])
            hit = []
            for _ in range(draws):
                found = flips.by_events(MEAN, event_values(generator, kind, events, 2).ravel())
                if not np.isnan(found["difference_low"][0]):
                    hit.append(covered(found["difference_low"][0], found["difference_high"][0], 0.0))
            row.append(float(np.mean(hit)))
        mark = promise(min(row) >= LOWEST, f"events: {events}: {row}")
        print(f"{events:>8}" + "".join(f"{one:9.3f}" for one in row) + mark, flush=True)


# 3. A planted difference --------------------------------------------------------------------------------

SUBJECTS = ("The council", "The harbour board", "The mayor", "A committee", "The port", "The ferry firm")
VERBS = ("closed", "opened", "moved", "paid for", "inspected", "repaired", "painted", "measured")
THINGS = (
    "the northern pier",
    "two cranes",
    "the old ferry",
    "the fish market",
    "a warehouse",
    "the sea wall",
)
WHEN = ("on Monday", "at noon", "before the holiday", "in spring", "after the storm", "for a third time")
# Alike in letters, syllables and how common they are; only one is a hedge.
HEDGE, PLAIN = "perhaps", "quickly"


def article(generator, event: int, outlet: str, chance: float) -> Article:
    """A text of 20 to 40 sentences in which so many of the adverbs are a hedge."""
    lines = []
    for _ in range(int(generator.integers(20, 41))):
        word = HEDGE if generator.random() < chance else PLAIN
        parts = (generator.choice(own) for own in (SUBJECTS, VERBS, THINGS, WHEN))
        subject, verb, thing, when = map(str, parts)
        lines.append(f"{subject} {word} {verb} {thing} {when}.")
    return Article(id=f"{outlet}-{event}", outlet=outlet, event=str(event), text=" ".join(lines))


def study(seed: int, events: int, planted: float) -> Articles:
    """Three outlets on so many events, each with its own share of hedges; one outlet hedges more."""
    generator = np.random.default_rng([seed, events])
    items = []
    for event in range(events):
        base = float(generator.uniform(0.1, 0.3))
        for outlet in ("Gull", "Post", "Wire"):
            own = base + generator.normal(0, 0.04) + (planted if outlet == "Gull" else 0.0)
            items.append(article(generator, event, outlet, float(np.clip(own, 0.0, 1.0))))
    return Articles(tuple(items))


def planted_difference(studies: int, events: int = 24, planted: float = 0.11) -> None:
    """How often a planted difference is found, how often that was promised, and what else is claimed."""
    print(f"\n3. {studies} studies of {events} synthetic events and three outlets; one of them writes")
    print(f"   {planted:.0%} more of its adverbs as a hedge")
    pilot = analyze(study(999, 400, planted))
    values = measure_documents(pilot, chosen("hedging"), None).values["hedge_rate"]
    gaps = grouped(pilot, "outlet", None).pairing.differences(values)[:, 0]
    difference, spread = float(gaps.mean()), float(gaps.std(ddof=1))
    found = alone = tests = studies_with = 0
    claims: list[str] = []
    for seed in range(studies):
        comparison = compare(study(seed, events, planted))
        table = comparison.table
        row = table[(table["group"] == "Gull") & (table["measure"] == "hedge_rate")].iloc[0]
        found += row["direction"] == "higher"
        alone += row["p"] <= ALPHA
        # What has to do with hedging moves with it; so does richness, as two adverbs used more evenly are
        # more varied words.
        others = table[~table["family"].isin(["hedging", "certainty", "voices", "richness"])]
        claimed = others.loc[others["direction"].isin(["higher", "lower"]), "measure"].tolist()
        claims, studies_with = [*claims, *claimed], studies_with + bool(claimed)
        tests = int(table["p"].notna().sum())
    strictest = power_of(difference, spread, events, ALPHA / tests)
    single = power_of(difference, spread, events, ALPHA)
    print(f"difference {difference:.1f} per 1000 words, spread between events {spread:.1f}, {tests} tests")
    print(f"promised power alone {single:.2f}, among all differences at least {strictest:.2f}")
    margin = 2 * np.sqrt(0.25 / studies)
    mark = promise(found / studies >= strictest - margin, f"planted: found {found} of {studies}")
    print(f"found alone (p <= .05) {alone / studies:.2f}, among all (q <= .05) {found / studies:.2f}{mark}")
    mark = promise(
        studies_with / studies <= ALPHA + margin, f"planted: other claims in {studies_with} studies"
    )
    named = f" ({', '.join(sorted(set(claims)))})" if claims else ""
    print(
        f"claims about measures untouched: {len(claims)} in {studies_with} of {studies} studies{named}{mark}"
    )


# 4. A difference of a known size among real articles ---------------------------------------------------


def claimed(grouping: Grouping, values: dict[str, np.ndarray], seed: int) -> dict[tuple[str, str], float]:
    """The corrected p of every primary measure and group."""
    asked = [
        (family, measure) for family in chosen(None) for measure in family.measures if measure.role == PRIMARY
    ]
    contrasts = Contrasts(grouping, [measure for _, measure in asked], values, seed)
    for family, measure in asked:
        contrasts.rows(measure, family.name, question_of(family), None)
    return dict(family_wise(contrasts.looks))


EFFECTS, SIZES = (0.0, 0.5, 0.8, 1.0, 1.3), ((8, 8), (15, 25), (25, 25), (50, 50))


def power_over_articles(studies: int, measure: str = "loaded_rate") -> None:
    """How often a shift of loaded words by so many standard deviations is claimed, by number of articles."""
    measured = real_articles()
    if measured is None:
        return
    values = {name: numbers for name, _, numbers, _ in measured}
    spread = np.nanstd(values[measure])
    print(
        f"\n4a. Share of {studies} studies in which {measure} of some real articles is claimed to be higher"
    )
    print(f"    by so many standard deviations ({spread:.1f} per 1000 words), corrected with its question")
    print(f"{'articles':>12}" + "".join(f"{effect:>8}" for effect in EFFECTS) + "   other claims")
    for one, other in SIZES:
        generator, row, others = np.random.default_rng([one, other, 4]), [], 0
        grouping = Grouping(("own", "rest"), (np.arange(one + other) >= one).astype(np.int64))
        for effect in EFFECTS:
            hit = 0
            for study in range(studies):
                rows = generator.choice(len(values[measure]), one + other, replace=False)
                drawn = {name: numbers[rows].copy() for name, numbers in values.items()}
                drawn[measure][:one] += effect * spread
                found = claimed(grouping, drawn, study)
                hit += found.get((measure, "own"), 1.0) <= ALPHA
                others += any(p <= ALPHA for (name, _), p in found.items() if name != measure)
            row.append(hit / studies)
        others /= studies * len(EFFECTS)
        wanted = (one, other) != (15, 25) or row[-1] >= 0.9
        mark = promise(wanted, f"power: {one} against {other}: {row[-1]}")
        told = "".join(f"{share:8.2f}" for share in row)
        print(f"{f'{one}, {other}':>12}{told}{others:8.3f}{mark}", flush=True)


PLANTED = 6.4


def attributions_over_events(studies: int, events: int = 20) -> None:
    """How often 6.4 attributions per 1000 words more are claimed among real events, and what else is."""
    real = real_events()
    if real is None:
        return
    event, outlet, values = real
    number, outlets = event.max() + 1, outlet.max() + 1
    cells = {name: np.full((number, outlets), np.nan) for name in values}
    for name, numbers in values.items():
        cells[name][event, outlet] = numbers
        # Without what the three outlets differ in, any of them could be any other.
        cells[name] -= np.nanmean(cells[name], axis=0)
    every = np.repeat(np.arange(events), outlets)
    grouping = Grouping(("own", "second", "third"), np.tile(np.arange(outlets), events), event=every)
    for planted in (0.0, PLANTED):
        generator, hit, others = np.random.default_rng(20), 0, 0
        for study in range(studies):
            rows = generator.choice(number, events, replace=False)
            order = np.argsort(generator.random((events, outlets)), axis=1)
            drawn = {name: np.take_along_axis(cell[rows], order, axis=1) for name, cell in cells.items()}
            drawn["attribution_rate"][:, 0] += planted
            found = claimed(grouping, {name: cell.ravel() for name, cell in drawn.items()}, study)
            hit += found["attribution_rate", "own"] <= ALPHA
            others += any(
                p <= ALPHA for (name, _), p in found.items() if not planted or name != "attribution_rate"
            )
        share, false = hit / studies, others / studies
        margin = 2 * np.sqrt(0.0475 / studies)
        # Two questions have primary measures, each with a promise of its own.
        kept = false <= (1 if planted else 2) * ALPHA + margin and (share >= 0.8 or not planted)
        mark = promise(kept, f"attributions: {planted}: found {share}, false {false}")
        print(f"4b. {events} real events, three outlets, {planted} attributions per 1000 words more in one:")
        print(
            f"    claimed in {share:.2f} of {studies} studies, anything untrue in {false:.3f}{mark}",
            flush=True,
        )


# 5. Frames on one event ---------------------------------------------------------------------------------

PLANTED_SENTENCE = "The levy will raise prices and cost the shops in the town a lot of money."
PLANTED_FRAME = "frame_economic"
OUTLETS = ("Gull", "Post", "Wire")


def event_passages() -> list[list[list[str]]] | None:
    """For each real event the passages of its articles: five sentences in a row."""
    if (gold := os.environ.get("SRCCOMPARE_GOLD")) is None:
        return None
    lines = (Path(gold) / "events" / "dev_events.jsonl").read_text(encoding="utf-8").splitlines()
    found: dict[str, list[list[str]]] = {}
    for row in map(json.loads, lines):
        made = analyze(Article(id=row["id"], text=row["text"]))
        told = made.text_of(made.sentences_in())
        found.setdefault(row["event"], []).extend(
            told[at : at + PASSAGE] for at in range(0, len(told), PASSAGE)
        )
    return list(found.values())


def dealt_event(generator, event: int, passages: list[list[str]], each: int) -> list[Article]:
    """An event whose passages were dealt to three outlets; every so many sentences one is planted in Gull."""
    order = generator.permutation(len(passages))
    items = []
    for number, outlet in enumerate(OUTLETS):
        told = [sentence for row in order[number::3].tolist() for sentence in passages[row]]
        if each and outlet == "Gull":
            told = [
                sentence
                for place, own in enumerate(told, 1)
                for sentence in ((own, PLANTED_SENTENCE) if place % each == 0 else (own,))
            ]
        items.append(Article(id=f"{event}{outlet}", outlet=outlet, event=str(event), text=" ".join(told)))
    return items


def frames_on_events(studies: int) -> None:
    """How often a frame is said to be emphasized on an event where it is not, and where it is."""
    events = event_passages()
    if events is None:
        return
    print(f"\n5. {studies} studies of {len(events)} real events, passages dealt to three outlets at random;")
    print("   behind every so many sentences of one outlet one about money, which it is said to emphasize")
    for each in (0, 6, 4):
        generator = np.random.default_rng([each, 5])
        tables = []
        for study in range(studies):
            articles = [
                article
                for number, passages in enumerate(events)
                for article in dealt_event(generator, number, passages, each)
            ]
            table = compare(Articles(tuple(articles)), families=["framing"]).event_frames
            tables.append(table.assign(study=study))
        every = pd.concat(tables, ignore_index=True)
        wanted = (every["group"] == "Gull") & (every["frame"] == PLANTED_FRAME)
        told, alone = every["verdict"] == MORE, every["verdict"].isin([MORE, ALONE])
        size = every.groupby(["study", "event"]).ngroups
        if each:
            shares = (alone & wanted).sum() / size, (told & wanted).sum() / size
            print(
                f"    behind every {each}: on {shares[0]:.2f} of the events alone, {shares[1]:.2f} together"
            )
            continue
        single = every[alone].groupby(["study", "event"]).ngroups / size
        any_told = every[told]["study"].nunique() / studies
        inside = ((every["difference_low"] <= 0) & (every["difference_high"] >= 0)).mean()
        mark = promise(single <= ALPHA + 2 * np.sqrt(0.0475 / size), f"frames: false on {single} of events")
        print(f"    none: claimed on {single:.3f} of {size} events looked at alone{mark}")
        mark = promise(any_told <= ALPHA + 2 * np.sqrt(0.0475 / studies), f"frames: false in {any_told}")
        print(f"          anything among all events in {any_told:.3f} of the studies{mark}")
        mark = promise(inside >= LOWEST, f"frames: intervals hold {inside}")
        print(
            f"          intervals of the difference hold zero in {inside:.3f} of {len(every)}{mark}",
            flush=True,
        )


def main(quick: bool, only: str) -> None:
    """Run everything, or one part, and say what was broken."""
    parts = {
        "1": lambda: (
            false_alarms(400 if quick else 4000),
            false_alarms_in_real_articles(100 if quick else 1000),
            false_alarms_without_events(60 if quick else 400),
            false_alarms_in_clusters(40 if quick else 200),
        ),
        "2": lambda: (
            over_sentences(90 if quick else 900),
            over_real_articles(100 if quick else 800),
            over_events(200 if quick else 2000),
        ),
        "3": lambda: planted_difference(8 if quick else 60),
        "4": lambda: (
            power_over_articles(40 if quick else 200),
            attributions_over_events(60 if quick else 400),
        ),
        "5": lambda: frames_on_events(3 if quick else 20),
    }
    for name, part in parts.items():
        if only in ("", name):
            part()
    if broken:
        print("\nBroken:", *broken, sep="\n  ")
        sys.exit(0 if quick else 1)
    print("\nAll promises kept.")


if __name__ == "__main__":
    chosen_part = [one.removeprefix("--only=") for one in sys.argv[1:] if one.startswith("--only=")]
    main("--quick" in sys.argv[1:], chosen_part[0] if chosen_part else "")
