"""Lists of words that stand around names: titles, what is called after a name, words of other languages."""

_TITLES = """Mr Mrs Ms Miss Dr Prof Professor Sir Dame Lord Lady Madame Madam Monsieur Herr Frau President Presidents
Premier Minister Ministers Chancellor General Marshal Colonel Major Captain Admiral Lieutenant Sergeant Commander Tsar
Czar Tsarina Emperor Empress Prince Princess Count Countess King Queen Comrade Citizen Senator Deputy Governor
Chairman Chairwoman Secretary Ambassador Academician Patriarch Metropolitan Archbishop Bishop Father Judge Justice
Prosecutor Director Speaker Spokesman Spokeswoman Coach Composer Writer Poet Oligarch Billionaire Businessman Opponent
Dissident Cosmonaut Leader Dictator PM MP Detective Inspector Agent Officer Pope Brother Sister Saint"""
_SMALL_TITLES = """president premier minister chancellor general marshal colonel major captain admiral tsar emperor
prince princess count comrade senator deputy governor chairman chairwoman secretary ambassador academician patriarch
leader dictator spokesman spokeswoman director composer writer novelist poet playwright painter pianist violinist
chess-player cosmonaut oligarch billionaire businessman dissident opponent coach lawyer journalist historian physicist
chemist mathematician conductor ballerina dancer politician official diplomat judge prosecutor philosopher friend
colleague brother sister son daughter wife husband successor predecessor mentor ally rival"""
_SENTENCE_WORDS = """The When While If As But And For With After Before Since In On At To From By That This What Why
How Does Did Do Is Has Have Had Was Were Are Will Would Can Could Should Not Only Even Both Like Against Because
Although Though Under Then Now Today Yesterday Here There So Yet Still Also Again Once Until Near Between Despite
Without Within Among Around About According Over Through Toward Towards Nor Or Who Whom Whose Which Where Monday
Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October
November December Russian Russia Ukrainian Ukraine Soviet Belarusian Bulgarian Georgian Kremlin Chechen European
American French German Today's Meanwhile However Perhaps Maybe Of Its His Her Their Our My Your These Those Each Every
All Some Many Most Former Late Old Young Great Greater Central Eastern Western Northern Southern Upper Lower Modern
Occupied Free Imperial Tell Ask See Let"""
_CALLED_SO = """Street Avenue Square Boulevard Road Lane Bridge Prize Award Medal Conservatory Conservatoire Theatre
Theater Museum Institute Academy University College School Library Park Station Airport Hotel Restaurant Bar Café Cafe
Prospekt Embankment Competition Foundation Fund Hall House Gallery Palace Metro Ballet Orchestra Quartet Choir Cup
Tower Hospital Company Corporation Bank Club Stadium Arena Factory Works Press Publishers Records Studio Studios
Cinema Festival Island Glacier Crater Peak Passage Times Strait Ltd Inc GmbH AG Verlag Straße Strasse Allee Platz
Gambit Defence Defense Variation Mule Cutlet Salad Doll Dolls"""
_GOVERNING = """city town village capital mayor port airport region province district area centre center suburb
suburbs outskirts north south east west streets street university bishop archbishop people inhabitants residents
population siege battle treaty museum station prefect prefecture governor heart middle side edge gates court kingdom
republic"""
_FOREIGN = """le la les du des et est chez avec dans pour sur une aux au à sont qui ne pas mais où son ses der das den
dem ein eine und ist von vom zum zur im mit nach bei für auf nicht auch el los las del y en es con por para una il lo
gli di della dei degli nel nella che per um uma do dos da os com na nos het een van voor naar bij uit met te zijn w z
jest nie się przez dla oraz lui ils rue sous entre vers contre"""
_THINGS = """ship cruiser frigate destroyer submarine ferry liner steamer yacht boat tanker icebreaker aircraft carrier
restaurant café cafe bar pub hotel cinema theatre theater club disco nightclub shop store brand band group orchestra
choir label magazine newspaper newspapers weekly daily journal film movie novel book play opera song album poem series
game horse dog cat crater asteroid operation hurricane storm street avenue square station vodka beer cocktail dish pen
rifle car model font"""
#: What is often called after a person or a town: the ship Moscou, the restaurant Pékin.
THINGS = frozenset(_THINGS.split())
#: Houses and firms, which are often called after a person or a town.
HOUSES = """restaurant café cafe bar pub hotel cinema theatre theater club disco nightclub shop store brand band group
orchestra choir label magazine newspaper journal trattoria pizzeria bistro brasserie diner tavern inn bakery gallery
firm company start-up startup search-engine studio bookshop bookstore"""
#: Before a surname these tell that it is one; before a place that it is somebody's name.
TITLES = frozenset(_TITLES.split())
#: Titles and trades, also in lower case: before a surname they tell that it is one.
ANY_TITLE = TITLES | frozenset(_SMALL_TITLES.split())
#: Capitalised words that are no part of the name behind them.
NO_NAMES = frozenset(_SENTENCE_WORDS.split())
#: What is called after a person or a place, and is not the person or the place.
CALLED_SO = frozenset(_CALLED_SO.split())
#: English words that a town can stand behind with "of".
GOVERNING = frozenset(_GOVERNING.split())
#: Words of the languages at hand that English does not have, before a name: the text around it is not English.
FOREIGN_BEFORE = (
    frozenset(_FOREIGN.split()) - frozenset(("met", "son", "den", "do", "dos", "per", "com", "con", "os", "na"))
) | frozenset(("de", "d", "l"))
#: The same behind a name, where English has some of them.
FOREIGN_AFTER = (
    frozenset(_FOREIGN.split()) - frozenset(("do", "das", "per", "met", "den", "son", "sur", "pour", "chez"))
) | frozenset(("am", "aan", "nad", "sul", "na", "de", "e", "o"))
#: In the middle of a hyphenated name: Rostov-sur-le-Don.
FOREIGN_PARTS = tuple(
    f"-{word}-" for word in ("sur", "sous", "en", "le", "la", "les", "na", "nad", "sul", "do", "am", "an")
)
