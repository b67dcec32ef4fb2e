"""Invented young people for searches: common words, put together by seeded chance."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from throughcare.people.services import NewPerson

GIVEN = """
Aaliyah Abdul Adam Aisha Aleksander Alfie Amara Amelia Amir Ana Andrei Anya Archie Asha Ava Ayaan
Bella Ben Bilal Bronwyn Caitlin Callum Carys Charlie Chidi Chloe Connor Daisy Daniel Darius Demi
Dylan Efua Eli Elif Ella Emeka Emily Esme Ethan Eva Farah Fatima Finn Freya George Grace Hamza
Hana Harley Harvey Heidi Ibrahim Idris Imani Isaac Isla Jack Jada Jakub Jamal Jarek Jasmine Jay
Jaya Jesse Joe Jordan Josh Kai Kasia Kayla Keira Khalid Kiera Kofi Kyle Kwame Lara Leah Leo Lewis
Lila Logan Lola Lowri Lucas Lucy Luis Maisie Malik Maria Mason Maya Megan Mia Milo Mirela Mohammed
Molly Musa Nadia Naomi Natalia Niamh Noah Nuala Oliver Olivia Omar Oscar Owen Paige Pavel Poppy
Priya Rafael Rashid Rhys Riley Rosie Ruby Ryan Sade Safiya Sam Samira Sasha Sean Selam Shannon
Sienna Simran Sofia Sophie Tariq Tegan Temi Theo Tia Toby Tyler Uma Wren Yasmin Yusuf Zac Zainab
Zara Zoe
""".split()  # noqa: SIM905 - a list of words is read, not of quotes

FAMILY = """
Abbott Abdi Achebe Adeyemi Afolabi Ahmed Akhtar Ali Andrews Ansah Ashgrove Bailey Baker Balogun
Barker Begum Bello Bennett Bhatt Blackwood Boateng Brandreth Brennan Brightwater Brooks Bui Burton
Butler Calder Carr Castellan Chapman Chaudhry Clarke Coates Cole Collins Cooper Coren Crane Cross
Dalca Danso Davies Dawes Diaz Dunstone Dyer Ellery Ellis Evans Fairweather Farrell Finch Fletcher
Flynn Foster Fraser Gallagher Gill Goncalves Graham Grant Griffiths Haile Hall Hamid Hardy Harlow
Harris Hassan Hayes Henley Holloway Hoang Howard Hussain Iqbal Ivanov Jackson Jallow James Jenkins
Johnson Jones Kamara Kaur Keane Kelly Kerr Khan King Knight Kowalski Lam Lambert Larkin Lawson Lee
Lewin Lindqvist Lowe Lund Mahmood Malik Marsh Mason Matthews Mbeki Mehta Mensah Miller Mitchell
Mohamud Moore Morgan Morris Mulligan Murphy Nkemelu Ndlovu Newton Nguyen Nnadi Noorzai Nowak Obi
Odalys Ogden Okafor Okonjo Olsen Osei Owusu Papadakis Park Parry Patel Pearce Perera Petrescu Pham
Phillips Popescu Powell Price Quinn Rahman Rao Reid Reyes Richards Roberts Robinson Rogers Rossi
Rowe Russell Saleh Sandhu Santos Shah Sharma Shaw Silva Simmons Singh Smith Stanton Stone Sutton
Tadesse Tanner Taylor Thomas Thompson Tran Turner Tucker Umar Vellacott Vaughan Wade Walker Walsh
Ward Warsame Watson Webb West White Whitlock Williams Wilson Wong Wood Wright Yilmaz Young Zafar
""".split()  # noqa: SIM905 - a list of words is read, not of quotes


def people(count: int, seed: int = 5) -> list[NewPerson]:
    """So many people; about one in eight with two family names."""
    chance = Random(seed)
    born = date(2001, 1, 1)
    made = []
    for number in range(count):
        family = chance.choice(FAMILY)
        if chance.random() < 0.12:
            family += "-" + chance.choice(FAMILY)
        made.append(
            NewPerson(
                date_of_birth=born + timedelta(days=chance.randrange(9 * 365)),
                given_name=chance.choice(GIVEN),
                family_name=family,
                child_id=f"{100_000 + number}",
            )
        )
    return made


ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def mistyped(name: str, chance: Random) -> str:
    """The name with one typing error: a letter wrong, left out, twice, added or two exchanged."""
    letters = [i for i, c in enumerate(name) if c.isalpha()]
    at = chance.choice(letters)
    way = chance.choice(["wrong", "left out", "twice", "added", "exchanged"])
    if way == "wrong":
        return name[:at] + chance.choice(ALPHABET) + name[at + 1 :]
    if way == "left out":
        return name[:at] + name[at + 1 :]
    if way == "twice":
        return name[:at] + name[at] + name[at:]
    if way == "added":
        return name[:at] + chance.choice(ALPHABET) + name[at:]
    after = at + 1 if at + 1 in letters else at - 1
    if after not in letters:
        return name[:at] + name[at + 1 :]
    one, two = sorted((at, after))
    return name[:one] + name[two] + name[one] + name[two + 1 :]
