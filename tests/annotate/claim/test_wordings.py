"""Losses, crowds and captivity in the words of many outlets: what each sentence claims, and what it does not."""

from __future__ import annotations

import pytest

from crossbearing.annotate import annotate
from crossbearing.records import Document, content_id

# `attribute low high [factuality]`, joined by &, a dash for an open end, `no ATTRIBUTE` for what must not be claimed; then the text.
TOLD = r"""
participants 9000 9000 & participants - 4000 | Organisers put the turnout at 9,000. Police spoke of no more than 4,000.
participants 31000 31000 | The union put turnout at the strike rally on Monday at 31 000.
participants - 3000 & participants 5000 5000 | The rally filled the square. The police, who had allowed for 3 000 at most, later raised their own estimate to 5 000.
participants 2250 2750 | The vigil was attended by approximately 2,500 persons.
participants 15001 - | On Sunday more than 15,000 neighbours walked through the old town to protest against the dump.
participants 8000 8000 | Eleven students were arrested at the march. In 2009 there were 8,000 of us on the same bridge.
participants 60000 60000 hypothetical | We marched in thousands. If they do not listen, next time 60,000 will come.
troops 350 350 | A total of 350 personnel took part in the operation.
participants 12000 14000 | The demonstration ended at dusk. We make it between 12,000 and 14,000.
participants 700 700 | Attendance at the picket was given as 700.
participants 3600 4400 | Around 4,000 nurses walked out of hospitals on Tuesday.
participants 1800 2200 | Some 2,000 dockers downed tools at midnight.
participants 90000 90000 | Strikers: 90,000, says the union.
participants 250 250 & troops - 300 | Up to 300 riot police faced 250 pickets at the gate.
fatalities 4 4 & fatalities 6 6 & fatalities 9 9 & injured 31 31 & injured 40 40 & injured 44 44 & missing 5 5 & missing 3 3 & missing 0 0 | CASUALTIES\n              No. 1   No. 2   No. 3\nDead            4       6       9\nInjured        31      40      44\nMissing         5       3       0\n
fatalities 3 3 & fatalities 8 8 & displaced 120 120 & displaced 900 900 | TABLE\n\t4 May\t5 May\nKilled\t3\t8\nEvacuated\t120\t900\n
fatalities 7 7 & fatalities 5 5 | SITUATION\n- Dead: 7 (yesterday 5)\n- Roads closed: 3
detained 93 93 & detained 79 79 & detained 14 14 & detained 11 11 | (c) Detained: 93 (79 men and 14 women; 11 minors)
fatalities 11 11 & fatalities 8 8 & fatalities 3 3 | – Of the 11 dead: Municipality of Orsa 8, Municipality of Upper Vell 3.
displaced 4800 4800 & displaced 2100 2100 & displaced 2700 2700 | The Mission estimates that 4,800 people have fled their homes: 2,100 on the eastern and 2,700 on the western side.
fatalities 12 12 | Seven people died on the first day. The official count is now twelve.
fatalities 13 13 | Truce agreed after 13 die in clash over grazing
injured 8 9 | Two people died in the tremor. Eight or nine others were cut by glass.
detained 71 71 | Of the 93 arrested, 71 walked free yesterday.
injured 6 6 | By Friday evening the clinic had seen 63 injured civilians. Half a dozen will lose the sight of an eye.
fatalities 20 20 | The cholera has so far killed nobody in the capital, but in the delta twenty have died.
detained 4 4 & no injured | Four Ruritanian servicemen laid down their arms and are being treated in accordance with the conventions.
detained 6 6 & detained 1 1 | Six soldiers, among them an officer, surrendered and are now in Orsa.
detained 0 0 | No soldier of ours is in captivity.
detained 5 5 & detained 2 2 | The prisoners were exchanged on the bridge, five of ours for two of theirs.
detained 9 9 | Nine sailors were taken prisoner when the boat was boarded.
detained 17 17 | The gunmen are still holding 17 passengers as hostages.
detained 40 40 | Forty hostages were freed after a night of talks.
detained 3 3 | Three activists remain in custody.
detained 30 30 | Rebels handed over 30 captives to the Red Cross.
detained 12 12 | Officers made 12 arrests.
detained 22 22 | Twenty-two fighters gave themselves up.
detained 2 2 | Two suspects were remanded in custody and three walked free.
detained 150 150 | About the same hour 150 marchers were bundled into buses and driven to the barracks.
injured 1 1 | A student is in a coma after the march.
injured 1 1 | Student fights for life after gas attack
injured 1 1 | He was shot in the shin with a pellet.
injured 15 15 & injured 4 4 & no fatalities | Doctors said that 15 people, four of them civilians, had been admitted with shrapnel wounds.
injured 4 4 | The regiment lost nobody; four servicemen have light wounds.
injured 1 1 | A boy of nine lost an eye.
injured 26 26 | Twenty-six passengers were treated for smoke inhalation.
injured 3 3 | Three firemen suffered burns.
injured 1 1 | The driver broke an arm.
injured 55 55 | Fifty-five people have been hospitalised since the water was poisoned.
injured 2 2 | Two girls needed stitches.
injured 5 5 | Five men are on life support.
injured 7 7 | Seven were taken to intensive care.
injured 1 1 | An officer was struck by a brick and knocked unconscious.
injured 300 300 | The clinic treated 300 patients for tear gas.
injured 18 18 | Eighteen guests fell ill after the wedding.
injured 2 2 | Two cyclists were run over and are in a critical condition.
fatalities 12 - | The ministry says that at least 12 of their soldiers fell.
fatalities 9 9 | Nine miners perished.
fatalities 2 2 | Two border guards did not survive their wounds.
fatalities 1 1 | A farmer, Ivo Brand, was killed on the spot.
fatalities 11 11 | My cousin writes that they have eleven graves.
fatalities 14 14 | The bodies of 14 sailors were recovered.
fatalities 14 14 | Rescuers have pulled 14 bodies from the wreck.
fatalities 3 3 | We buried three of the soldiers on Sunday.
fatalities 6 6 | Six coffins stood in the church.
fatalities 0 0 | The armed forces suffered no irrecoverable losses.
fatalities 0 0 | No British nationals were known to be among the casualties.
fatalities 2 2 & fatalities 3 3 | In the morgue the mission saw the bodies of two men in civilian clothes and three in uniform.
fatalities 5 5 | Five were crushed to death in the stairwell.
fatalities 4 4 | Four children burned to death.
fatalities 8 8 | The avalanche buried eight skiers alive; none survived.
fatalities 21 - | Tajvik puts the enemy's dead at more than 20.
fatalities 21 - | According to intercepted calls the other side lost more than 20 men killed.
fatalities 3 3 | Three passengers were thrown from the carriage and died instantly.
fatalities 1 1 | A watchman was found dead in the cellar.
fatalities 16 16 | Sixteen people succumbed to the virus over the weekend.
fatalities 410 410 | Ebola deaths now stand at 410.
fatalities 2 2 | Two voters were stabbed to death outside a polling station.
fatalities 67 67 | The derailment claimed 67 lives.
missing 3 3 | Three fishermen have not been heard of since Tuesday.
missing 8 8 | There is no trace of eight climbers.
missing - 10 | As many as ten were feared trapped.
missing 4 4 | Four people were still unaccounted for this morning.
missing 6 6 | Divers are searching for six crew members.
missing 5 5 | Five workers are still under the slab.
missing 12 12 | The search for the 12 pupils was called off.
displaced 1350 1650 | About 1,500 people spent the night in cars and tents.
displaced 2880 3520 | Some 3,200 women, children and elderly people have found shelter in Orsa.
displaced 1900 1900 | Of the 1,900 who left us last Thursday, a third are back.
displaced 600 600 | Six hundred slept outside.
displaced 5000 5000 | The fire forced 5,000 people to leave.
displaced 300 300 | Three hundred took refuge in the church.
displaced 850 850 & displaced 400 400 | Evacuated: 2,300 persons, of whom 850 are housed in tents and 400 in the sports hall.
displaced 700 700 | The landslide left 700 without a roof over their heads.
fatalities 1 - denied | The police chief denied that anyone had been killed.
fatalities 1 1 denied | We said on Friday that he had been killed. We were mistaken.
fatalities 1 1 denied | Initial reports that the singer had died proved wrong.
fatalities 12 12 denied | The statement about "12 killed" belongs in the realm of fantasy.
fatalities 12 - alleged & injured 30 - alleged | The losses of the enemy side amount to not less than 12 killed and 30 wounded.
fatalities 1 1 denied | It is false that a demonstrator lost his life.
detained 6 6 denied | Reports that six of our men were taken prisoner are untrue.
troops 0 0 & no displaced | Not a single soldier of ours has crossed the line.
injured 7 7 | The ministry says 24 officers were injured. We have seen a list with seven names on it.
fatalities 0 0 | "We have no record of a fatality," he said.
fatalities 10 10 | Ten killed in rail crash
fatalities 2 2 | Two fatalities, one serious injury
injured 1 1 | Two fatalities, one serious injury
magnitude 5.8 5.8 | Main shock. Magnitude ML 5.8. Intensity VIII.
magnitude 4.9 4.9 | A fresh tremor shook the town. The survey put it at 4.9.
magnitude 6.1 6.1 | The quake was strong. Local scientists gave a reading of 6.1.
fatalities 1 1 & injured 9 9 | The figures include one fatality and nine injuries caused by the aftershock.
participants - 150 | Citizens numbering up to 150 persons attempted to block the canal.
fatalities 17 17 & injured 52 52 | Seventeen commuters lost their lives and 52 were injured when two trams collided in Harn.
fatalities - 40 predicted | Rescuers fear that up to 40 could have died.
fatalities 3 3 & missing 11 11 | The trawler went down with fourteen hands; three are confirmed drowned and eleven are lost at sea.
injured 120 120 | Medics looked after 120 people overcome by fumes.
fatalities 3 3 | Border troops killed three suicide bombers near the depot.
detained 3 9 & no other | The patrol apprehended several suspected Shining Path of Peru rebels.
no detained | Five AK-47 rifles, nine rocket-propelled grenades and a mortar were seized at the farm.
no detained | An immediate Shura was held with the village elders. Two Jirgas were held in the spring.
detained 2 2 | Officers took the two occupants of the van into custody.
detained 3 9 & detained 1 1 | The patrol captured a driver. Several men were detained during the operation, including the driver.
fatalities 9 9 & other 3 3 | Three doctors confirmed nine children died.
fatalities 4 4 & other 2 2 | Two Larna officials reported four men were killed.
fatalities 6 6 | The mayor called for an inquiry into the blast that killed six people.
injured 10 10 & fatalities 3 3 | Three people died when a bus overturned near Larna. Ten people were taken to hospital with injuries.
injured 10 10 | Three people died in the fire. Ten people were taken to hospital.
injured 3 3 & fatalities 2 2 | Five people were taken to hospital, where two died.
no buildings | A four-storey building collapsed at noon.
buildings 2 2 | Two five-storey buildings collapsed at noon.
fatalities 8 8 & fatalities 12 - | At least twelve people were killed in an air raid on Larna, doctors said. The army spoke of eight people.
missing 8 8 & no injured | Twelve people were killed in a raid on Larna. The mayor spoke of eight people still under the rubble.
fatalities 6 6 | Six of the passengers had no pulse when they were pulled out and were declared dead at the scene.
fatalities 230 230 | The ministry's bulletin gives 1,900 cases of measles and 230 deaths.
fatalities 5 5 & fatalities 2 2 | Five have died so far, two of them in the last 24 hours.
fatalities 31 31 | That brings to 31 the number of people who have died in the heatwave.
fatalities 31 31 | The heatwave's death toll has climbed to 31.
fatalities 9 9 & injured 4 4 | Nine workers were killed outright and four more badly burned.
fatalities 2 2 | Two polling officials were gunned down in Vell.
participants 52000 52000 | Turnout at the funeral was put at 52,000.
participants 17000 17000 | Seventeen thousand teachers are on strike.
participants 30 30 | Thirty pickets stood at the gate.
participants 11000 11000 | "We are 11,000 today," the organiser shouted from the lorry at the rally.
participants 2000 9999 | Thousands filled the avenue, waving flags.
participants 70000 70000 & participants 25000 25000 | The unions claimed 70,000 marchers; the interior ministry made it 25,000.
troops 1200 1200 | The government sent in 1,200 troops.
troops 90 90 | Ninety gendarmes in riot gear lined the street.
detained 14 14 & detained 9 9 | Police took 14 people into custody; nine were let go at dawn.
detained 3 3 | Three of the hijackers were overpowered and are behind bars.
detained 26 26 | The militia kidnapped 26 schoolgirls.
detained 26 26 | Gunmen abducted 26 pupils from the dormitory.
detained 5 5 | Five aid workers were seized at a checkpoint.
detained 41 41 | Forty-one hostages are still in the theatre.
detained 0 0 | No arrests were made.
detained 60 60 | In raids on three villages soldiers rounded up 60 young men.
injured 0 0 | No injuries were reported.
injured 0 0 & fatalities 0 0 | There were no deaths or injuries.
fatalities 0 0 | The derailment caused no fatalities.
fatalities 0 0 | Miraculously, everyone survived.
missing 2 2 | Two of the climbers have not returned.
missing 19 19 | Nineteen names remain on the list of the missing.
missing 13 13 | Thirteen of the crew are unaccounted for.
missing 200 999 | Hundreds are feared to be under the mud.
displaced 12000 12000 | Twelve thousand people have had to leave the valley.
displaced 90 90 | Ninety patients were moved to other wards.
displaced 3200 3200 | The dam burst and 3,200 inhabitants were brought to safety.
displaced 450 450 | The council put up 450 people in a school.
displaced 21000 21000 | Some 21,000? No: exactly 21,000 people were made homeless by the cyclone.
displaced 10800 13200 | An estimated 12,000 refugees are camped at the border.
displaced 700 700 & displaced 500 500 | Of 700 who fled, 500 have gone home.
injured 8 8 & injured 3 3 | Eight children needed hospital treatment, three of them for burns.
injured 1 1 | The goalkeeper was rushed to hospital with a suspected fractured skull.
injured 1 1 | A nurse was bitten by a dog.
injured 40 40 | Forty supporters were trampled in the crush.
injured 2 2 & fatalities 1 1 | One man was killed and two were seriously injured in a lorry crash near Wend.
injured 16 16 | Sixteen soldiers came home with wounds.
injured 4 4 | Four passengers were cut free and flown to hospital.
injured 6 6 | Six are still in hospital, one of them in a coma.
fatalities 1 1 & injured 12 12 | The explosion left one dead and a dozen wounded.
fatalities 1 1 | The mayor was assassinated on his doorstep.
fatalities 3 3 & fatalities 1 1 | Three bodies lay on the platform, one of them a child's.
fatalities 4 4 denied | The army denied that four of its men had been killed.
fatalities 4 4 denied | Reports that four miners had died were premature.
fatalities 30 30 denied | The claim that 30 died is a lie, the governor said.
fatalities 8 8 denied | It is not true that eight patients died of the vaccine.
fatalities 100 100 denied | There is no truth in the story that 100 were killed.
injured 2 2 denied | The company rejected reports that two workers were injured.
fatalities 50 50 alleged | The rebels claim to have killed 50 government troops.
fatalities 7 7 unconfirmed | According to unconfirmed reports, seven people died.
fatalities 10 10 hypothetical | If the wall had fallen an hour later, ten children would have been killed.
fatalities 12 12 & injured 80 80 & missing 4 4 | Toll: 12 dead, 80 hurt, 4 missing.
fatalities 12 12 & injured 80 80 | 12 dead / 80 injured (as of 18:00)
fatalities 3 3 & fatalities 2 2 | Deaths by district: Harn 3; Upper Vell 2.
fatalities 3 3 & injured 9 9 | Municipality  Dead  Injured\nHarn  3  9\nVell  1  4\n
buildings 312 312 | Engineers say 312 houses cannot be saved.
buildings 60 60 | Sixty homes were reduced to ashes.
buildings 1100 1100 | Destroyed or damaged: 1,100 dwellings.
other 24 24 & no injured & no fatalities | 24 people were rescued unharmed.
other 13 13 & no fatalities | By noon 13 passengers had been pulled out alive.
no injured & no fatalities | The club lost 3 matches and 2 players were transferred to Vell United.
no fatalities & no injured | The bill died in committee after 14 deputies abstained.
no missing | Police are looking for two men who robbed a bank.
no participants | Turnout in the election was 61 per cent and 4,000 observers watched it.
no detained & no injured & no fatalities | The company released 12 new models and 3 films were shot in Harn.
no displaced | The firm moved 300 workers to a new plant.
no fatalities & no injured | The strike hit 30 airports and 200 flights were cancelled.
no participants & no fatalities | The parish has 900 members and 4 choirs.
no injured & no fatalities & no participants | The candidate won 12,400 votes and lost 3 districts.
no injured | The bank was hit by 12 lawsuits.
no fatalities | His book on the 300 Spartans sold 20,000 copies.
no displaced & no participants | Each day 5,000 commuters walk across the bridge.
fatalities 22 22 & injured 70 70 | An express ploughed into a goods train near Orsa on Tuesday, leaving 22 passengers dead and some 70? No, exactly 70 hurt.
fatalities 22 22 & injured 70 70 | The collision left 22 passengers dead and 70 hurt.
fatalities 14 14 & fatalities 3 3 | Fourteen people, three of them children, perished when the ferry turned over.
injured 35 35 & injured 5 5 | Thirty-five passengers were taken to three hospitals, five of them in a critical state.
fatalities 3 3 & fatalities 12 12 | Three more bodies were recovered at dawn, bringing the toll to 12.
fatalities 61 61 | With the latest deaths the tally of victims stands at 61.
participants 7500 7500 & participants 15000 15000 | Police estimated the crowd at 7,500, half the 15,000 claimed by the organisers.
participants 900 900 | Nine hundred tram drivers stopped work at noon.
participants 5400 6600 | Around 6,000 people are taking part in the blockade, according to the union.
participants 20001 - | The number of demonstrators exceeded 20,000.
detained 19 19 | Nineteen of the demonstrators spent the night in the cells.
detained 8 8 | Eight students face charges of rioting and remain in detention.
detained 120 120 | The opposition speaks of 120 political prisoners.
detained 33 33 & detained 2 2 | Police detained 33 suspects, including two foreigners.
detained 16 16 | Some sixteen? Exactly sixteen men were led away in handcuffs.
detained 90 90 | Ninety soldiers went into captivity.
detained 3 3 | The raiders led away three elders as hostages.
detained 11 11 | Eleven crew members are being held for ransom.
injured 24 99 | Dozens of shoppers were cut by flying glass.
injured 2 2 | Two stewards were beaten up.
injured 9 9 | Nine people had to be treated on the spot.
injured 3 3 | Three prison guards required stitches to the head.
injured 1 1 | A cameraman was shot in the leg.
injured 13 13 | Thirteen schoolchildren were admitted to hospital with food poisoning.
injured 200 200 | Some clinics report 200 new cases of cholera, and 200 people were hospitalised.
injured 0 0 | None of the passengers was hurt.
injured 0 0 | The crew escaped unhurt and nobody needed treatment.
fatalities 0 0 | Nobody lost their life.
fatalities 0 0 | Not one of the 40 guests died.
fatalities 0 0 & injured 0 0 | No dead, no injured.
missing 0 0 | No one is missing.
displaced 0 0 | No one had to be evacuated.
missing 27 27 | Twenty-seven people have vanished.
missing 4 4 | Four trekkers are feared dead or lost; four trekkers have been missing since Sunday.
missing 30 30 | Contact with 30 fishermen was lost in the storm.
missing 15 15 | Fifteen pupils remain buried under the collapsed roof.
displaced 3000 3000 | Three thousand residents were told to leave their homes.
displaced 1500 1500 | Fifteen hundred people sought shelter in mosques.
displaced 86000 86000 | The UN says 86,000 civilians have been uprooted.
displaced 400 400 | Four hundred holidaymakers were evacuated by boat.
displaced 260 260 | The blaze drove 260 people from their homes.
troops 2500 2500 | Two and a half thousand soldiers have been deployed.
troops 400 400 | The operation involved 400 police officers.
troops 60 60 | Sixty coastguards and 12 boats took part in the search.
fatalities 5 5 alleged | Our forces destroyed two tanks of the enemy, who lost five men killed.
fatalities 9 9 denied | Officers speak of nine killed, which General Mott calls an invention.
fatalities 15 15 denied | A rumour that 15 had drowned turned out to be false.
injured 6 6 denied | The management denies that six workers were poisoned.
fatalities 2 2 unconfirmed | Two hikers are believed to have died.
fatalities 1000 1000 predicted | Up to this point nobody knows; experts expect 1,000 deaths.
fatalities 25 30 | Between 25 and 30 people are dead.
fatalities 45 45 & injured 200 - | The provisional toll is 45 dead and at least 200 injured.
fatalities 6 6 & injured 19 19 | Casualties: 6 dead, 19 wounded.
fatalities 6 6 & injured 19 19 & missing 2 2 | Killed: 6; injured: 19; missing: 2.
fatalities 6 6 & injured 19 19 | 6 (six) persons died, 19 (nineteen) were injured.
fatalities 4 4 & fatalities 2 2 | Four died in Harn and two in Vell.
fatalities 10 10 & fatalities 6 6 | Ten people died: six in the tunnel and four on the stairs.
injured 25 25 & injured 10 10 | Of the 25 injured, ten have left hospital.
fatalities 8 8 | The epidemic has carried off eight patients.
fatalities 2 2 | Two firemen gave their lives.
fatalities 17 17 | Seventeen workers met their deaths.
fatalities 3 3 | A bus overturned; three people did not make it.
no fatalities & no injured & no missing & no displaced & no detained & no participants | The library lends 4,000 books a month and has 12 rooms.
no detained | The goalkeeper held 3 shots and the company took over 2 rivals.
no fatalities | The company buried 12 kilometres of cable.
no missing | There is no sign of a recovery and 40 shops closed.
no displaced | The family moved to Orsa in 1990 and 2 sons left home.
no detained | The rebels surrendered 300 rifles.
no injured & no fatalities | The motion fell by 14 votes.
detained 0 0 | No Ruritanian soldier is in captivity.
fatalities 12 12 denied & fatalities 12 12 asserted | Some say that 12 fell? It says 12 soldiers fell, which Tajvik calls fantasy.
""".strip().splitlines()


