"""Content files spoiled in one place each, and what the gate that finds it says."""

PULL, BRIDGE, HUG = (
    f"exercises/{slug}.toml" for slug in ("supine-figure-4-pull", "bridge", "double-knee-to-chest")
)
CAUDA, PREGNANT = "safety/rf-cauda-equina.toml", "safety/pregnancy-mid-late.toml"
CARD, TEMPLATE = "education/symptoms.toml", "plan_templates/sciatica-four.toml"
HARD_WORDS = (
    "Physiotherapeutic rehabilitation necessitates appropriate musculoskeletal conditioning"
)
LONG = "Then lift " + "and lift " * 8 + "your hips"

SPOILED = [
    # The files
    (
        BRIDGE,
        'level = 1\nsidedness = "both together"',
        'sidedness = "both together"\nlevel = 1',
        "put sidedness after level",
    ),
    # What an exercise is filed under
    (BRIDGE, 'region = "low back"', 'region = "bottom"', "region: 'bottom' is not one of"),
    (BRIDGE, 'position = "supine"', 'position = "upside down"', "position: 'upside down'"),
    (BRIDGE, "level = 1", "level = 4", "level: 4 is not one of"),
    (
        BRIDGE,
        'start_pose = "hook-lying"',
        'start_pose = "Hook lying"',
        "start_pose: use small letters",
    ),
    (PULL, 'side_means = "stretched"\n', "", "side_means: needed"),
    (BRIDGE, 'evidence_strength = "low"', 'evidence_strength = "proven"', "'proven' is not one of"),
    # What it demands
    (BRIDGE, '"wb:part"', '"wb:some"', "there is no tag 'wb:some'"),
    (BRIDGE, '"pos:supine", ', "", "name the position"),
    (
        BRIDGE,
        'back-thigh = ["load"]',
        'back-thigh = ["strain"]',
        "vocabulary.toml has no back-thigh",
    ),
    # Its dosage
    (PULL, 'hold = "30+"', 'hold = "400"', "dosage.hold: Hold for 1 to 300 seconds"),
    (PULL, 'reps = "2-3"', 'reps = "2-30"', "dosage.reps: Use 1 to 20 repetitions"),
    (PULL, "seconds_per_rep = 35", "seconds_per_rep = 5", "at least 30"),
    (PULL, 'set_by = "S001"', 'set_by = "S999"', "dosage.set_by: 'S999'"),
    (BRIDGE, 'basis = "total"', 'basis = "per side"', "dosage.basis: 'per side' does not fit"),
    # Its links
    (
        PULL,
        'progression_of = "supine-figure-4-rest"',
        'progression_of = "nothing"',
        "there is no exercise 'nothing'",
    ),
    (
        PULL,
        'progression_of = "supine-figure-4-rest"',
        'progression_of = "modified-pigeon-table"',
        "comes back to this one",
    ),
    (PULL, '"glute-ball-release"', '"seated-figure-4"', "alternatives: one stands twice"),
    (HUG, '"single-knee-to-chest"', '"double-knee-to-chest"', "alternatives: it names itself"),
    (
        HUG,
        'progression_of = "hook-lying"',
        'progression_of = "seated-figure-4-lean"',
        "has a higher level",
    ),
    # Its sources
    (
        PULL,
        'sources = ["S001", "GULL"]',
        'sources = ["S001", "NOPE"]',
        "there is no sources/NOPE.toml",
    ),
    (BRIDGE, "[TONLEY]", "[TONLEY10]", "there is no sources/TONLEY10.toml"),
    (
        "sources/S001.toml",
        'used_for = "',
        'used_for = " " # "',
        "reference and used_for: write both",
    ),
    # Its words
    (
        PULL,
        "Let go slowly.",
        "Let go of your left leg.",
        "write a token such as {this leg}, not 'left'",
    ),
    (PULL, "Let go slowly.", "Let go after 30 seconds.", "leave 'seconds'"),
    (PULL, "Let go slowly.", "This is a safe stretch.", "'safe' is not for patients"),
    (PULL, "Let go slowly.", "Relax the gluteals.", "'gluteal' is not for patients"),
    (PULL, "{other foot} down", "{other foto} down", "there is no token {other foto}"),
    (PULL, "{other foot} down", "{other foot down", "a brace is missing"),
    (PULL, "Let go slowly.", "let go slowly.", "begin with a capital letter"),
    (PULL, "Let go slowly.", f"{LONG}.", "make two sentences of: Then lift"),
    (
        PULL,
        "This eases tight muscles deep in your buttock.",
        f"{HARD_WORDS}. " * 12,
        "Flesch-Kincaid is",
    ),
    (
        PULL,
        "This eases tight muscles deep in your buttock.",
        f"{HARD_WORDS}. " * 12,
        "Dale-Chall is",
    ),
    (PULL, "This eases tight muscles deep in your buttock.", f"{HARD_WORDS}. " * 12, "SMOG is"),
    (
        BRIDGE,
        "Squeeze your buttocks.",
        "Squeeze your {this buttock}.",
        "there is no token {this buttock}",
    ),
    (BRIDGE, 'feel = "', 'feel = "" # "', "patient.feel: is empty"),
    (
        PULL,
        '"Stop when you feel a mild pull in your {this buttock}.",',
        "",
        "patient.steps: say where to stop",
    ),
    (
        PULL,
        'Stop at a mild pull.",\n  "Hold.',
        'You feel a mild pull.",\n  "Hold.',
        "patient.short_steps: say where to stop",
    ),
    (PULL, "Do not bounce.", "Keep still.", "says 'do not bounce'"),
    (BRIDGE, "Do not hold your breath. ", "", "says 'do not hold your breath'"),
    (BRIDGE, '"Stop at one straight line.",', "", "patient.short_steps: there are 3; use 4"),
    (
        BRIDGE,
        '"Squeeze your buttocks.",',
        '"Squeeze.", "Wait.", "Wait.",' * 2,
        "patient.steps: there are 12",
    ),
    (PULL, 'side = "You stretch your {this hip}."', 'side = ""', "patient.side: say what it means"),
    (BRIDGE, 'side = ""', 'side = "You lift."', "patient.side: leave it empty"),
    # What a patient is asked
    (
        CAUDA,
        "Have you lost feeling between your legs,",
        f"Has {HARD_WORDS.lower()},",
        "question: Flesch-Kincaid is",
    ),
    (CAUDA, "Have you lost", "Did you ever notice that you have lost", "question: make two"),
    (CAUDA, "Have you lost feeling", "Have you chronic numbness", "'chronic' is not for patients"),
    (CAUDA, "or bowel? Are", "or bowel? Any? Are", "question: ask one or two things"),
    (CAUDA, "or bowel? Are", "or bowel. Are", "question: ask one or two things"),
    (CAUDA, 'question = "', 'question = "" # "', "question: is empty"),
    (PREGNANT, "Are you 16 or more weeks", "Are you many weeks", "question: say the number of"),
    (PREGNANT, "Pregnancy, from 16 weeks", "Later pregnancy", "label: say the number of"),
    (
        CAUDA,
        'has_side = false\nneeds_region = "no"',
        'needs_region = "no"\nhas_side = false',
        "put needs_region after has_side",
    ),
    (
        CAUDA,
        'kind = "stop"\nany = ["*"]',
        'any = ["*"]\nkind = "stop"',
        "rows: put any after kind",
    ),
    # The other kinds
    (CARD, "It may hurt to sit", "It may damage you to sit", "'damage' is not for patients"),
    (CARD, 'strength = "low"', 'strength = "sure"', "strength: 'sure' is not in vocabulary"),
    (
        CARD,
        'sources = ["S000", "S001", "S004"]',
        'sources = ["S000", "S001"]',
        "add S004 to the sources of the card",
    ),
    (
        "stop_rules/all.toml",
        'short = "You fall or nearly fall"',
        'short = "You fall or you nearly fall down"',
        "short: use 1 to 6 words",
    ),
    ("stop_rules/all.toml", "stop and call {phone}.", "stop.", "say to call {phone}"),
    ("stop_rules/all.toml", "{emergency}", "{ambulance}", "there is no token {ambulance}"),
    ("stop_rules/fine.toml", "always = true", "always = false", "has a rule for 'fine'"),
    (
        "stop_rules/shoulder-and-arm.toml",
        '"elbow", ',
        "",
        "no group names the exercise region 'elbow'",
    ),
    ("stop_rules/neck.toml", '"vestibular"', '"inner ear"', "'inner ear' is not in vocabulary"),
    (
        "stop_rules/neck.toml",
        'slug = "neck-cord-zap"',
        'slug = "all-fall"',
        "the slug stands in all too",
    ),
    (TEMPLATE, 'hold = "15-45"', 'hold = "15-450"', "dosage.hold: Hold for 1 to 300 seconds"),
    (TEMPLATE, '"what-is-piriformis-syndrome"', '"no-card"', "there is no education/no-card.toml"),
    (
        TEMPLATE,
        '"sciatic-slider-supine", "bridge"]',
        '"sciatic-slider-supine", "hug"]',
        "ours: 'hug' is not among",
    ),
    (TEMPLATE, 'group = "main"', 'group = "cool-down"', "keep the order warm-up"),
    (TEMPLATE, "weeks = 4", "weeks = 0", "weeks: use 1 to 52"),
    ("plan_templates/ankle-sprain-2.toml", 'entry = ["', 'entry = [] # ["', "what opens it"),
    (TEMPLATE, 'exercise = "bridge"', 'exercise = "modified-pigeon-table"', "each once"),
    (
        "exercise_types/static-stretch.toml",
        "time_warn = [10, 60]",
        "time_warn = [10, 600]",
        "what warns must lie inside",
    ),
    (
        "exercise_types/static-stretch.toml",
        'source = "library"',
        'source = "X"',
        "source: 'X' is neither",
    ),
    ("synonyms.toml", '"lbp" =', '"L.B.P." =', "write it as a search reads it: l b p"),
    ("synonyms.toml", '["low back pain"]', "[]", "say what it stands for"),
]
