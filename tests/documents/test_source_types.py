"""Types of sources from the whole article: offices told elsewhere, lists, owners, places."""

from __future__ import annotations

import pytest

import srccompare
from srccompare.documents.sources import Sources, find_sources
from srccompare.documents.spans import make


def last(text: str) -> dict:
    """The last source of a text."""
    return srccompare.sources([{"id": "a", "text": text}]).to_dict("records")[-1]


@pytest.mark.parametrize(
    ("published", "kind"),
    [
        ("2016-02-01", "party or politician"),
        ("2013-02-01", "other official or body"),
        (None, "other official or body"),
    ],
)
def test_who_runs_for_president_is_a_politician_in_that_year_and_the_one_before(published, kind):
    article = {"id": "a", "text": "Gov. John Kasich said that it was late.", "published": published}
    assert srccompare.sources([article])["type"].tolist() == [kind]


def given(text: str, source: str) -> Sources:
    """The source that the last of these words name, in an attribution without a cue."""
    documents = srccompare.analyze([{"id": "a", "text": text}])
    start = text.rindex(source)
    roles = ("source", "cue", "content")
    return find_sources(
        documents, documents.names, make([0], [1], [start], [start + len(source)], 0, 1.0, 0, roles)
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # A head of state stays one, whatever he did before; who only wants the office is none.
        (
            "During his campaign for the office, Ole Vik smiled. President Vik said it was late.",
            "head of state or government",
        ),
        ("The next president, Ole Vik, said it was late. Vik has never held an office.", "politician"),
        ("Senator Ole Vik, who wants to be president, said that it was late.", "politician"),
        ("Ole Vik, who was president for a year, said that it was late.", "head of state or government"),
        ("Vice President Ole Vik said that it was late.", "other official or body"),
        # Who is to be elected, whatever the office held.
        ("The nominee Gov. Ole Vik said that it was late. Vik smiled.", "politician"),
        ("He voted for a nominee, Gov. Ole Vik said.", "other official or body"),
        ("Fox News Vice President and Bergen Editor Ole Vik said that it was late.", "media"),
        ("Ole Vik, a vice president in the Bergen office of Harding Bank, said it was late.", "company"),
        ("Ole Vik, the United Nations High Commissioner for Refugees, said it was late.", "international"),
        # Whose people they are.
        ("A Senate aide said that it was late.", "politician"),
        ("A former Republican committee staffer said that it was late.", "politician"),
        ("A White House aide said that it was late.", "other official or body"),
        ("Anti-Vik forces on the floor said that it was late.", "politician"),
        ("Rebel forces said that it was late.", "military"),
        ("Ida Vik, chief economist at Averin, said that it was late.", "expert"),
        (
            "Ida Vik, a former finance official who is now a fellow at the Harding Institute, said no.",
            "think tank",
        ),
        ("Investors said that it was late.", "collective"),
        ("The Harding Institute's Ole Vik said that it was late.", "think tank"),
        ("Ole Vik of Breitbart Norway said that it was late.", "media"),
        ('"It is late," wrote Ole Vik on Harbour Lights.', "media"),
        ("Senator Ann Lee slept. Ole Vik, a top outside Lee adviser, said that it was late.", "politician"),
        (
            "Senator Ann Lee slept. Gov. Ole Vik, who is chairing Lee's transition team, smiled. "
            "Vik said that it was late.",
            "politician",
        ),
        ("Ole Vik, who runs Ann Lee's get-out-the-vote effort, said that it was late.", "politician"),
        ("Senator Ann Lee smiled. Ole Vik, a longtime aide, said that it was late.", "politician"),
        ("Minister Ann Lee smiled. Ole Vik, a longtime aide, said that it was late.", "other official"),
        ("A woman from Bergen said no. Ann Lee, who was late, smiled. Lee said no.", "ordinary"),
        # What stands around an office: a verb, a noun before the body, a party, an office of before.
        ("Ole Vik, who teaches constitutional law in Bergen, said that it was late.", "expert"),
        (
            "Ole Vik, legal director for the state American Civil Liberties Union, said it was late.",
            "think tank",
        ),
        ("RNC Chief of Staff Ole Vik said that it was late.", "politician"),
        ("Republican Attorney General Ole Vik said that it was late.", "other official"),
        (
            "Ole Vik, a former aide to Ann Lee and vice president at Harding Bank, said it was late.",
            "company",
        ),
        ("Another delegate on the Lee slate, Ole Vik, said that it was late.", "politician"),
        ("Ole Vik, the organist at the Midway Baptist Church, said that it was late.", "ordinary"),
        ("Ann Vik, Democracy for Norway's executive director, said that it was late.", "think tank"),
        ("Democrats such as Ann Vik and Bo Lee came. Vik, a nurse, said that it was late.", "ordinary"),
        ("Mr. Vik slept. Ann Lee, Vik's director of state campaigns, said that it was late.", "politician"),
        ("When the F.B.I. director, Ole Vik, came, it rained. Vik said that it was late.", "military"),
        ("The Harding Institute was late. It rained, spokesman Ole Vik said.", "think tank"),
        # One office for several names.
        ("Sens. Ole Vik and Ann Lee came. Lee said that it was late.", "politician"),
        ("Professors John Vik and Ann Lee came. Lee said that it was late.", "expert"),
        ("Professor John Vik and Ann Lee came. Lee said that it was late.", None),
        ("Candidates such as John Vik and Ann Lee came. Lee said that it was late.", "politician"),
        ("Ole Vik and Ann Lee, two residents of the pier, came. Vik said that it was late.", "ordinary"),
        # A place is no employer; behind it stands the body.
        ("Ole Vik, a Norwegian businessman, said that it was late.", "company"),
        ("Ole Vik, a lobbyist in Ohio, said that it was late.", "union"),
        ("Ole Vik, chief executive of a New York fishing firm, said that it was late.", "company"),
        ("Ole Vik, leader of Norway's Labour Party, said that it was late.", "politician"),
        ("Ole Vik, leader of Norway, said that it was late.", "head of state or government"),
        ("Ole Vik, director of the Harding Institute at Vardal University, said it was late.", "expert"),
        ("Ole Vik, director of the Harding Institute in Vardal, said that it was late.", "think tank"),
        # The office of today counts.
        ("Ole Vik, a former campaign aide and now a professor in Bergen, said it was late.", "expert"),
        # Who speaks for somebody is of his kind.
        ("Governor Ann Lee slept. Ole Vik, a Lee adviser, said that it was late.", "other official"),
        ("Senator Ann Lee slept. Ole Vik, a Lee adviser, said that it was late.", "politician"),
        # Journalists by what they do.
        ("“It is late,” writes Ole Vik.", "media"),
        ("It is late, said CNN's Ole Vik.", "media"),
        ("Governor Ann Lee slept. “It is late,” her top aide, John Vik, said.", "other official"),
        ("John Vik, an aide to Senate Majority Leader Ann Lee, said that it was late.", "politician"),
        # A phrase before a comma is no apposition inside a clause, and what a clause touches is no office.
        ("The deputy chairman of the dockers' union, John Vik, said that it was late.", "union"),
        ("If she wins with the dockers' union, John Vik said that it was late.", None),
        ("John Vik, who speaks to major generals, said that it was late.", None),
        ("John Vik, who teaches economics, said that it was late.", "expert"),
        ("John Vik, 41, a driver, said that it was late.", "ordinary"),
        ("John Vik, 41, a historian, said that it was late.", "expert"),
        # Presidents of states and of others; offices with "of" in them.
        ("John Vik, president of Norway, said that it was late.", "head of state"),
        ("John Vik, president of the Vardal Circle, said that it was late.", "think tank"),
        ("John Vik, president of the city firefighters union, said that it was late.", "union"),
        ("John Vik, chief of staff to the mayor, said that it was late.", "other official"),
        ("John Vik, chief of the fishing firm, said that it was late.", "company"),
        ("Front-runner and former minister John Vik said that it was late.", "politician"),
        ("John Vik, a strategist and former adviser to Governor Ann Lee, said so.", "politician"),
        ("Motors' politics director, John Vik of CNN, said that it was late.", "media"),
        # Committees of parties, groups of nobody's company.
        ("The Democratic Harbour Committee said that it was late.", "politician"),
        ("The Harbour Committee said that it was late.", "other official"),
        ("The group's director, John Vik, said that it was late.", "think tank"),
        # Where nothing is told of somebody there is no type, whatever stands nearby.
        ("Ann Lee won the primary. Lee said that it was late.", None),
        ("Ann Lee won the race. Lee said that it was late.", None),
        ("Ann Lee went to Norway. Lee slept. Lee said that it was late.", None),
        ("Ann Lee went to Norway. Lee said that it was late.", None),
        # What media publish is their voice, a poll is none.
        ("A story by the New York Times said that it was late.", "media"),
        ("A New York Times poll said that it was late.", "document"),
        # A campaign of one's own outweighs a trade, a medium nearby and an office no longer held.
        ("Ann Lee, a singer, came. The Lee campaign slept. Lee said that it was late.", "politician"),
        ("Ann Lee, a singer, came. The camp slept. Lee said that it was late.", "ordinary"),
        ("Ann Lee, a former minister, came. Lee's failed senate bid ended. Lee said no.", "politician"),
        ("Ann Lee, a former minister, came. Lee's bid for the boat ended. Lee said no.", "politician"),
        ("Ann Lee, a former minister, came. Lee's boat ended. Lee said no.", "other official"),
        ("Governor Ann Lee is joining her running mate. Lee said that it was late.", "politician"),
        ("Governor Ann Lee is joining her mate. Lee said that it was late.", "other official"),
        ("John Vik, a dancer, came. Many voted for Vik. Vik said that it was late.", "politician"),
        ("John Vik, a dancer, is running for mayor. Vik said that it was late.", "politician"),
        ("John Vik, a dancer, is running. Many danced for Vik. Vik said that it was late.", "ordinary"),
        ("A Vik presidency would be short, she said. Ole Vik said that it was late.", "politician"),
        ("The Vik presidency was short. Ole Vik said that it was late.", "head of state"),
        # Of an office told behind a name, that of another person named is none of his.
        ("Governor Ann Lee, who danced for nominee John Vik, said that it was late.", "other official"),
        ("Ann Lee, a singer who danced for nominee John Vik, said that it was late.", "ordinary"),
        # A medium near a name is none of his, one he is of is.
        ("Ann Lee came. At the forum with CNN Lee said that it was late.", None),
        ("After John Vik at the CNN forum came rain. Vik said that it was late.", None),
        ("John Vik of CNN said that it was late.", "media"),
        ("“It is late,” John Vik wrote.", "media"),
        ("“It is late,” John Vik wrote on a wall.", None),
        # Owners and heads of companies, owners of other things.
        ("John Vik, owner of two hotels, said that it was late.", "company"),
        ("John Vik, a dog owner, said that it was late.", "ordinary"),
        ("John Vik slept. Vik's new company failed. Vik said that it was late.", "company"),
        ("John Vik slept. The new company of Norway failed. Vik said that it was late.", None),
        ("The law hit two developers, John Vik and Ann Lee. Lee said that it was late.", "company"),
        ("The law hit the boats, John Vik and Ann Lee. Lee said that it was late.", None),
        # Trades before the body; the first of two trades; an age.
        ("Vardal police Chief John Vik said that it was late.", "military"),
        ("John Vik, a surgeon and television star, said that it was late.", "expert"),
        ("John Vik, a financial adviser in Bergen, said that it was late.", "expert"),
        ("John Vik, 41, slept. The campaign went on. Vik said that it was late.", "ordinary"),
        ("The singers, Mr. King and Mr. John Marsh, slept. Marsh said that it was late.", None),
        ("In Marsh, the mayor also said that it was early. Marsh said that it was late.", "official"),
        # Presidents and leaders of what is no state, ambassadors to a body, holders of a party.
        ("He met HDA President John Vik. Vik said that it was late.", "think tank"),
        ("European President John Vik said that it was late.", "head of state"),
        ("Former U.N. Ambassador John Vik said that it was late.", "other official"),
        ("John Vik, a spokesman for the U.N., said that it was late.", "international"),
        ("He met protest leader John Vik. Vik said that it was late.", "think tank"),
        ("Republican Attorney General Ann Lee said that it was late.", "other official"),
        ("John Vik, undersecretary for management, said that it was late.", "other official"),
        ("John Vik of Norway said that it was late.", None),
        ("Ann Lee, a leader and mother, is running for mayor. Lee said that it was late.", "politician"),
        ("In Norway the election is near. John Vik's firm tone fell. Vik said no.", None),
        # Who speaks for a candidate; aides of a campaign.
        (
            "Ann Lee, a former minister, came. Lee's campaign slept. John Vik, a Lee aide, said no.",
            "politician",
        ),
        ("In Norway the election is near. It began. Ann Lee said that it was late.", None),
        ("In Norway the election is near. Ann Lee came. Lee said that it was late.", None),
        # Relations and deeds behind a name; who heads, covers or works for something.
        ("Ann Lee, whose son was on board, said that it was late.", "ordinary"),
        ("Ann Lee, whose husband, General Ole Lee, was lost, said that it was late.", "ordinary"),
        ("Ole Vik, a deckhand, said that it was late.", "ordinary"),
        ("Ole Vik, a 59-year-old from Bergen, said that it was late.", "ordinary"),
        # What somebody's life was, and trades told by the ending of their noun.
        ("Ole Vik, who left school at 16, said that it was late.", "ordinary"),
        ("Ole Vik, who left office at 60, said that it was late.", None),
        ("Ole Vik, who watched the ferry sink, said that it was late.", "ordinary"),
        ("Ole Vik, an angler, said that it was late.", "ordinary"),
        ("Ole Vik, a cabinet maker from Vardal, said that it was late.", "ordinary"),
        ("Ole Vik, who led the search party, said that it was late.", "ordinary"),
        ("Ole Vik, who led the Labour Party, said that it was late.", "politician"),
        ("Ole Vik, the leader of the search party, said that it was late.", "ordinary"),
        ("Ole Vik, 44, a home-care aide from Vardal, said that it was late.", "ordinary"),
        # An envoy is his government's, whatever he is sent to; who advises on politics is of politics.
        ("Ole Vik, a special envoy to the coalition, said that it was late.", "other official"),
        ("President Bo Lee slept. Ole Vik, a political adviser to Lee, said that it was late.", "politician"),
        (
            "Ole Vik, director of the Liberty and Safety Program at Vardal University, said it was late.",
            "expert",
        ),
        # An office before a doctor's title.
        ("Harbour Post editor Dr. Ole Vik came. Vik said that it was late.", "media"),
        ("Dr. Ole Vik came. Vik said that it was late.", "expert"),
        ("Ole Vik, who heads the Center for Harbour Research, said that it was late.", "think tank"),
        ("Ole Vik, who covered the harbour for years, said that it was late.", "media"),
        ("Ole Vik, who works at a fishing company, said that it was late.", "ordinary"),
        ("Tom Vik, a Bergen, Norway, teacher, said that it was late.", "ordinary"),
        # Whose scholar, whose strategist, whose representative.
        ("Ole Vik, an analyst at the Harding Institute, said that it was late.", "think tank"),
        ("Ole Vik, an economist at Vardal University, said that it was late.", "expert"),
        ("Ole Vik, a Republican consultant, said that it was late.", "politician"),
        ("A Harding Bank representative said that it was late.", "company"),
        ("Ole Vik, member of the House panel, said that it was late.", "politician"),
        ("Ole Vik, a city council member, said that it was late.", "politician"),
        # A word of politics nearby, or used in another sense, tells nothing.
        ("“We will stay,” Lund said.", None),
        ("Ann Lee began her campaign against rats. Lee said that it was late.", None),
        ("Ann Lee came to the birthday party. Lee said that it was late.", None),
        ("Ann Lee was left alone. Lee said that it was late.", None),
        # Readers know some; an office at the name outweighs that.
        ("Angela Merkel said that it was late.", "head of state"),
        ("The ambassador Angela Merkel said that it was late.", "other official"),
        # A party behind the name makes no politician of a governor, a candidacy does; voters have one too.
        ("Gov. Ann Lee (D) said that it was late.", "other official"),
        ("Gov. Ann Lee, a presidential contender, said that it was late.", "politician"),
        ("Ann Lee (D-Ohio) said that it was late.", "politician"),
        ("Ann Lee, a Republican, said that it was late. Lee, an actor, left.", "ordinary"),
        ("Former harbour executive Carly Fiorina said that it was late.", "politician"),
        ("Former Gov. Jan Brewer said that it was late.", "other official"),
        # Where somebody comes from, how old he is, where he writes, of what he leads.
        ("Ole Vik of Concord, New Hampshire, said that it was late.", "ordinary"),
        ("Ole Vik of New Hampshire said that it was late.", None),
        ("The Vardal-born 29-year-old said that it was late.", "ordinary"),
        ("A brewery spoke. The 150-year-old said that it would close.", None),
        ("17-year-old Ole Vik said that it was late.", "ordinary"),
        ("A welder named Ole Vik said that it was late.", "ordinary"),
        ("Ole Vik argues in the New York Times that it is late. Vik said no.", "media"),
        ("Ole Vik, another director at Harding Bank, said that it was late.", "company"),
        ("Jens Vik is the leader of a brass band. Vik said that it was late.", "think tank"),
        ("Maddow said that it was late.", "media"),
        ("Sheldon Adelson said that it was late.", "company"),
        ("The city of Bergen paid. Bergen said that it was late.", "other official"),
        # An apposition tells what an unknown name is, and then of what type those are who speak for it.
        ("Velora, a start-up that tracks fish, grew. “More,” said Ann Lee, a Velora spokeswoman.", "company"),
        ("Velora, a think tank in Oslo, grew. Ann Lee of Velora said that it was late.", "think tank"),
        ("Tundra Lines, a magazine for walkers, said that it was late.", "media"),
        ("Velora, a nurse, said that it was late.", "ordinary"),
        ("Ann Lee, head of Ostrava Rowing, said that it was late.", "think tank"),
        ("Ole Vik, chairman of the Kaneshie Traders Group, said that it was late.", "union"),
        ("Ole Vik, chairman of the Averin Networks Group, said that it was late.", "company"),
        # What somebody is now goes before what he was.
        (
            "Ole Vik, a former aide to Senator Marsh, is now a director at Harding Bank. He said no.",
            "company",
        ),
        ("Representative-elect Ann Lee said that it was late.", "politician"),
        ("Health chiefs said that it was late.", "other official"),
        # A town and its state in an apposition: before a trade, or behind it; who comes from there.
        ("Ann Lee, a nurse from Averin, Ohio, said that it was late.", "ordinary"),
        ("Ann Lee, an Averin, Ohio, native, said that it was late.", "ordinary"),
        ("Ann Lee, a journalist visiting Averin, Ohio, said that it was late.", "media"),
        ("Ann Lee, whose shop burned down, said that it was late.", "ordinary"),
        ("Senator Ann Lee, whose shop burned down, said that it was late.", "politician"),
        # A given name that is a rank or a body too.
        ("Marine Vik, a candidate, said that it was late.", "politician"),
        ("Marine John Vik said that it was late.", "military"),
    ],
)
def test_what_the_article_tells_elsewhere_gives_the_type(text, kind):
    found = last(text)["type"]
    assert found is None if kind is None else kind in found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # An epithet means who was just spoken of, if it can be that one.
        ("Ann Lee, a nominee, came. “It is late,” Lee said. The candidate said no.", "Ann Lee"),
        ("Ann Lee, a nominee, came. “It is late,” Lee said. The retired surgeon said no.", "Ann Lee"),
        ("Ann Lee, a nominee, came. “It is late,” Lee said. The surgeon said no.", "The surgeon"),
        ("Ann Lee, a nominee, came. “It is late,” Lee said. The businessman said no.", "The businessman"),
        ("Ann Lee, a Democrat, came. “It is late,” Lee said. The Ohio Republican said no.", None),
        ("Ann Lee, a Republican, came. “It is late,” Lee said. The Ohio Republican said no.", "Ann Lee"),
        # An office written short is the same, and a former holder is the former one.
        ("Gov. Ann Lee came. It rained. It was late. The governor said no.", "Ann Lee"),
        ("Former Gov. Ann Lee came. It rained. It was late. The former governor said no.", "Ann Lee"),
        ("Former Gov. Ann Lee came. It rained. It was late. The governor said no.", "The governor"),
        # The sentences of a quotation are no distance.
        ("Ann Lee came. “It is late. It is cold. It is dark. It is wet. I must go,” she said.", "Ann Lee"),
        ("Ann Lee came. It was late. It was cold. It was dark. It was wet. She said no.", None),
        # Names behind a dash, and behind a country that owns the title.
        ("The owner's old friend — global businessman John Vik — said that it was late.", "John Vik"),
        # Of several companies the one the article is about.
        (
            "Vardal Motors came. Vardal Motors went. Vardal Motors stayed. Harding Bank slept. "
            "The company said that it was late.",
            "Vardal Motors",
        ),
        ("Vardal Motors came. Vardal Motors went. Harding Bank slept. The company said so.", "The company"),
        ("President Ann Lee came. “It is late,” Lee said. The Norwegian leader said no.", "Ann Lee"),
        (
            "President Ann Lee met President John Vik. “It is late,” Lee said. The Norwegian leader said no.",
            "The Norwegian leader",
        ),
        ("Ann Lee came. “It is late,” Lee herself said.", "Ann Lee"),
        # Whom the article just spoke of, by words of a sort; nobody of another gender, party or state.
        ("Gov. Ole Vik came. “It is late,” Vik said. The shipping tycoon said no.", "Ole Vik"),
        (
            "Gov. Ole Vik came. “It is late,” Vik said. The woman in the hall said no.",
            "The woman in the hall",
        ),
        ("Harbour Relief came at noon. It rained. The relief group said no.", "Harbour Relief"),
        ("Vardal Motors and Harding Bank came. It was late. The company said no.", "The company"),
        ("The Vardal Times asked twice. The outlet said that it was late.", "Vardal Times"),
        ("Boats burnt in Bergen. The city said that it was late.", "Bergen"),
        ("Boats burnt in Bergen and Oslo. The city said that it was late.", "The city"),
        ("Ole Vik, a Democrat, came. “It is late,” Vik said. The Democrat said no.", "Ole Vik"),
        ("It was late. The council’s senior Liberal said no.", "The council’s senior Liberal"),
        ("Tom Barlow and Ida Barlow came. The Barlows said that it was late.", "Ida Barlow and Tom Barlow"),
        # The first "he" of a sentence tells for the others; whom a quotation names does not go on speaking.
        ("Tom Lee came. On Sunday, he came to an Ole Vik rally where he said that it was late.", "Tom Lee"),
        ("“I trust Ole Vik. We know him,” Tom Lee said. “It is late,” he added.", "Tom Lee"),
        ("The school opened. Young nurses of the port met in the rain. They said no.", "Young nurses"),
        # A name that only owns is not who speaks; a list may end in others.
        ("Minister Ann Lee's new adviser, Ole Vik, said that it was late.", "Ole Vik"),
        # "I" outside quotations is the author, whom the end of an article may name.
        ("The port is old. I think that it is late.", "the author"),
        ("I think that it is late. It rained.\n\nAnn Lee is a columnist in Bergen.", "Ann Lee"),
        # Which one is told by a clause without a comma, a document by what it was called before.
        ("A man who had lost his boat, and his house, said no.", "A man who had lost his boat"),
        (
            "A new ad from Our Harbour PAC was out. The spot says that it is late.",
            "A new ad from Our Harbour PAC",
        ),
        ("Steven Law came. Law said no.", "Steven Law"),
        # Who speaks by what is theirs; a piece of a medium is the medium's.
        ("The response of the port was late. Ann Lee's response said no.", "Ann Lee"),
        ("A statement from the Harding Institute said no.", "Harding Institute"),
        ('"No," Ann Lee said in a statement. "Never." The statement said that it was late.', "Ann Lee"),
        ('"No," Ann Lee said. "Never." The statement said that it was late.', "The statement"),
        ("A BBC article said no.", "BBC"),
        ("A new poll was out. A survey by the port was too. The poll says that it is late.", "A new poll"),
        ("The White House slept. The House said no.", "The House"),
        ("The Liar-of the Year Barack Obama said no.", "Barack Obama"),
        ("The BBC slept. Their Friday editorial was long. The editorial said no.", "BBC"),
        ("The BBC slept. The broadcaster's editorial said no.", "BBC"),
        ("The BBC slept. The broadcaster's editorial board said no.", "editorial board of BBC"),
        ("The FBI slept. The law enforcement agency said no.", "FBI"),
        # A town behind a long phrase is no name of it.
        (
            "Two officials familiar with the house in Vardal, N.Y., said no.",
            "Two officials familiar with the house in Vardal",
        ),
        ("Ann Lee, Vik's director of clubs, said no.", "Ann Lee"),
        # Two sources, or one and whom he served; what is said with an adjective is still hers.
        ("Ida Marsh, a nurse, and Stan Green, a baker, said no.", "Ida Marsh and Stan Green"),
        ("Ida Marsh, a former aide to Bo Lee and Stan Green, said no.", "Ida Marsh"),
        ("Ida Marsh, a legislator and Green supporter, said no. Stan Green slept.", "Ida Marsh"),
        ("Ida Marsh slept. Ida Marsh's most significant remarks said no.", "Ida Marsh"),
        # Whom sentences that open with "she" are about stays in mind, whoever else they name.
        (
            '"No," said Ann Lee. She has spoken of Ole Vik and his wife, Ida Vik. On Sunday, she said no.',
            "Ann Lee",
        ),
        (
            "Ole Vik and Ann Lee said no. It rained. It was late, said Bob Marsh. The two said never.",
            "Ann Lee and Ole Vik",
        ),
        (
            "Governor Ann Lee smiled. Hal Marsh of the BBC asked Lee for more. The candidate said no.",
            "Ann Lee",
        ),
        ("Ann Lee's husband, Bill, slept. Ann Lee's husband said no.", "Bill"),
        # A lead's "a woman" is who is named soon after and holds no office.
        ("A woman from Bergen said no. Senator Ida Vik slept. Ann Lee, who was late, said no.", "Ann Lee"),
        # Who signs at the end is the author, if the article is about somebody else.
        ("I think that it is late. It rained.\n\nRep. Ann Lee chairs the Harbour Committee.", "Ann Lee"),
        # A surname with a particle before the full name; offices by another word; bodies by their kind.
        ("De Marsh came.\n\nMayor Bill de Marsh slept. The mayor said no.", "Bill de Marsh"),
        ("Mayor Bill de Marsh slept. In Chelsea, the mayor also said no.", "Bill de Marsh"),
        ("Justice Ann Vik slept. It rained. It was late. The judge said no.", "Ann Vik"),
        ("The FBI slept. The bureau said no.", "FBI"),
        ("The White House slept. The bureau said no.", "The bureau"),
        ("The Association of Dockers slept. The union said no.", "Association of Dockers"),
        ("The Chamber of Trade slept. The union said no.", "The union"),
        # A network is a station, never the police or a paper.
        ("The FBI slept. CNN came. The network said no.", "CNN"),
        ("The FBI slept. The network said no.", "The network"),
        ("The administrator is Ingrid Falk. She said no.", "Ingrid Falk"),
        ("Irene Falk came. Obama slept. She said no.", "Irene Falk"),
        # Names that look like other words.
        ("Ann Reilly came. Reilly said no.", "Ann Reilly"),
        ("Early said no.", None),
        ("The former secretary of State Ann Lee came. Lee said no.", "Ann Lee"),
    ],
)
def test_descriptions_are_followed_to_whom_they_mean_or_stand_for_themselves(text, name):
    found = last(text)["name"]
    assert found == name or (name is None and found != "Ann Lee")


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        # Members of a party are its politicians, and its voters where they are asked.
        ("Republicans", "politician"),
        ("Some Ohio Democrats", "politician"),
        ("Most Republicans", "collective"),
        ("Democrats and independents", "collective"),
        ("Democratic presidents", "head of state"),
        ("The High Commissioner for Refugees", "international"),
        ("Two House committees", "other official"),
        ("Law enforcement sources", "anonymous official"),
        ("Harbour sources", "anonymous other"),
        ("Figures her campaign released on Friday", "document"),
        ("Nearly nine out of 10", "collective"),
        ("More than nine of 10 Republicans", "collective"),
        ("Tens of millions of Norwegians", "collective"),
        ("Hedge fund executives", "company"),
        ("Twitter", "company"),
        ("The leadership", "politician"),
        ('A news organization called "The Local"', "media"),
        ("Just shy of half", "collective"),
        ("A growing list of senators", "politician"),
        ("A judge handling a Freedom of Information Act lawsuit", "other official"),
        ("KVAR-TV", "media"),
        ("The National Organization for Harbours", "think tank"),
        ("Senate Democrats", "politician"),
        ("The Democratic Party", "politician"),
        ("A Republican", "politician"),
        ("11 states", "official"),
        ("The inspector general", "other official"),
        ("A general", "military"),
        ("A heckler", "ordinary"),
        ("The average of polls", "document"),
        ("54 per cent of adults", "collective"),
        ("The Supreme Court's", "other official"),
        ("A CNN panel", "media"),
        ("The Committee for a Deeper Harbour", "think tank"),
        ("The Committee on Harbours", "other official"),
        ("E.U. leaders", "head of state"),
        ("Other leaders", "head of state"),
        ("Harbour leaders", "other official"),
        ("The leaders of Harbour clubs", "other official"),
        ("33%", "collective"),
        ("Six in ten dockers", "collective"),
        ("Only about six in ten voters", "collective"),
        ("Six workers", "ordinary"),
        ("Six workers in Norway", "ordinary"),
        ("A number of studies", "document"),
        ("A Vardal University Poll", "document"),
        ("Her submission to the court", "document"),
        ("A New York Times analysis of filings", "document"),
        ("A New York Times analysis", "media"),
        ("Several judges hearing Freedom of Harbours suits", "other official"),
    ],
)
def test_words_without_a_name_give_the_type(source, kind):
    assert kind in given(f"{source} said that the pier was closed for the winter.", source).type[0]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Lee's response", "party or politician"),
        ("Lee's", "party or politician"),
        ("Lee's office", "party or politician"),
        ("Lee's letter", "document or data"),
        ("Lee's opponents", "collective opinion"),
    ],
)
def test_what_somebody_says_is_of_the_type_of_its_owner_and_a_letter_is_a_document(source, kind):
    text = f"Senator Ann Lee was asked about it. {source} was that the pier is closed."
    assert given(text, source).type == [kind]
