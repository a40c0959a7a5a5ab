"""Which rules work: chosen by id or pack, and by the languages of the article."""

from collections.abc import Collection, Iterable, Sequence

from cleanup.errors import ConfigError, nearest
from cleanup.rule import Rule


def choose(rules: Sequence[Rule], select: Collection[str] = (), ignore: Collection[str] = ()) -> tuple[Rule, ...]:
    """Return the rules that ``select`` names (none given: all) without those that ``ignore`` names.

    A name is a rule's id or a pack; raise ConfigError for one that is neither. The longer name wins:
    ``ignore = ["quotes"]`` with ``select = ["quotes/doubled-mark"]`` leaves that one rule.
    """
    check((*select, *ignore), rules)
    chosen = []
    for rule in rules:
        wanted = _rank(rule, select) if select else 1
        if wanted > _rank(rule, ignore):
            chosen.append(rule)
    return tuple(chosen)


def names_of(rules: Iterable[Rule]) -> frozenset[str]:
    """Return what can be selected: the ids and the packs of ``rules``."""
    return frozenset(name for rule in rules for name in (rule.id, rule.pack))


def check(names: Iterable[str], rules: Iterable[Rule]) -> None:
    """Raise ConfigError for the first of ``names`` that is neither a rule nor a pack."""
    known = names_of(rules)
    for name in names:
        if name not in known:
            raise ConfigError(f"{unknown(name, known)}; see `mt-cleanup rules`")


def unknown(name: str, known: Iterable[str]) -> str:
    """Return what to say of a name that is neither a rule nor a pack."""
    return f"no rule or pack is called {name!r}{nearest(name, sorted(known))}"


def _rank(rule: Rule, names: Collection[str]) -> int:
    """3 if named by its id, 2 by its pack, 0 if not named."""
    return 3 if rule.id in names else 2 if rule.pack in names else 0
