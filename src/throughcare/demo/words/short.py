"""Calls, messages and attempts between visits."""

from __future__ import annotations

CALLS = (
    ("im ok just busy", "A short call. You sounded well."),
    ("cant talk im on the bus", "You rang me back later, as you said you would."),
    ("did you ask about the thing", "I had not yet. I said so, and I have now."),
    ("they changed my shift again", "We talked about how to say no without a row."),
    ("bit rubbish today", "You wanted to be listened to, not mended. Ten minutes on the steps."),
    ("guess who passed", "You did. I shouted in the office."),
    (
        "whats the number for the council again",
        "I gave you the number and stayed on while you wrote it down.",
    ),
    ("is it normal to get a letter like this", "It was. We read it together over the phone."),
    ("I need a reference", "I wrote it the same afternoon and read it to you first."),
    ("my heatings off", "I rang the landlord with you on the line. Somebody comes tomorrow."),
    ("had an argument with my mate", "You had calmed down by the time we spoke."),
    ("can you come thursday instead", "Thursday it is."),
    ("I had a dream about my old house", "You told me the dream. We left it there."),
    ("my phones going to die but im alive", "Good enough."),
    ("the doctor rang", "It is what you thought, and it is all right."),
    (
        "thinking of getting a cat",
        "We talked about what the tenancy says. It says no. You are asking anyway.",
    ),
)

MESSAGES = (
    ("👍", "I asked if Tuesday still works."),
    ("yeah sound", "About the appointment."),
    ("happy new week", "You were first this time."),
    ("lol no", "I asked if you had eaten a vegetable."),
    ("got it ty", "The bus pass arrived."),
    ("whos this", "New phone; I sent a photo of my badge."),
    ("can u send me the link again", "Sent, and saved where you can find it."),
    ("running late 10 min", "You were four."),
    ("im at work talk later x", "We did."),
    ("no sorry not today", "I left it and asked again on Friday."),
    ("look at my new hair", "I looked. It is very purple."),
    ("all good", "I asked how the weekend was."),
    ("did it!!!!", "You sent the form. I sent back a brass band."),
    ("rent paid", "You asked me to remind you and then reminded me."),
)

ATTEMPTS = {
    "visit": (
        "Knocked and waited ten minutes. I left a note with my number.",
        "You were out. Your neighbour said that you had just gone.",
        "We had agreed half past three; I waited until four.",
        "No answer. The light was on, so I texted from the step and got no answer.",
    ),
    "phone": (
        "Rang, no answer. I left a message without saying who I work for.",
        "Straight to voicemail.",
        "Rang twice, morning and after work.",
        "It rang out. I sent a text to say that it was only me.",
    ),
    "message": (
        "Texted, not read.",
        "Sent two lines. I try another day.",
    ),
}

PLACES_OF_VISITS = (
    ("at home", 62),
    ("at the drop-in", 10),
    ("at college", 8),
    ("at the café on Marine Parade", 8),
    ("in the car", 4),
    ("at the civic centre", 4),
    ("on the sea front", 4),
)
