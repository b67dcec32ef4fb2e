"""Invented names for an English town by the sea, with some who came from far away.

Given and family names are common ones, put together by chance; nobody is meant.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heritage:
    """Names that go together, with the return's code of ethnicity and a weight."""

    ethnicity: str
    weight: int
    girls: tuple[str, ...]
    boys: tuple[str, ...]
    families: tuple[str, ...]


def _h(ethnicity: str, weight: int, girls: str, boys: str, families: str) -> Heritage:
    return Heritage(
        ethnicity, weight, tuple(girls.split()), tuple(boys.split()), tuple(families.split())
    )


HERITAGES = (
    _h(
        "WBRI",
        60,
        "Abigail Amber Bethan Caitlin Charlotte Courtney Daisy Demi Eliza Ellie Erin Evie Faith "
        "Freya Gemma Georgia Grace Hannah Holly Imogen Jade Jasmine Jessica Jodie Kayla Keira "
        "Lacey Leah Lexi Libby Lily Lola Lucy Maisie Megan Mollie Morgan Naomi Niamh Paige Phoebe "
        "Poppy Rhiannon Rosie Ruby Scarlett Shannon Skye Summer Tia Tilly Zoe",
        "Aaron Adam Alfie Archie Ashton Bailey Ben Billy Blake Bradley Brandon Cameron Charlie "
        "Connor Corey Curtis Danny Declan Dylan Ethan Finley Finn Frankie George Harley Harry Jack "
        "Jake Jamie Jayden Joe Jude Kai Kane Kieran Kyle Lewis Liam Logan Luke Mason Max Nathan "
        "Ollie Owen Reece Riley Robbie Ryan Sean Shane Taylor Toby Tyler Zak",
        "Ackroyd Appleyard Barrowclough Beckett Birkin Blanchard Bracewell Brindle Calloway "
        "Chilcott Clegg Coldwell Copplestone Cragg Dacre Dangerfield Eastwood Ellery Fairbrother "
        "Farrant Fenwick Garside Gledhill Goodacre Halliwell Hartnoll Haythorne Hebden Hollis "
        "Ibbotson Jellicoe Kellaway Kirkbride Lacey Langstaff Lomax Loxley Mallory Maddocks "
        "Northcott Oldroyd Padgett Pascoe Penhallow Quayle Redfearn Rokeby Rudge Sandford Scoble "
        "Shackleton Sowerby Stanbury Sugden Tamblyn Thackray Thornley Tregear Trounce Underhill "
        "Varcoe Wadsworth Wainscott Wherry Whitcombe Winstanley Yelland",
    ),
    _h(
        "WOTH",
        7,
        "Aleksandra Bianca Daria Ioana Julia Kinga Lena Milena Nikola Oliwia Zofia",
        "Adrian Bartek Denis Filip Igor Kacper Luka Matei Oskar Stefan Tomas",
        "Banasik Ciobanu Dragan Kaczor Kalnins Lisowski Moldovan Novotny Petrauskas Sobczak",
    ),
    _h("WROM", 2, "Britney Esmeralda Shania", "Elvis Levi Nelson", "Boswell Lovell Heron"),
    _h(
        "MWBC",
        7,
        "Alesha Chanel Jada Kiara Mya Shanice Tiana",
        "Andre Devonte Jermaine Jerome Kaine Marlon Theo",
        "Bramwell Campbell-Firth Ffrench Gayle-Lomas Hinds Lindo Pinnock Samuels-Reed",
    ),
    _h(
        "MWBA",
        5,
        "Ada Chidi Efua Kemi Zara",
        "Ayo Emeka Jaydon Kwame Zeke",
        "Adeleke-Ross Boateng-Hall Eze-Marsh Mensah-Cole Okafor-Lane",
    ),
    _h(
        "MWAS",
        4,
        "Aisha Jasmin Leila Priya Samira",
        "Ash Imran Jay Rohan Zain",
        "Ahmad-Leigh Chowdhry-Kent Malik-Stone Rao-Whitby Sethi-Burrows",
    ),
    _h(
        "BAFR",
        5,
        "Adaeze Blessing Esther Fatou Grace Ngozi",
        "Abdi Emmanuel Kelechi Moses Samuel Tunde",
        "Adewale Bangura Kamara Mwangi Nkosi Okeke Sesay",
    ),
    _h(
        "BCRB", 3, "Aaliyah Ebony Shereen", "Damarcus Leroy Tyrese", "Bartley Cuffe Grant-Dale Wray"
    ),
    _h("APKN", 3, "Aliza Iqra Sana", "Bilal Hamza Umar", "Akhtar Hussain-Bray Mirza Qureshi"),
    _h("ABAN", 2, "Nadia Rumana Tahmina", "Kamrul Shafiq Tanvir", "Chowdhury Miah Uddin-Park"),
    _h("CHNE", 1, "Li-Na Mei", "Jun Wei", "Cheung Lam-Porter"),
)

