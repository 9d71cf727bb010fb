"""Days and hours of what clauses, chronologies, labels and announcements tell, over many kinds of events; and of what is no event."""

from __future__ import annotations

import pytest

from tests.annotate.claim.told import claims

# Told on Wednesday 8 May 2024.
TOLD: list[tuple[str, list[tuple[str, str]]]] = [
    (
        "Dozens of farmers set out from the market square in Velden at 6.10am on Monday.",
        [("start", "2024-05-06T06:10")],
    ),
    ("The ministers of the two countries met in Larna on Tuesday.", [("start", "2024-05-07")]),
    ("Rioters tried to storm the prison gate at about 9.15pm on Monday.", [("start", "2024-05-06T21:15")]),
    ("Gunfire ceased at about 23:40 on Monday.", [("end", "2024-05-06T23:40")]),
    (
        "Monitors counted 40 explosions on 5 May between 13:20 and 21:45.",
        [("end", "2024-05-05T21:45"), ("start", "2024-05-05T13:20")],
    ),
    ("Main shock: 6 May 2024, 03:17:22. Magnitude 5.4.", [("start", "2024-05-06T03:17")]),
    ("The funeral of the miners is on Thursday.", [("start", "2024-05-09")]),
    ("The two presidents are to meet in Orvel on Tuesday.", [("start", "2024-05-14")]),
    (
        "REPORT\n7 May 2024\n\n17:10 – Column sets out from the stadium.\n18:05 – Attack on the police post with bottles.\n21:30 – Calm restored.",
        [("end", "2024-05-07T21:30"), ("start", "2024-05-07T17:10"), ("start", "2024-05-07T18:05")],
    ),
    ("The ferry, with 80 people aboard, capsized last Saturday off Orsa.", [("start", "2024-05-04")]),
    ("The bridge was built in 1968 and widened in 1990.", []),
    ("The figures were published on Monday.", []),
    ("Two men were rescued on Tuesday, and three bodies were recovered on Wednesday.", []),
    ("On Monday 3,000 nurses walked off the wards in Velden.", [("start", "2024-05-06")]),
    ("Three days after a dam burst above Orsa, 12 people are known to have died.", [("start", "2024-05-05")]),
    (
        "The two sides signed a truce on Tuesday, two days after a gunfight at the border left nine dead.",
        [("start", "2024-05-05"), ("start", "2024-05-07")],
    ),
    ("The convoy left Larna on Monday at 11 a.m.", [("start", "2024-05-06T11:00")]),
    ("By 20:00 on Tuesday the blaze had been extinguished.", [("end", "2024-05-07T20:00")]),
    (
        "A curfew was imposed from 8 p.m. on Tuesday until 5 a.m. on Wednesday.",
        [("end", "2024-05-08T05:00"), ("start", "2024-05-07T20:00")],
    ),
    ("The hearing was adjourned until Friday.", []),
    ("The ministry calls on all residents to assemble outside the town hall on Friday.", [("start", "2024-05-10")]),
    ("Come to the vigil: Friday, 18:30, in the cathedral square.", [("start", "2024-05-10T18:30")]),
    (
        "The crowd was already in the street. It was ten to seven in the evening on Monday when the first stone flew.",
        [("start", "2024-05-06T18:50")],
    ),
    ("Prisoners were exchanged yesterday at the bridge.", [("start", "2024-05-07")]),
    ("The last buses returned to Orsa on Monday with 400 villagers.", [("start", "2024-05-06")]),
    ("He said on Monday that nothing had been decided.", []),
    ("Talks between the union and the railway opened this morning in Velden.", [("start", "2024-05-08")]),
    ("A passenger train left the rails near Holm on Monday, killing six.", [("start", "2024-05-06")]),
    ("Soldiers pulled down the barricade on 3 May.", [("start", "2024-05-03")]),
    ("The army began to shell the village at 2 p.m. on Tuesday.", [("start", "2024-05-07T14:00")]),
    ("Voters in Norland went to the polls on Sunday.", [("start", "2024-05-05")]),
    ("The state of emergency was lifted on Tuesday.", [("end", "2024-05-07")]),
    ("Around 200 people gathered at the cathedral at 7 p.m. on Tuesday for a vigil.", [("start", "2024-05-07T19:00")]),
    ("Inspectors will reopen the tunnel after the fire of 6 May.", [("start", "2024-05-06")]),
    ("Dock workers will walk out on Monday.", [("start", "2024-05-13")]),
    ("The bomb went off at half past eight on Tuesday morning.", [("start", "2024-05-07T08:30")]),
    ("When did the water come? On Monday, in the night.", [("start", "2024-05-06")]),
    ("The search began on Monday and ended on Tuesday.", [("end", "2024-05-07"), ("start", "2024-05-06")]),
    ("In April, two smaller landslides killed four people in the same valley.", [("start", "2024-04")]),
    ("On the third day, 4 May, the rebels entered the town.", [("start", "2024-05-04")]),
    ("Lightning struck the church tower at 4.30pm on Monday.", [("start", "2024-05-06T16:30")]),
    ("At 11 a.m. last Saturday gunmen took the mayor from his car.", [("start", "2024-05-04T11:00")]),
    ("The 2019 law allows protests before noon.", []),
    ("Yesterday hundreds of women marched through Larna.", [("start", "2024-05-07")]),
    ("If no answer comes by Friday, the drivers will stop work.", []),
    ("Hackers knocked out the ministry's website on Monday.", [("start", "2024-05-06")]),
    ("The volcano spewed ash over three villages on Tuesday.", [("start", "2024-05-07")]),
    ("The inquest into the crash opened in Holm on Tuesday.", [("start", "2024-05-07")]),
    (
        "The fighting lasted from 22:30 on Monday until 04:00 on Tuesday.",
        [("end", "2024-05-07T04:00"), ("start", "2024-05-06T22:30")],
    ),
    ("Pilgrims were crushed at the gate on Sunday evening; 14 died.", [("start", "2024-05-05")]),
    ("The company was founded in 1950 and employs 300 people.", []),
    ("Prime minister Anna Holt arrived in office in 2019.", []),
    ("The report will be published on Friday.", []),
    ("A spokesman declined to comment on Tuesday.", []),
    ("Rain is expected on Thursday.", []),
    ("Turnout stood at 43 percent at 5 p.m. on Sunday.", []),
    ("The injured were taken to hospital on Monday.", []),
    ("She was born on 3 March 1980 in Orsa.", []),
    ("The river reached its peak on Monday evening.", []),
    ("Police said on Monday they were looking for two men.", []),
    ("Schools remained closed on Tuesday.", []),
    ("The water level fell by 20 cm on Monday.", []),
    ("The suspect appeared in court on Tuesday.", []),
    ("The law, passed in 2016, bans night work.", []),
    ("Anyone who saw the van on Monday is asked to call the police.", []),
    ("On Monday he told a television station that the dam was safe.", []),
    ("Prices rose by 3 percent in April.", []),
    ("The body of the last miner was recovered on Wednesday.", []),
    ("A court is to hear the case on 3 June.", []),
    ("Tens of thousands of workers downed tools on Monday across Norland.", [("start", "2024-05-06")]),
    (
        "A commuter train ploughed into a lorry at a level crossing at 7.45am on Monday.",
        [("start", "2024-05-06T07:45")],
    ),
    ("Masked men set fire to the party's office on Sunday night.", [("start", "2024-05-05")]),
    ("Tuesday's vote was boycotted by two parties.", [("start", "2024-05-07")]),
    (
        "The power was out from 2 p.m. to 4.30 p.m. on Monday.",
        [("end", "2024-05-06T16:30"), ("start", "2024-05-06T14:00")],
    ),
    ("A gas leak at a school in Holm sickened 40 pupils on 3 May.", [("start", "2024-05-03")]),
    ("A fire broke out on the third floor at 11:59 p.m. on Monday.", [("start", "2024-05-06T23:59")]),
    ("Farmers plan to block the motorway on Saturday.", [("start", "2024-05-11")]),
    ("A general strike has been called for Friday.", [("start", "2024-05-10")]),
    ("Rebels overran the outpost shortly before 2 a.m. on Tuesday.", [("start", "2024-05-07T02:00")]),
    ("The minister resigned on Monday.", [("start", "2024-05-06")]),
    ("The two sides agreed on a truce on Monday.", [("start", "2024-05-06")]),
    ("At noon on Sunday the bells rang and the procession moved off.", [("start", "2024-05-05T12:00")]),
    ("The strike was called off on Wednesday.", [("end", "2024-05-08")]),
    ("The siege ended at 6 p.m. on Tuesday.", [("end", "2024-05-07T18:00")]),
    ("Protesters occupied the railway station in Velden on Tuesday, chanting slogans.", [("start", "2024-05-07")]),
    ("On Monday night a crowd of about 300 burned tyres outside the depot.", [("start", "2024-05-06")]),
    ("Last Saturday's derailment killed three people.", [("start", "2024-05-04")]),
    ("The plane, with 44 aboard, disappeared from radar on Monday.", [("start", "2024-05-06")]),
    ("A bus plunged into a ravine near Holm on Monday, killing 14.", [("start", "2024-05-06")]),
    ("Villagers were woken by a loud bang at 3:40 a.m. on Monday.", [("start", "2024-05-06T03:40")]),
    ("Troops crossed the river on Monday and seized two villages.", [("start", "2024-05-06")]),
    ("In September 2022 a similar fire killed 11 people at the same plant.", [("start", "2022-09")]),
    ("Counting began on Tuesday.", [("start", "2024-05-07")]),
    ("A week after the landslide buried the hamlet of Brod, 30 people are still missing.", [("start", "2024-05-01")]),
    ("A march to mark Labour Day was held on 1 May.", [("start", "2024-05-01")]),
    ("The mourners will gather tomorrow at the stadium.", [("start", "2024-05-09")]),
    ("A curfew came into force at 6 a.m. today.", [("start", "2024-05-08T06:00")]),
    ("The dam burst on Monday, the governor said on Tuesday.", [("start", "2024-05-06")]),
    ("At least four inmates escaped from the prison in Holm on Monday.", [("start", "2024-05-06")]),
]


@pytest.mark.parametrize(("text", "dates"), TOLD, ids=[text[:40] for text, _ in TOLD])
def test_what_is_told_on_a_day(text: str, dates: list[tuple[str, str]]) -> None:
    assert sorted((c.attribute, c.value) for c in claims(text) if c.attribute in ("start", "end")) == dates


def test_what_is_announced_is_predicted() -> None:
    (claim,) = claims("A general strike has been called for Friday.", "start")
    assert (claim.value, claim.factuality) == ("2024-05-10", "predicted")


def test_a_bare_hour_belongs_to_the_day_of_its_event() -> None:
    text = (
        "An earthquake shook Larna before dawn on Sunday.\n\nOn Monday the schools stayed shut.\n\n"
        "The quake, of magnitude 5.1, struck at 4:12 a.m. at a depth of 9 km."
    )
    assert "2024-05-05T04:12" in [c.value for c in claims(text, "start")]


def test_an_entry_names_its_happening_at_once() -> None:
    text = "7 May 2024\n\n18:20 – Attack on the depot with bottles. Water cannon are brought up.\n"
    assert [c.value for c in claims(text, "start", published="2024-05-07")] == ["2024-05-07T18:20"]
