"""The colours of Haverwolde: a role has one colour in each light.

Every role has a day colour of its own, so that a picture at another hour is an exact swap of one
hex for another. Materials outdoors and indoors are worked out from their day colour; sky, glass and
whatever gives light itself is chosen by hand.
"""

LIGHTS = ("dag", "avond", "nacht", "blauw")

# Role: its colour by day, in the evening, at night, and at night with blue light about.
_CHOSEN = {
    "lucht-hoog": "#BFD6E0 #6F86A6 #121C30 #101A33",
    "lucht-midden": "#D3E2E6 #C79E8F #1B2840 #172442",
    "lucht-laag": "#E8EDE6 #F0C48F #27364F #223254",
    "wolk": "#F6F5EE #E3B39A #223048 #1D2B4C",
    "hemellicht": "#F7F0DC #F8DCA6 #D9DCCB #C9D2DC",
    "ver-1": "#B7CAD0 #8C8499 #223046 #1E2C4C",
    "ver-2": "#A3B9C0 #736F88 #1C293D #192643",
    "steen-rood": "#B4583F #8D4940 #463138 #413047",
    "steen-rood-schaduw": "#984836 #743C38 #39292F #33273C",
    "steen-oranje": "#C98057 #9C624D #4D3B3C #47394B",
    "steen-oranje-schaduw": "#AE6B46 #814F42 #3F3033 #393041",
    "steen-bruin": "#8B5545 #6C4540 #3A2E34 #352C42",
    "steen-bruin-schaduw": "#754638 #583935 #302730 #2B2538",
    "pleister": "#EADFC9 #C9AD98 #67636B #5D628A",
    "pleister-schaduw": "#D6C7AA #AA907F #494752 #434863",
    "geel": "#E2C27E #BC9666 #5A5048 #544F57",
    "geel-schaduw": "#CBA962 #9C7A53 #48403D #433E49",
    "lijst": "#F3ECDD #D3B9A2 #7C7A80 #7079A3",
    "lijst-schaduw": "#CFC3AC #A58D7E #53525A #4C5270",
    "lei": "#5E7180 #4F5468 #222C3D #202C48",
    "lei-schaduw": "#4D5F6D #404558 #1B2432 #19233C",
    "pan": "#A9523A #7C4238 #3C2A31 #372A3F",
    "pan-schaduw": "#8F4330 #673630 #31232A #2C2335",
    "koper": "#7FA79A #6C8580 #34464E #30465C",
    "glas-uit": "#56707F #48506A #1B2534 #1A2642",
    "glas-aan": "#5F7988 #F4C878 #F3C66C #EFC778",
    "glas-zwak": "#688391 #D79E63 #B5884F #A98558",
    "glas-zaal": "#6D8794 #F7D690 #F8D587 #F4D794",
    "deur": "#2E5047 #2A3F3F #1B2A2E #192A3B",
    "wijzerplaat": "#FBF6E9 #FBE9C4 #F6E6BE #F1E8D2",
    "wijzerrand": "#31414E #33384A #141C28 #131D31",
    "plein-1": "#D5CAB7 #A08B86 #38404F #34425F",
    "plein-2": "#C8BBA5 #8D7B79 #303848 #2C3A58",
    "plein-3": "#B9AB94 #796A6C #283040 #24304D",
    "stoep": "#E3DACA #B79F95 #454B58 #3F4A66",
    "blad-1": "#7E9A63 #5E6A52 #24332F #213441",
    "blad-2": "#698752 #4D5A48 #1D2A28 #1B2B38",
    "stam": "#6A5647 #4D4140 #20232A #1D2334",
    "metaal": "#3D4A54 #363B4B #131A25 #111A2C",
    "lamp": "#E9E4D4 #FCE2A0 #FBDD93 #F5DFA5",
    "gloed": "#D8CDBA #C9A487 #5A5345 #4B5062",
    "vlag-1": "#2F6A55 #2F5449 #1D3A38 #1C3C4C",
    "vlag-2": "#D9A441 #C48E45 #8A6C3E #80704F",
    "mens-1": "#3E4D5B #343C4D #1E2838 #1C294A",
    "mens-2": "#71504A #523F44 #2A2730 #2A2947",
    "mens-3": "#566650 #3F4847 #222C30 #1F3048",
    "mens-4": "#86715A #5E5049 #2F2E33 #30324E",
    "mens-5": "#2F3A45 #292F3E #131B27 #141F38",
    "massa": "#4A5058 #343543 #121926 #101830",
    "haar-1": "#2A2625 #22222B #0C111A #0C1424",
    "haar-2": "#8A6A4A #5E4A42 #1F1F26 #1A1E2E",
    "haar-3": "#B9B2A6 #8A8285 #3A3F4A #364059",
    "bord": "#F1ECE0 #CDB8A9 #6A6C74 #667093",
    "bord-schaduw": "#D8CFBD #AD998E #565963 #525B7B",
    "wagen": "#F2F1EC #C9C0BD #7B808C #7C8AB0",
    "wagen-schaduw": "#D4D5D2 #A29C9E #5C6270 #5A688F",
    "band-blauw": "#2F5E9E #2C4F86 #25447C #2F61C4",
    "zwaai": "#6496DB #5C9BFF #6FA8FF #7DB2FF",
    "schijnsel": "#5C8FD6 #4C83E6 #3F7BF0 #3F7BF0",
    "me-1": "#27323F #232C3B #101826 #0F1930",
    "me-2": "#3B4856 #333D4F #1D2839 #1B2A4A",
    "schild": "#C9D6DC #A7B2C2 #55657A #6F8CC0",
    "vizier": "#9FB4C0 #8796AC #4A5B72 #6A8AC6",
    "hek": "#8C9499 #6D6F7E #39424F #41517A",
    "rook-1": "#DAD6CC #A99AA0 #3A4352 #3A4A6E",
    "rook-2": "#CBC6BA #95878F #323B4A #324165",
    "vuur": "#F0A25A #FFB45C #FFB65A #FFC074",
    # Outside, through the window of a room; not as bright as the air itself.
    "buiten-hoog": "#C3D9E2 #7A86A4 #17233A #16234A",
    "buiten-laag": "#E0E8E4 #E2A98A #22304A #22346A",
    "buiten-ver": "#A9BEC4 #6E6A86 #16202F #18244A",
    "buiten-dak": "#B9624A #74414A #241F2C #24234A",
    "buiten-boom": "#8CA67A #4F5A55 #14211F #142438",
    "buiten-licht": "#C9D3CE #F6C877 #F0C36A #EFC778",
    # What burns indoors after dark.
    "peer": "#F0E8D2 #FFEBB4 #FFE8A8 #FFE8B0",
    "kap": "#E4D3AE #FBD894 #F6CC7C #F2CC88",
    "schijn": "#EEDFBD #FFD890 #FFD080 #FFD28C",
    "scherm-aan": "#8FB4C4 #9CC4D6 #8FC0DA #8FC0E6",
    "scherm-uit": "#36454F #2C3742 #1A232E #1B2740",
    "zon": "#FFF3CF #FFF0C8 #FFF1CA #FFF2CC",
    "water": "#A8C6CC #9A93A2 #22344C #233A66",
    "water-schaduw": "#8FB3BC #7F7E92 #1A293F #1C3058",
    "water-glim": "#CBDDDD #F0C79C #2F4460 #33508A",
}

