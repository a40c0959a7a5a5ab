"""Small closed lists of English words that tell what stands beside a name, and whether the name is complete."""

import re

#: What can follow a noun that is complete: the end, a mark, a verb or a function word that no name goes on with.
_MARKS = r"[,;:!?)\]”»\"…]|\.{3}|\.(?:[\s”\"’')]|$)|\s*$| [–—-] | \("
_VERBS = (
    "is|was|has|had|will|would|must|can|could|should|might|may|does|did|do|are|were|have|also|already|still|never|"
    "thus|said|says|told|announced|announces|wants|wanted|remains|became|becomes|intends|decided|decides|itself|"
    "agree|oppose|reject|seek|refuse|belong|represents|accounts|holds|takes|makes|gives|goes|comes|continues|seems|"
    "needs|faces|supports|opposes|rejects|accepts|accepted|voted|joined|signed|lost|won|became|took|made|gave|went|"
    "came|held|sent|ratified|invaded|declared|demanded|opposed|rejected|confirmed|confirms|wishes|wished|expects|"
    "expected|proposed|proposes|condemned|condemns|imposed|launched|abolished|agreed|believes|refused|refuses|hopes|plans|began|called|calls|not|"
    "met|meets|warned|warns|asked|asks|stated|reported|insisted|insists|considers|considered|responded|reacted|denied|"
    "denies|praised|criticised|criticized|welcomed|welcomes|published|approved|adopted|suspended|deployed|estimates|"
    "estimated|recommends|recommended|fears|feared|announces"
)
_JOINTS = "the|an?|its|their|this|these|rather|than|nor|because|while|whereas|although|though|unless"
_LINKS = "and|or|but|to|by|for|with|as|at|on|in|into|against|if|when|since|until|without|between|towards?"

#: A name is complete before these.
ALONE = re.compile(rf"(?:{_MARKS}| (?:{_VERBS}|{_JOINTS}|{_LINKS})\b)")
#: As ``ALONE``, without the words that can also begin what a name of a time or a kind goes on with ("in 1933").
COMPLETE = re.compile(rf"(?:{_MARKS}| (?:{_VERBS}|{_JOINTS})\b)")
#: Verbs of one and of several.
SINGULAR_VERB = re.compile(r" (?:is|was|has|does|says|wants|remains|becomes|intends|itself)\b")
PLURAL_VERB = re.compile(r" (?:are|were|have|do|say|want|remain|become|intend|themselves)\b")
#: A preposition that a noun with its article follows.
PREPOSITION = re.compile(
    r"(?:^|\W)(?:of|to|by|from|with|in|at|for|against|within|between|inside|outside|and|or|that) $", re.IGNORECASE
)
#: Words of other languages; beside a name they show that it is part of a foreign title or quotation.
_FOREIGN = (
    "le|la|les|de|du|des|et|chez|avec|pour|sur|dans|un|une|der|das|dem|den|von|und|zur|zum|für|bei|el|los|las|del|y|"
    "por|para|con|il|lo|gli|di|da|della|dello|nel|nella|dos|ao|pelo|pela|het|voor|een|przez|à|au|aux"
)
FOREIGN_BEFORE = re.compile(rf"(?:\b(?:{_FOREIGN}) |[^\W\d_a-zA-Z]\w* )$", re.IGNORECASE)
FOREIGN_AFTER = re.compile(rf" (?:(?:{_FOREIGN}) |\w*[^\W\d_a-zA-Z])", re.IGNORECASE)

#: What joins a word to one of its own language behind it: milliards de, Millionen von, d'euros.
JOINED = re.compile(r" (?:de|di|del|von|van) | d['’]")
#: A capitalised word right before a place.
CAPITAL_BEFORE = re.compile(r"\b([^\W\d_a-zß-ÿ][\w’'-]*) $")

_OPENERS = """
    It He She They We You I
    The A An When While If As But And For With After Before Since In On At To From By That This What Why How Did Is
    Has Will Can Not Only Even Both Like Against Because Although Though Under Then Now Today Yesterday Tomorrow Here
    There So Yet Still Also Again Once Until During According However Moreover Finally Later Earlier Meanwhile Instead
    Thus Therefore Besides Monday Tuesday Wednesday Thursday Friday Saturday Sunday"""
#: Words that begin a sentence: the capital before a name that is no name.
OPENERS = frozenset(_OPENERS.split())
