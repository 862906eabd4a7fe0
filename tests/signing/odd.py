"""What is odd in the fields of signing: what has to be taken as it is, and what is told, with words of the advice."""

NAMES = (
    ("ondertekenaar", "naam"),
    ("ondertekenaar", "functie"),
    ("medeondertekenaars", "naam"),
    ("medeondertekenaars", "organisatie"),
    ("plaats", "plaats"),
)
LINES = (("mandaat", "kenmerk"), ("plaats", "gelegenheid"))
ADDRESSES = (("ondertekenaar", "email"), ("medeondertekenaars", "email"))
CHOICES = (("ondertekenaar", "openbaar"), ("mandaat", "mandaat"), ("medeondertekenaars", "tonen"))
TEXTS = (("ondertekenaar", "reden"), ("plaats", "motivatie"))
LINKS = (("mandaat", "link"),)

PASTED = "\u00a0Anna\u2009van \u00a0 Dam\u00a0"
TAKEN = (
    (NAMES, ("Ö", "van 't Hoff-O’Neill", "李", PASTED, "Zoe\u0308", "A" * 200)),
    (LINES, ("B", "’t besluit", "17/a; “nr. 3”", "\u00a0B\u00a017", "B" * 200)),
    (ADDRESSES, ("zoë@gemeente-é.example", "z@xn--gemeente-f1a.example", "\u00a0 Lies@Zoom.example ", "o'n+a@x-y.nl")),
    (TEXTS, ("=", "- een\r\n- twee", "https://x.example", "A" * 200, "\u202etxet", "😀")),
    (LINKS, ("https://x.example/besluit?nr=1#a", "http://gemeente-é.example", " https://x.example ")),
)  # fmt: skip

WEB, FORMULA, SHORTER = "Haal het webadres weg", "vooraan kan niet", "Maak dit korter"
EMAIL, LINK, CHOOSE = "Vul een e-mailadres in", "Vul een webadres in", "Kies een antwoord uit de lijst"
FORMULAS = ("=1+1", "+31 6 12345678", "-1", "@anna", "\t=1+1", "\u00a0=1+1")
NO_ADDRESSES = (
    "", "anna", "anna@windveld", "anna@.example", "anna@windveld.", "anna@wind..example", "a@b.nl, c@d.nl",
    "Anna <a@b.nl>", "a@b.nl\r\nBcc: c@d.nl", "a b@c.nl", "a@b@c.nl", "anna@wind\u00a0veld.nl",
)  # fmt: skip
NO_LINKS = ("x.example", "javascript:alert(1)", "https://", "https:// x", "https://x y.nl", "ftp://x.nl", "http:///a")
REFUSED = (
    ((*NAMES, *LINES), FORMULA, FORMULAS),
    ((*NAMES, *LINES), WEB, ("https://spam.example", "Anna www.spam.example", "HTTP://x")),
    ((*NAMES, *LINES), SHORTER, ("A" * 201,)),
    (NAMES, "met letters", ("12345", "…")),
    (ADDRESSES, EMAIL, NO_ADDRESSES),
    (ADDRESSES, SHORTER, ("a" * 200 + "@b.nl",)),
    (CHOICES, "Kies", ("",)),
    (CHOICES, CHOOSE, ("misschien", "=1")),
    (LINKS, LINK, NO_LINKS),
    (LINKS, SHORTER, ("https://x.nl/" + "a" * 200,)),
    ((("ondertekenaar", "reden"),), SHORTER, ("A" * 201,)),
    ((("plaats", "motivatie"),), SHORTER, ("A" * 2001,)),
)

DATES_TAKEN = (
    ("10", "november", "2026"), ("\u00a010 ", " NOV.", "2026\u00a0"), ("10-11-2026", "", ""), ("2026-11-10", "", ""),
)  # fmt: skip
DATES_REFUSED = {  # by the part at which it is told
    "dag": (
        ("", "", ""), ("31", "11", "2026"), ("29", "2", "2026"), ("0", "11", "2026"), ("-1", "11", "2026"),
        ("=1", "11", "2026"), ("١٠", "11", "2026"), ("2026", "11", "10"), ("A" * 201, "11", "2026"),
    ),
    "maand": (("10", "", "2026"), ("11", "17", "2026"), ("10", "nov-", "2026")),
    "jaar": (("10", "11", "26"), ("10", "11", "2017"), ("10", "11", "2099"), ("10", "11", "99999")),
}  # fmt: skip
