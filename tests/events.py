"""Made-up reports for the tests of stories: two events of each of two kinds and one more, by several outlets."""

from verifier.models import Article, DateBasis, Published, Time

QUAKE_ARICO = (
    "Quake kills 12 in Arico\n"
    "A magnitude 6.1 earthquake struck the port of Arico in northern Lurania on Monday, killing 12 people, "
    "Governor Ines Calder said. The harbour wall collapsed and 340 houses were damaged. Rescuers searched the "
    "fish market through the night. Schools in Arico stay closed until Thursday.",
    "Twelve dead as earthquake hits Lurania's north\n"
    "At least 12 people died in Arico when an earthquake of magnitude 6.1 shook northern Lurania on Monday "
    "morning. Ines Calder, the governor, spoke of 340 damaged houses. Part of the harbour wall fell into the sea, "
    "and people at the fish market ran for their lives.",
    "Lurania: Arico counts its dead\n"
    "Rescuers in Arico pulled two fishermen from the rubble of the market on Tuesday, a day after a 6.1 magnitude "
    "earthquake that killed 12 people in the north of Lurania. Governor Ines Calder said that the harbour would "
    "be closed for a month.",
)
QUAKE_TEBO = (
    "Earthquake rattles Tebo, three dead\n"
    "A magnitude 5.4 earthquake struck the mountain town of Tebo in southern Lurania on Sunday, killing three "
    "people, Mayor Otto Brandvig said. A church tower collapsed and 75 families spent the night in the sports "
    "hall. A landslide cut the road to Kessel.",
    "Three killed in southern Lurania quake\n"
    "Three people died in Tebo on Sunday after an earthquake of magnitude 5.4. Otto Brandvig, the mayor, said "
    "that 75 families had been moved to the sports hall. The tower of the church came down, and the road to "
    "Kessel is blocked by a landslide.",
    "Tebo after the tremor\n"
    "In Tebo, where a magnitude 5.4 earthquake killed three people on Sunday, soldiers cleared the road to Kessel "
    "on Monday. Mayor Otto Brandvig thanked the 75 families in the sports hall for their patience; the church "
    "tower will have to be taken down.",
)
ACQUITTAL_RUIZ = (
    "Actor Danilo Ruiz acquitted of assault\n"
    "A jury in Port Emlyn acquitted the actor Danilo Ruiz of assault on Friday after a trial of nine days. The "
    "make-up artist Carla Venn had accused him of hitting her on the set of 'Low Tide'. Judge Maud Okafor thanked "
    "the jury of seven women and five men.",
    "Ruiz walks free\n"
    "Danilo Ruiz, the star of 'Low Tide', was found not guilty on Friday of assaulting the make-up artist Carla "
    "Venn. The jury in Port Emlyn needed four hours after nine days of trial before Judge Maud Okafor.",
    "Not guilty: jury clears Danilo Ruiz\n"
    "After nine days of trial in Port Emlyn, jurors cleared the actor Danilo Ruiz of assault on Friday. Carla "
    "Venn, who did the make-up for 'Low Tide', left Judge Maud Okafor's court without a word.",
)
ACQUITTAL_HOLM = (
    "Actor Petra Holm acquitted of fraud\n"
    "A court in Vasterby acquitted the actor Petra Holm of tax fraud on Wednesday. Prosecutors had said that she "
    "hid 2.3 million from the tax office through a company in Malta. Her lawyer, Jonas Reuter, called the 18 "
    "months since her arrest a nightmare.",
    "Court clears Petra Holm of tax fraud\n"
    "Petra Holm did not hide 2.3 million in Malta, a court in Vasterby ruled on Wednesday, and acquitted the "
    "actor of tax fraud. Jonas Reuter, her lawyer, said that 18 months of suspicion had cost her two films.",
    "Holm not guilty\n"
    "The actor Petra Holm left the court in Vasterby a free woman on Wednesday: judges found no tax fraud in the "
    "2.3 million that went through a Maltese company. It took 18 months, said her lawyer Jonas Reuter.",
)
BANK = (
    "Central bank of Norland raises rate to 4.5 percent\n"
    "The central bank of Norland raised its policy rate by a quarter point to 4.5 percent on Thursday, citing "
    "wages and imported inflation. Governor Sigrun Aas said that the peak was near."
)


def reports(name: str, texts: tuple[str, ...], published: str | None = None) -> list[Article]:
    """Make an article of each text, each of an outlet of its own."""
    when = None if published is None else Published(when=Time(published), basis=DateBasis.STATED)
    return [
        Article(
            id=f"{name}-{place}", outlet=f"Outlet {name}-{place}", text=text, title=text.split("\n")[0], published=when
        )
        for place, text in enumerate(texts)
    ]
