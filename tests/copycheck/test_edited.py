"""Edits by hand, a row for each trap: what an editor does to one story of Barsetshire, and what the check says of it."""

from __future__ import annotations

import pytest

from newsgen.copycheck import Report, check, read_copy, story_of
from tests.copycheck.edited_story import EDITION, copy, story

STORY = story_of(story(), EDITION)


def checked(text: str, name: str = "copy.txt") -> Report:
    return check(read_copy(text.encode(), name), STORY)


def edited(old: str, new: str) -> Report:
    text = copy()
    assert old in text
    return checked(text.replace(old, new, 1))


def test_the_draft_itself_holds() -> None:
    report = checked(copy())
    assert [f for f in report.found if f.verdict != "holds"] == []
    numbered = {
        n
        for n, c in enumerate(story()["claims"])
        if any(ch.isdigit() for ch in c["text"]) and c["unit"] != "date"
    }
    assert numbered <= {f.claim for f in report.holding}


FIRST = "at 452.2 cases per 100,000 people"
MULTIPLE = "That is just over two and a half times the average of 179.3 across all 20 neighbourhoods."
CASES = "There were 29 new cases there, 12 fewer than in the week before."
NEXT = "Puddingdale in Barchester came next, at 442.3, followed by Hogglestock in Plumstead, at 391.0."
ROSE = "Compared with the week before, the rate rose in 13 of the 20 neighbourhoods, and fell in five."
LEAD = "Ullathorne had the highest flu case rate of any neighbourhood in Barsetshire in the week to February 18, at 452.2 cases per 100,000 people."
ONE_OF = "Framley had one of the highest rates in Plumstead, at 350.4."
LOWEST = "In Silverbridge the lowest figure was 61.5, in Crabtree."