# Materials outdoors: their colour by day.
_OUTDOORS = {
    "gras": "#9DB07A",
    "hout-buiten": "#A27A56",
    "vlier": "#7C8F5A",
    "asfalt": "#8A8C8C",
    "beton": "#C6C2B6",
    "staal": "#A5B0B4",
    "roest": "#A8694A",
    "riet": "#BFA26B",
    "verf-groen": "#5C8070",
    "verf-wit": "#EFEADC",
    "auto-rood": "#9C4A44",
    "auto-grijs": "#7A8790",
    "auto-zand": "#C7B48F",
    "brand": "#4B4441",
    "grind": "#CDBFA3",
    "natuursteen": "#E4DAC6",
    "baksteen": "#B25A42",
    "bakoranje": "#C48460",
    "bakbruin": "#8A5A4A",
    "pannen": "#9C5240",
    "leien": "#64767F",
    "heg": "#6F8A58",
    "bus-grijs": "#8E979B",
    "koper-dak": "#7FA79A",
}

# Materials indoors: their colour by day.
_INDOORS = {
    "muur": "#E6DBC6",
    "muur-koel": "#D3D9D3",
    "muur-groen": "#A9B8A4",
    "muur-rood": "#B7705A",
    "lambrisering": "#8C6A4C",
    "vloer": "#B98F63",
    "vloer-tegel": "#C9BDA9",
    "vloer-grijs": "#98A0A0",
    "tapijt": "#8F4F45",
    "tapijt-groen": "#5F7A6C",
    "plafond": "#F1EADB",
    "hout": "#A9774B",
    "noten": "#7A5238",
    "eiken": "#C79E6C",
    "leer": "#7B4F3F",
    "stof-groen": "#4E6E5F",
    "stof-blauw": "#4F6A80",
    "stof-oker": "#C5954A",
    "wit-werk": "#F4EFE3",
    "papier": "#FAF6EA",
    "stenen": "#D9D2C4",
    "rvs": "#B4BDC0",
    "zwart-werk": "#3A4046",
    "plant": "#6C8F60",
    "rode-kaft": "#A9483A",
    "blauwe-kaft": "#3F6485",
    "gele-kaft": "#D3A64C",
    "koffer": "#B8643F",
    "koelkast": "#D6DEDA",
}

