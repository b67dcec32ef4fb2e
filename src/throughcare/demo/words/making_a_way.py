"""Talk of learning, work, money, papers and what stands in the way."""

from __future__ import annotations

from throughcare.demo.words.theme import Theme

THEMES = (
    Theme(
        "college",
        (
            "I like it when its practical. the writing does my head in",
            "Miss says I could get a merit if I hand in the last two",
            "I've only missed two days and one was the bus",
            "im the oldest in the class by like a year, its fine",
            "Not gonna lie it's the best bit of my week",
            "the group chat is chaos but they are alright",
        ),
        (
            "We talked about {course}. You showed me what you are working on and explained it "
            "better than the leaflet does.",
            "You have settled in at college. You told me which teacher gets you and which one "
            "doesn't, and why.",
            "We went through your timetable. Two early starts are the hard part, so we looked at "
            "which bus leaves you time for breakfast.",
            "Your tutor sent a good report and I read it to you. You pretended not to listen.",
        ),
        (
            "You hand in the late piece by Friday. I ask about extra time for the written part.",
            "I ask the college about the bursary for travel. You keep going to the early ones.",
            "You tell your tutor about the headaches; I come if you want.",
            "We look at next year's courses together in the spring.",
        ),
        needs="college",
    ),
    Theme(
        "work",
        (
            "They gave me the keys. ME. to lock up",
            "its minimum wage but its MY minimum wage",
            "my feet are dead but I got tips",
            "boss said I'm a grafter. had to ask if that was good",
            "I dont want to do this forever but I dont hate it",
            "got moved to four days, feel like a proper person",
        ),
        (
            "You are still at {job}. You talked about the people more than the work, and you "
            "laughed a lot.",
            "We looked at your payslip together and found what every line is. You were owed a "
            "day's "
            "holiday, and now you know how to ask for it.",
            "Work is steady. You were late twice and told them before they asked, which they "
            "liked.",
            "You want more hours at {job}. We wrote down what you would say and you said it to me "
            "twice.",
        ),
        (
            "You ask for the extra shift on Monday. I ring on Tuesday to hear.",
            "I send you the link about the young person's pension thing that you asked about.",
            "You keep the payslips in the folder, not the drawer.",
            "We look at the next course up when you have done six months.",
        ),
        needs="work",
    ),
    Theme(
        "looking",
        (
            "applied for 9. heard from none. cool",
            "I dont interview well I just go red",
            "they want experience for a job that is carrying BOXES",
            "if one more person says have you tried the supermarket",
            "I want to do something with my hands",
            "had a trial shift. think it went ok?? they said theyd text",
        ),
        (
            "You are not in work or learning just now and it gets you down by about Wednesday. We "
            "made a week with two things in it.",
            "We did your CV on my laptop. You have done more than you think: we ran out of the "
            "page.",
            "We went through three adverts and threw two away. You liked the third.",
            "You told me what makes mornings hard, and that a taster day would be easier than "
            "a form.",
        ),
        (
            "Kwabena, who finds ways into work here, meets you at the café, not at an office.",
            "You send one application by Thursday and text me a thumbs up.",
            "I ask about the taster day. You tell me by Friday if the date is no good.",
            "We practise the interview once, out loud, in the car.",
        ),
        needs="neet",
    ),
    Theme(
        "university",
        (
            "I understood the lecture. the WHOLE lecture",
            "everyone goes home at weekends and I do laundry",
            "my flatmates mum sends food parcels for both of us now",
            "deadline on the 4th and I have 200 words",
            "they keep asking about parents on forms",
            "I think I might actually be good at this",
        ),
        (
            "We talked about your course. You explained your essay to me for ten minutes without "
            "stopping.",
            "You have found your people: the ones in the kitchen on a Sunday. Money is tight at "
            "the "
            "end of the month.",
            "We looked at your budget for the term and where you will be in the vacation.",
            "You got your mark back and were angry with a good mark, which made me smile.",
        ),
        (
            "I ask about the vacation room. You ask your tutor for the extension today.",
            "You email the support service; I am copied in.",
            "We speak again by video on a Sunday, when the corridor is quiet.",
            "I send the letter for the bursary office.",
        ),
        needs="university",
    ),
    Theme(
        "apprenticeship",
        (
            "I wired a whole board and it WORKED",
            "four days work one day college, college day is the rest day",
            "my supervisor is strict but he explains stuff",
            "they said theyd keep me on after",
            "got my boots. proper ones",
            "the maths is killing me",
        ),
        (
            "You told me about {job}. You are trusted with more now and you notice it.",
            "The maths is what worries you. We looked at what is left: two units, not twenty.",
            "Your mentor rang before I came and said that you turn up, ask, and listen.",
            "We checked that the apprenticeship bursary had come. It had, and you know what it "
            "is for.",
        ),
        (
            "I ask for maths support on the college day. You say yes when they offer it.",
            "You keep your logbook up to date, ten minutes on a Friday.",
            "We look at the driving lessons again when the next payslip comes.",
            "You bring your boots bill; we claim it back.",
        ),
        needs="apprenticeship",
    ),
    Theme(
        "money",
        (
            "I had 4 pounds for the last 3 days. I'm not moaning I'm saying",
            "who knew bin bags cost MONEY",
            "I did the jar thing. it works til friday",
            "dont look in the app. ok look",
            "council tax. on THIS place. honestly",
            "got paid and spent it, but on a coat, so",
        ),
        (
            "We sat with your phone and the bills. It adds up, just. The heating is the part that "
            "moves, so we set a weekly amount.",
            "You asked for help before it was an emergency. That is new, and it is good.",
            "You were short this month because two payments left on the same day. We moved one.",
            "We talked about what is left of your setting-up-home money and what you still want "
            "to buy first.",
        ),
        (
            "You ring the energy company with me there on Wednesday.",
            "I ask for the hardship payment today and text you when it is decided.",
            "You move the phone bill to the day after payday.",
            "We do the budget again in a month, ten minutes, no lecture.",
        ),
        needs="adult",
    ),
    Theme(
        "papers",
        (
            "I exist! I have a national insurance number!",
            "you need ID to get ID. who made this up",
            "my birth certificate has a different name on it. weird seeing it",
            "passport photo looks like im wanted",
            "they spelled me wrong AGAIN",
            "registered to vote. dont tell me who to vote for",
        ),
        (
            "We worked down the list of papers. Birth certificate: here. Bank account: open. "
            "Passport: photographs taken, form next.",
            "You keep your papers in the blue folder and you knew where it was.",
            "The form asked for a parent's signature again. I wrote the letter that goes instead.",
            "We rang the helpline together, 34 minutes of music, and you got it done.",
        ),
        (
            "I pay for the passport; you post the form on Monday.",
            "You sign here, I send it, and we both look out for the letter.",
            "We put the last two papers on the list for next time.",
            "I ask for the name to be put right and tell you when it is.",
        ),
    ),
    Theme(
        "a new country",
        (
            "My English is good now, but when I am angry it goes away",
            "I speak to my mother on Friday. She ask do I eat",
            "In the mosque they know my uncle's village",
            "I wait for letter. Every day I look in the post box",
            "I passed ESOL. Now I want the real course",
            "Here everybody says sorry. Also the bus says sorry",
        ),
        (
            "We talked with the interpreter you like. You asked how long the decision takes; I "
            "told "
            "you what is known and what is not.",
            "You are proud of your English and you should be. You wanted the hard words explained.",
            "You had news from home and wanted to sit with somebody. We sat.",
            "We looked at the letter from the solicitor and made a list of what each of us does.",
        ),
        (
            "I ring the solicitor and write down what they say, in easy words, for you.",
            "You bring the letters, also the old ones.",
            "I ask about the next English course. You choose the days.",
            "I find out about the tracing service and tell you the honest chances.",
        ),
        needs="separated",
    ),
    Theme(
        "support that fits",
        (
            "I want one paper with pictures. not ten papers",
            "I like Tuesdays because Tuesdays are always the same",
            "loud places no. quiet places yes",
            "I can do the bus. I can do it by myself now",
            "ask me, not the person next to me",
            "I said no to the day centre. I am not old",
        ),
        (
            "We used the cards and you were quick. You chose where, when and who.",
            "You did the bus by yourself, both ways. You told me the numbers of the buses.",
            "People talked over you in the meeting. I have asked for that to stop, and how.",
            "You showed me your week on the board. There is one gap, and you like the gap.",
        ),
        (
            "I make the plan one page with pictures.",
            "I ask the adult team for a name and a date.",
            "You choose who comes to the next meeting. You can say no.",
            "We do the bus again, a new one, when you say.",
        ),
        needs="disabled",
    ),
    Theme(
        "school",
        (
            "mocks. never say that word to me",
            "I got sent out for laughing. it was funny though",
            "I want to do art and they want me to do three sciences",
            "set 2 now, was set 4",
            "prom costs HOW much",
            "she said Im predicted a 5. didnt tell anyone. telling you",
        ),
        (
            "We talked about school and what comes after it. You have an idea and do not want it "
            "squashed by forms.",
            "You have had a better term. You told me why and it was one teacher.",
            "We looked at the sixth form and at college. You liked the workshop.",
            "You are revising at {carer}'s table with the radio on, and it works for you.",
        ),
        (
            "I ask the virtual school about a tutor for maths.",
            "You go to the open evening with {carer}; I get you the ticket.",
            "We come back to what happens at 16 when the exams are over.",
            "I ask school about the thing you told me, without saying who.",
        ),
        needs="school",
    ),
)
