"""Numbers, money, times and dates: how languages write them, and what a number in an article can mean.

``conventions`` are the languages' own ways, ``numerals`` finds the numbers of a text, ``words`` are what stands
beside them, ``forms`` counts what the numbers of an article prove, ``place`` is one number with its surroundings.
``spaced``, ``pointed`` and ``decimals`` weigh one in an English article, ``others`` in one of another language.
"""