TRUE = [
    # fair rounding
    ("452.2 cases", "452 cases"), ("452.2 cases", "about 450 cases"), ("452.2 cases", "more than 450 cases"), ("452.2 cases", "nearly 453 cases"),
    ("452.2 cases", "some 450 cases"), ("452.2 cases", "just over 450 cases"), ("452.2 cases", "well over 400 cases"), ("452.2 cases", "between 450 and 460 cases"),
    ("452.2 cases", "450-odd cases"), ("just over two and a half times", "2.5 times"), ("just over two and a half times", "more than double"),
    ("just over two and a half times", "around two-and-a-half times"), ("average of 179.3", "average of about 180"), ("average of 179.3", "average of 179"),
    # numbers in another dress
    ("13 of the 20 neighbourhoods", "thirteen of the twenty neighbourhoods"), ("13 of the 20 neighbourhoods", "65 per cent of neighbourhoods"),
    ("13 of the 20 neighbourhoods", "65% of the 20 neighbourhoods"), ("13 of the 20 neighbourhoods", "almost two-thirds of neighbourhoods"),
    ("fell in five", "fell in 5"), ("fell in five", "fell in a quarter"), ("three of the six", "half of the six"), ("three of the six", "3 of the 6"),
    ("more than twice", "more than double"), ("more than twice", "over two times"), ("Six neighbourhoods", "Half a dozen neighbourhoods"),
    ("Six neighbourhoods", "The 6 neighbourhoods"), ("12 fewer than in the week before", "down from 41 the week before"),
    ("12 fewer than in the week before", "a dozen fewer than the previous week"), ("12 fewer than in the week before", "a fall of 29 per cent on the week before"),
    # sentences put another way
    (LEAD, "At 452.2 cases per 100,000 people, Ullathorne had the highest flu case rate in Barsetshire in the seven days to 18 February."),
    (LEAD, "The highest flu rate in Barsetshire was in Ullathorne, where there were 452.2 cases for every 100,000 people in the week ending Thursday, February 18."),
    (LEAD, "No neighbourhood in Barsetshire had a higher rate than Ullathorne, at 452.2."),
    (LEAD, "Ullathorne topped the list in Barsetshire with 452.2 cases per 100,000 people in the week to February 18, 2021."),
    (NEXT, "Next were Puddingdale (442.3) and Hogglestock (391)."),
    (NEXT, "Hogglestock was third with 391.0 and Puddingdale second with 442.3."),
    (NEXT, "The rates were 442.3 in Puddingdale and 391.0 in Hogglestock."),
    (NEXT, "Puddingdale and Hogglestock followed, with rates of 442.3 and 391.0."),
    (NEXT, "Puddingdale, in Barchester, had the second-highest rate, 442.3, and Hogglestock the third-highest, 391.0."),
    (NEXT, "Then came Puddingdale, where the figure was 442.3. Hogglestock was at 391."),
    (ROSE, "The rate fell in five neighbourhoods but rose in 13, compared with the previous week."),
    (ROSE, "Rates went up in 13 of the 20 neighbourhoods and dropped in five."),
    (ROSE, "In 13 of the 20 neighbourhoods the rate increased; in five it decreased."),
    (ROSE, "Most neighbourhoods saw the rate rise on the week before."),
    (CASES, "There were 29 new cases there, down 12 on the week before."),
    (CASES, "It had 29 new cases, compared with 41 in the week before."),
    (CASES, "Cases there fell by 12, to 29."),
    (MULTIPLE, "The average across the 20 neighbourhoods was 179.3, so that is just over two and a half times as high."),
    (MULTIPLE, "That is more than 150 per cent above the average of 179.3."),
    (LOWEST, "Crabtree, with 61.5, had the lowest figure in Silverbridge."),
    (ONE_OF, "Framley, at 350.4, was among the highest in Plumstead."),
    (ONE_OF, "In Plumstead, Framley's rate of 350.4 was one of the highest."),
    ("where the flu rate is above 300", "with a flu rate of more than 300"), ("where the flu rate is above 300", "where flu rates top 300"),
    ("where the flu rate is above 300", "that exceed a flu rate of 300"), ("Barchester has three of the six, and Plumstead two", "Three of the six are in Barchester, two in Plumstead"),
    ("published by the Barsetshire Health Office on February 23", "released on Tuesday, February 23, by the Barsetshire Health Office"),
    ("published by the Barsetshire Health Office on February 23", "published on 23/02/2021 by the Barsetshire Health Office"),
    ("the week to February 18", "the week ending 18th February"), ("Compared with the week before", "Compared with the previous week"),
    ("Compared with the week before", "Compared with a week earlier"),
    # cuts
    (", followed by Hogglestock in Plumstead, at 391.0", ""), (", and fell in five", ""), (" " + CASES, ""), (", 12 fewer than in the week before", ""), (ONE_OF, ""),
    (", and Plumstead two", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new"), TRUE, ids=[f"{new[:60]}" or f"without {old[:40]}" for old, new in TRUE]
)
def test_what_stays_true_holds(old: str, new: str) -> None:
    report = edited(old, new)
    assert [(f.verdict, f.text, f.message) for f in report.failures] == []


FALSE = [
    # changed
    ("452.2 cases", "425.2 cases", "changed"), ("452.2 cases", "454 cases", "changed"), ("452.2 cases", "about 500 cases", "changed"), ("452.2 cases", "almost 450 cases", "changed"),
    ("452.2 cases", "more than 460 cases", "changed"), ("452.2 cases", "four hundred and twenty-five cases", "changed"), ("452.2 cases", "under 450 cases", "changed"),
    ("per 100,000 people.\nThat", "per 10,000 people.\nThat", "changed"), ("29 new cases", "92 new cases", "changed"), ("29 new cases", "thirty new cases", "changed"), ("29 new cases", "no new cases", "changed"),
    ("just over two and a half times", "just over three and a half times", "changed"), ("just over two and a half times", "almost three times", "changed"), ("just over two and a half times", "double", "changed"),
    ("average of 179.3", "average of 197.3", "changed"), ("all 20 neighbourhoods", "all 30 neighbourhoods", "changed"), ("13 of the 20", "15 of the 20", "changed"),
    ("13 of the 20 neighbourhoods", "75 per cent of neighbourhoods", "changed"), ("13 of the 20 neighbourhoods", "a third of neighbourhoods", "changed"), ("fell in five", "fell in half", "changed"),
    ("Six neighbourhoods", "Seven neighbourhoods", "changed"), ("Six neighbourhoods", "A dozen neighbourhoods", "changed"), ("above 300", "above 350", "changed"), ("In all, four", "In all, five", "changed"),
    ("12 fewer", "21 fewer", "changed"), ("12 fewer than in the week before", "down from 46 the week before", ""), ("12 fewer than in the week before", "a fall of 39 per cent", ""),
    ("more than twice", "more than three times", ""), ("Plumstead two", "Plumstead three", ""), ("452.2 cases", "£452.2 in cases", ""),
    # swapped
    ("at 442.3, followed by Hogglestock in Plumstead, at 391.0", "at 391.0, followed by Hogglestock in Plumstead, at 442.3", "swapped"),
    ("Puddingdale in Barchester came next", "Framley in Plumstead came next", "swapped"), (LEAD, LEAD.replace("Ullathorne", "Puddingdale"), "swapped"), (LEAD, LEAD.replace("Ullathorne", "Wharton"), ""),
    (NEXT, "Next were Hogglestock (442.3) and Puddingdale (391).", "swapped"), (NEXT, "Puddingdale and Hogglestock followed, with rates of 391.0 and 442.3.", "swapped"),
    (NEXT, "The rates were 391.0 in Puddingdale and 442.3 in Hogglestock.", "swapped"), ("Barchester has three of the six, and Plumstead two", "Plumstead has three of the six, and Barchester two", ""),
    ("2   Puddingdale, Barchester   442.3", "2   Hogglestock, Plumstead   442.3", "swapped"), ("442.3   27", "442.3   41", ""), ("1   Ullathorne, Barchester   452.2   29", "1   Ullathorne, Barchester   29   452.2", ""),
    (LOWEST, "In Barchester the lowest figure was 61.5, in Crabtree.", ""), (CASES, "There were 29 new cases in Framley, 12 fewer than in the week before.", "swapped"),
    (CASES, "There were 12 new cases there, 29 fewer than in the week before.", ""), ("13 of the 20 neighbourhoods, and fell in five", "five of the 20 neighbourhoods, and fell in 13", ""),
    # comparisons
    ("just over two and a half times", "just under two and a half times", "comparison"), ("is above 300", "is below 300", "comparison"), ("12 fewer", "12 more", "comparison"), ("had more than twice", "had less than twice", "comparison"),
    ("rose in 13", "fell in 13", "comparison"), ("fell in five", "rose in five", "comparison"), ("the highest flu case rate", "the lowest flu case rate", "comparison"), ("the lowest figure", "the highest figure", "comparison"),
    ("one of the highest rates", "the highest rate", "comparison"), ("the highest flu case rate", "the highest number of flu cases", "comparison"), (LEAD, LEAD.replace("in Barsetshire", "in England"), "comparison"),
    (LEAD, LEAD.replace("in Barsetshire", "in Plumstead"), "comparison"), (LEAD, LEAD.replace("had the highest flu case rate", "had a record high flu case rate"), "comparison"), (ROSE, "The rate fell in most neighbourhoods.", "comparison"),
    (ROSE, "The rate rose in all 20 neighbourhoods.", ""), (FIRST, "where it rose to 452.2 cases per 100,000 people", "comparison"), (CASES, "There were 29 new cases there, more than in the week before.", "comparison"),
    (NEXT, "Puddingdale in Barchester had the second-lowest rate, at 442.3, followed by Hogglestock in Plumstead, at 391.0.", "comparison"), (ONE_OF, ONE_OF + " It is the worst in the county.", "comparison"),
    # dates
    ("the week to February 18, at", "the week to February 11, at", ""), ("the week to February 18, at", "the week to February 23, at", "date"), ("on February 23", "on February 24", "date"), ("on February 23", "on Wednesday, February 23", "date"),
    ("on February 23", "on February 18", "date"), ("the week to February 18, at", "the week to February 18, 2020, at", "date"), ("the week to February 18, at", "the week to January 18, at", "date"),
    ("Compared with the week before", "Compared with the month before", "date"), ("in the week to February 18, at", "in February 2020, at", "date"),
    # made up
    (CASES, CASES + " That is one in 14 people.", "unsupported"), (CASES, CASES + " The rate has trebled since January.", "comparison"),
    (CASES, CASES.replace("new cases", "neighbourhoods"), ""),
    (ONE_OF, ONE_OF + " Rates are falling across Plumstead.", "comparison"), (ONE_OF, ONE_OF + " It was the first time that the rate there was above the average.", ""),
    # lists
    ("3   Hogglestock, Plumstead   391.0   41\n", "", "list"), ("6   St Ewold's, Silverbridge   302.6   18", "6   St Ewold's, Silverbridge   302.6   18\n6   St Ewold's, Silverbridge   302.6   18", "list"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "verdict"), FALSE, ids=[f"{old[:20]} > {new[:60]}" for old, new, _ in FALSE]
)
def test_what_turns_false_fails(old: str, new: str, verdict: str) -> None:
    failures = edited(
        old.replace("\n", "\n\n") if "people.\n" in old else old,
        new.replace("\n", "\n\n") if "people.\n" in new else new,
    ).failures
    assert failures
    assert not verdict or verdict in {f.verdict for f in failures}, failures


NO_CLAIM = [
    "Call 01325 462222, ring 0800 123 4567 or text 60006.", "The clinic is at 23 Cathedral Road, Barchester BR1 5JG.", "It is open from 9am to 5.30pm, and 24/7 by phone.",
    "“In 2009 we had 14 beds; we now have 45,” said the warden.", "Warden Septimus Harding, 64, has lived there for years.", "A 45-year-old man was fined.", "The A19 was shut near Junction 57.",
    "Covid-19 is another illness.", "See https://example.org/2021/02/23/flu-300-cases or write to flu2021@example.org.", "The over-65s and Year 9 pupils can book.", "He said: 'We saw 300 people on Friday.'",
    "1. Wash your hands", "2) Stay at home", "Published: 24 February 2021, 10:30", "By Mary Bold | 24 February 2021", "Tickets are on sale at Flat 2, 14 High Street.", "Act 3 of the play was cancelled.",
    "In the 1990s the hospital had a wing of its own.", "It is a second home to many.", "The third sector has helped.", "One of the wardens said so.", "Readers who want to know more should write to us.",
    "“The rate has doubled and is the highest in England,” he claimed.", "She is in her 40s and plays in a five-a-side team.", "3 min read", "The match ended in a draw at half-time.",
    "He was on the front line in the First World War.", "Page 3 of the report says so.", "The Six Tuns pub is shut.", "The bus leaves every half hour.", "It takes 20 minutes to get there.", "Radio 4 had a programme on it.",
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "fails"),
    [
        ("Three of the six neighbourhoods are in Barchester.", False),
        ("Two of the six areas are in Plumstead.", False),
        ("A third of the six areas are in Plumstead.", False),
        ("Four of the six areas are in Plumstead.", True),
        ("Three of the six areas are in Plumstead.", True),
        ("Half of the six areas are in Plumstead.", True),
    ],
)
def test_a_sentence_of_the_editors_own(sentence: str, fails: bool) -> None:
    assert bool(checked(f"{copy()}\n\n{sentence}\n").failures) is fails


@pytest.mark.parametrize("text", NO_CLAIM)
def test_what_is_no_claim_is_left_alone(text: str) -> None:
    assert [
        (f.text, f.message) for f in checked(copy().replace("\n\nIn all", f"\n\n{text}\n\nIn all")).failures
    ] == []


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("Two people there have died.", ["Two"]),
        ("Framley has 4,312 residents.", ["4,312"]),
        ("The council will spend £1.2m on testing.", ["£1.2m"]),
        ("The 82 bus will stop in Framley.", ["82"]),
        ("The jab was 95 per cent effective in trials, a councillor said.", ["95 per cent"]),
        ("A cottage that cost £190,000 in 2007 has been sold.", ["£190,000"]),
    ],
)
def test_background_is_listed_apart(sentence: str, numbers: list[str]) -> None:
    report = checked(f"{copy()}\n\n{sentence}\n")
    assert (not report.failures, [f.text for f in report.not_ours]) == (True, numbers)