def _end(words: str) -> float | None:
    return None if words == "-" else float(words)


@pytest.fixture(scope="module")
def read() -> dict[str, set[tuple[str, float | None, float | None, str]]]:
    """What every sentence claims, read in one go."""
    documents = []
    for line in TOLD:
        text = line.split(" | ", 1)[1].replace("\\n", "\n").replace("\\t", "\t")
        documents.append(Document(content_id("d", text), "-", "", None, None, "2024-05-08", "en", None, None, text))
    return {
        line: {(c.attribute, c.low, c.high, c.factuality) for c in found.claims}
        for line, found in zip(TOLD, annotate(documents), strict=True)
    }


@pytest.mark.parametrize("line", TOLD, ids=lambda line: line.split(" | ", 1)[1][:50])
def test_what_a_sentence_claims(line: str, read: dict[str, set[tuple[str, float | None, float | None, str]]]) -> None:
    for wanted in line.split(" | ", 1)[0].split(" & "):
        attribute, *rest = wanted.split()
        if attribute == "no":
            assert rest[0] not in {a for a, _, _, _ in read[line]}
            continue
        low, high = _end(rest[0]), _end(rest[1])
        told = {f for a, lo, hi, f in read[line] if (a, lo, hi) == (attribute, low, high)}
        assert told, (wanted, read[line])
        assert len(rest) < 3 or rest[2] in told