SEPARATED = (
    _h(
        "BAFR",
        9,
        "Feven Helen Luwam Rahwa Selam",
        "Abel Bereket Filmon Henok Kidane Mebrahtu Natnael Robel Yonas",
        "Berhane Gebremedhin Habtemariam Kifle Tekle Weldu Woldemichael",
    ),
    _h(
        "AOTH",
        8,
        "Farishta Zahra",
        "Ahmad Ehsan Farhad Jawad Mirwais Omid Samiullah Wais Zabi",
        "Ahmadzai Faizi Hotak Karimi Mohmand Rahimi Safi Stanekzai",
    ),
    _h(
        "BAFR",
        5,
        "Amna Hiba",
        "Abdelrahim Adam Bashir Idris Khalid Mustafa Yasir",
        "Abakar Adoum Eltayeb Haroun Ishaq Osman",
    ),
    _h(
        "OOTH",
        4,
        "Avin Rojin",
        "Aram Dilan Goran Karwan Shwan Zana",
        "Azizi Darwish Hama Karim Rostami Saleh",
    ),
    _h("AOTH", 3, "Hoa Linh Ngan", "Duc Hieu Long Minh Quang", "Bui Dang Hoang Pham Tran"),
    _h("WOTH", 2, "Elira", "Ardit Besnik Ermal", "Dervishi Hoxha Kola Shehu"),
)

PLACES = (
    "the lifeboat station", "Marine Parade", "the skate park", "Ostrey library", "the fish market",
    "the leisure centre", "Harrowmere station", "the allotments on Chapel Row", "the boatyard",
    "the museum steps", "the arcade", "the café by the bus station", "Ferncombe woods",
)  # fmt: skip

COURSES = (
    "Level 2 hair and barbering", "Level 1 motor vehicle", "Level 3 health and social care",
    "Level 2 catering", "Level 2 bricklaying", "Level 3 art and design", "A levels",
    "Level 2 animal care", "Level 1 construction", "Level 3 sport", "Level 2 childcare",
    "Level 3 computing", "ESOL and maths",
)  # fmt: skip

JOBS = (
    "the garden centre", "the warehouse", "the care home", "the chip shop", "the boatyard",
    "the supermarket", "the hotel kitchen", "the nursery", "the bike shop", "the bus depot",
    "the caravan park", "the bakery",
)  # fmt: skip

HOBBIES = (
    "drawing", "boxing", "baking", "the guitar", "football", "running", "gaming", "sea swimming",
    "your bike", "photography", "writing lyrics", "the allotment", "skating", "cricket", "anime",
)  # fmt: skip

CARERS = (
    "Jan", "Bev", "Mr and Mrs Sowande", "Karen", "Pat and Lyn", "Auntie Dee", "Roger", "Shaz",
    "the Wainwrights", "Fliss", "Gurpreet", "Moira",
)  # fmt: skip