# A material has four tones: up to the sky, towards the light, before us, and away from it.
TONES = {"-top": 1.13, "-licht": 1.06, "": 1.0, "-schaduw": 0.84}

# People stand in the light of the room they are in.
INSIDE = "-binnen"
_PEOPLE = ("mens-", "haar-", "stam", "metaal")

_Rgb = tuple[float, float, float]


def palette() -> dict[str, tuple[str, ...]]:
    """Return the colour of every role in each of the four lights, in the order of `LIGHTS`."""
    roles = {name: tuple(colours.split()) for name, colours in _CHOSEN.items()}
    for materials, hours in ((_OUTDOORS, _outdoors), (_INDOORS, _indoors)):
        for name, day in materials.items():
            for tone, strength in TONES.items():
                roles[name + tone] = hours(_times(_rgb(day), (strength,) * 3))
    for name in [name for name in roles if name.startswith(_PEOPLE)]:
        roles[name + INSIDE] = _indoors(_rgb(roles[name][0]))
    taken: dict[str, str] = {}
    for name, colours in roles.items():
        if len(colours) != len(LIGHTS):
            raise ValueError(f"{name} needs a colour in each of {LIGHTS}")
        colours = (_free(colours[0], taken), *colours[1:])
        taken[colours[0]] = name
        roles[name] = colours
    return roles


def _free(colour: str, taken: dict[str, str]) -> str:
    """Return a day colour nobody has yet: one that nobody can tell from this one."""
    value = int(colour[1:], 16)
    while f"#{value:06X}" in taken:
        value += 1
    return f"#{value:06X}"


def _outdoors(day: _Rgb) -> tuple[str, ...]:
    evening = _mix(_times(day, (0.84, 0.77, 0.77)), (74, 53, 80), 0.2)
    night = _mix(_times(day, (0.46, 0.47, 0.5)), (18, 28, 48), 0.42)
    return _hex(day), _hex(evening), _hex(night), _hex(_mix(night, (48, 70, 140), 0.24))


def _indoors(day: _Rgb) -> tuple[str, ...]:
    evening = _mix(_times(day, (0.92, 0.82, 0.72)), (60, 44, 62), 0.13)
    night = _mix(_times(day, (0.76, 0.65, 0.55)), (28, 26, 44), 0.17)
    return _hex(day), _hex(evening), _hex(night), _hex(_mix(night, (44, 62, 130), 0.2))


def _rgb(colour: str) -> _Rgb:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _times(colour: _Rgb, by: _Rgb) -> _Rgb:
    red, green, blue = (min(252.0, part * factor) for part, factor in zip(colour, by, strict=True))
    return red, green, blue


def _mix(colour: _Rgb, other: _Rgb, share: float) -> _Rgb:
    red, green, blue = (
        part * (1 - share) + more * share for part, more in zip(colour, other, strict=True)
    )
    return red, green, blue


def _hex(colour: _Rgb) -> str:
    return "#" + "".join(f"{round(part):02X}" for part in colour)
