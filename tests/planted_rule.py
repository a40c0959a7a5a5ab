"""A rule that changes “zqz” into “zXz” wherever it reaches; in fixtures “zqz” stands where prose is, “qzq” where it is not."""

RULE = """\
id = "test/planted"
message = "A planted word"
why = "It was planted"
source = "this test"
languages = ["*"]
stage = "words"
safety = "safe"
changes = ["letters"]
scan = true

[pattern]
find = "(?<=z)q(?=z)"
replace = "X"

[[bad]]
text = "zqz"
fixed = "zXz"

[[bad]]
text = "a zqz"
fixed = "a zXz"

[[good]]
text = "q"

[[good]]
text = "qz"
"""
