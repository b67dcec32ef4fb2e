"""Talk of home, people, health and what they love."""

from __future__ import annotations

from throughcare.demo.words.theme import Theme

THEMES = (
    Theme(
        "home",
        (
            "its small but its mine and it smells of my washing",
            "next door plays drum n bass at 2am, its actually good",
            "the damp is back. i wiped it. its back",
            "I like it when its quiet. then its too quiet",
            "I painted the door. dont tell them",
            "someone keeps buzzing my buzzer, I dont answer",
        ),
        (
            "You showed me round. The kitchen is how you like it; the window in the bedroom still "
            "does not shut.",
            "We talked about who you let in. You have a rule now and you are keeping it.",
            "I saw the damp in the corner. It is not your fault and it is not yours to mend.",
            "You have made it yours since I last came. The plants are new.",
        ),
        (
            "I report the repair today and send you the number. You take a photo on the day it is "
            "done.",
            "You tell the key worker about the buzzer; I tell the landlord.",
            "We look at the tenancy together before you sign, line by line.",
            "I ask about the window. If nothing has happened in two weeks I ask louder.",
        ),
        needs="own home",
        place="at home",
    ),
    Theme(
        "with carers",
        (
            "they did me a roast. Its always a roast",
            "I know I'm moody. they know I know",
            "can I just stay here. like is that allowed",
            "she taught me to drive the mower",
            "we had a row about my phone and then we were fine",
            "its home innit",
        ),
        (
            "You and {carer} were cooking when I came. You did most of the talking.",
            "We talked about what happens at 18. You do not want to think about it every week, "
            "so we "
            "agreed to think about it on one day a month.",
            "{carer} says that you come down for breakfast now. You say it is the bacon.",
            "You had fallen out and made up before I arrived. You told me both halves.",
        ),
        (
            "I find out what staying put would mean in pounds, for both of you.",
            "You do one meal a week; {carer} does not help unless asked.",
            "I come back in a month and you choose where we sit.",
            "We open your savings letter together next time.",
        ),
        needs="carers",
        place="at home",
    ),
    Theme(
        "family",
        (
            "saw my brother. he is TALL now",
            "mum text. havent answered. might",
            "my nan remembered my birthday, the card had a fiver in it like im 6",
            "I dont want to see him and I dont want to talk about why",
            "me and my sister did each others hair, like before",
            "its complicated. put that. its complicated",
        ),
        (
            "You told me about {friend} and about family, in that order, and I heard the order.",
            "You saw your family this month. Good for the first hour, you said, and then long.",
            "We talked about who is on your list of people to ring. You moved one name up.",
            "You asked what is in your file about your family. We talked about how you could "
            "see it, and when.",
        ),
        (
            "I ask about a visit in the holidays, and you can change your mind on the day.",
            "You decide about the text. No answer is also an answer.",
            "I send the photographs I was given; you said where to keep them.",
            "We draw your map of people again at the next review, to see who has moved.",
        ),
    ),
    Theme(
        "friends",
        (
            "{friend} is basically my family, write that down",
            "went to the beach at night, no drink, just chips",
            "I've cut some people off. it's quiet now. good quiet",
            "five a side on thursdays, I'm rubbish, they still pick me",
            "she ghosted me and then wanted to borrow money lol",
            "i made a friend at 20. like a new one. who does that",
        ),
        (
            "You talked about {friend}. You laugh differently when you do.",
            "We talked our way from one end of the front to {place}. You pointed out where you and "
            "{friend} go.",
            "You have been on your own more than you like. We thought of two places where it "
            "would be easy to leave early.",
            "You told somebody no this month and nothing bad happened. You wanted me to write "
            "that.",
        ),
        (
            "You go on Thursday, even for twenty minutes.",
            "I find out about the club at {place}.",
            "You text {friend} back. I only said it because you asked me to remind you.",
            "Nothing this time: you asked for a visit without a list.",
        ),
        place="on the sea front",
    ),
    Theme(
        "health",
        (
            "finally went to the dentist. he said who did your last one. I said nobody",
            "the inhaler ran out in like August",
            "they call my name wrong in the waiting room so I leave",
            "im not ill im just tired. all the time tired",
            "new glasses. I can see the SEA",
            "I don't do needles. just so its written",
        ),
        (
            "We talked about the doctor. You would rather go with somebody, so I come.",
            "You are registered here now. We filled in the form together and left the family "
            "history "
            "blank; Odalys can help with what we know.",
            "You went on your own and told me about it afterwards, proud.",
            "You asked for your health history. It is yours and you should have had it at 18.",
        ),
        (
            "I book the appointment for the afternoon; you don't do mornings.",
            "Odalys, our nurse, rings you on Thursday. She texts first.",
            "You ask for the repeat by the app; I show you how.",
            "I ask for your health passport and we read it together.",
        ),
    ),
    Theme(
        "feelings",
        (
            "4 out of 10. was a 3. so",
            "I get the sunday thing. where sunday feels like the night before everything",
            "I talked to the nurse. she didnt do the head tilt",
            "better. not good. better",
            "I walk it off. then im in another village",
            "dont want a label I want someone to ring on a bad day",
        ),
        (
            "It has been a heavy month and you said so. I asked whether you are safe; you are, and "
            "you told me what you do when it gets close.",
            "You gave the month a number and then told me the story of the number.",
            "You are sleeping again. You think it is the walking.",
            "You did not want to talk much. We had chips and looked at the water, and that was "
            "the visit.",
        ),
        (
            "You ring me or the night line on a bad day; you have both numbers.",
            "Odalys comes along next time if you still want that.",
            "I text you on Sundays for a while. You can send one word back.",
            "We do not make a plan out of it today. I come again in two weeks.",
        ),
    ),
    Theme(
        "cooking",
        (
            "made jollof. burned it. ate it",
            "pasta bake five days running is a CHOICE",
            "I can do eggs four ways",
            "bought a rice cooker best day of my life",
            "didnt know you could freeze bread",
            "had people round. I COOKED. for people",
        ),
        (
            "You cooked for me and would not let me wash up.",
            "We did a shop for a week with twenty pounds and had four left over.",
            "You have got good at this. You said that nobody showed you, so we wrote down that you "
            "showed yourself.",
            "We looked at what is in the freezer and made a plan around the mystery bag.",
        ),
        (
            "You teach me the rice next time.",
            "I bring the slow cooker that the office doesn't use.",
            "You try the market on Saturday; it is half the price at three o'clock.",
            "We put cooking in your plan as something you teach, not something you need.",
        ),
        needs="own home",
        place="at home",
    ),
    Theme(
        "what they love",
        (
            "if you put me in a room with a bike and no phone I'm fine",
            "I wrote a song. youre not hearing it. ok youre hearing it",
            "I'm on level 60 and I coach two kids in it, thats a job if you think about it",
            "drew the harbour again. the light was mad",
            "gym at 6am. I know. I KNOW",
            "been baking for the whole floor, they love me now",
        ),
        (
            "You showed me what you have been making and I saw why it matters.",
            "An hour about {hobby} and no mention of forms. You looked well.",
            "You have kept {hobby} going through all of this. We wrote that in the part about "
            "strengths, in your words.",
            "You want to do more with {hobby} and we found out that there is a fund for it.",
        ),
        (
            "I apply for the fund; you send me two photos of what you do.",
            "You show Bilal, who runs the young people's group, what you showed me.",
            "We go to {place} on a Saturday when it is on.",
            "Nothing to do. Keep at it.",
        ),
    ),
    Theme(
        "their child",
        (
            "she said my name. well, a noise. it was my name",
            "hes got my chin and its NOT fair",
            "I do everything different to how it was done to me",
            "health visitor said Im doing well. I screenshotted it",
            "no sleep. zero. but look at that face",
            "I want to be the mum that goes to sports day",
        ),
        (
            "You two were on the floor with the bricks when I came. You talked to me and watched "
            "every second.",
            "You are tired and you asked for help, which is what good parents do.",
            "We talked about a place at nursery and what it would let you do.",
            "You told me what you want for your child that you did not have. I wrote it in your "
            "words.",
        ),
        (
            "I ask about the nursery place and the money that goes with it.",
            "You ring the health visitor about the sleep; you can say that I said to.",
            "We go to the children's centre together on Tuesday, once, and then you decide.",
            "I find out about the grant for the cot.",
        ),
        needs="parent",
        place="at home",
    ),
)
