"""Wordings for the made-up histories of cycles.py: everyday sentences, written without looking at cycles.yaml.

Each list is cut in two by the parity of an item's place: even places are for tuning, odd places are held out.
`{p}` is the other person as one would say it there (him, her, a name), `{s}` as a subject, `{o}` their (his, her).
"""

DISTANCE = {
    "feelings": [
        "irritated", "smothered", "annoyed", "contemptuous", "cold", "suffocated", "bored", "resentful", "distant",
        "trapped", "detached", "fed up", "crowded", "critical", "disgusted", "impatient", "closed off", "withdrawn",
        "stifled", "judgmental", "indifferent", "exasperated", "superior", "turned off", "numb towards {p}",
        "claustrophobic", "aloof", "hostile", "angry with {p}", "repelled", "sick of {p}", "guarded",
    ],
    "thoughts": [
        "{s} is too needy", "I need more space", "{s} can't do anything right", "I'd be better off alone",
        "{o} laugh is unbearable", "everything {s} does annoys me", "I don't need anyone", "{s} is so clingy",
        "I could do better than this", "why am I even with {p}", "{s} is suffocating me", "I can't breathe around {p}",
        "{s} never listens", "maybe I don't love {p} at all", "{s} is boring", "I want out", "{s} is pathetic",
        "it would be easier to be single", "{s} talks too much and says nothing", "I noticed the thought that {s} is weak",
        "nobody should need this much attention", "I just want to be left alone", "{s} is not the right one for me",
        "I am wasting my best years here", "{s} always wants something from me", "this is too close for comfort",
        "{s} is so immature", "I can't stand the way {s} chews", "we have nothing in common", "I am done with this",
        "{s} gets on my nerves", "I feel like I am in a cage", "I wish {s} would stop touching me",
        "someone smarter would suit me more", "{s} is embarrassing in front of my friends", "I don't want to go home to {p}",
        "it is never enough for {p}, {s} is draining me", "my flat was nicer when it was only mine",
        "I saw all of {o} flaws at once", "{s} is lazy and leaves everything to me",
    ],
    "actions": [
        "cancelled our evening", "did not answer {o} messages", "picked a fight about the dishes", "went quiet",
        "criticised {o} cooking", "slept on the sofa", "left the message unread", "stayed late at work so I need not talk",
        "pulled my hand away", "rolled my eyes at {p}", "made an excuse not to meet", "snapped at {p}",
        "turned my phone off", "told {p} I need time for myself", "pointed out every mistake {s} made", "walked ahead of {p}",
        "gave one-word answers", "kept {p} at arm's length", "mocked {o} new haircut", "shut the door and stayed in my room",
        "ignored {o} call", "said something cutting about {o} job", "talked about breaking up", "left early",
        "avoided {o} eyes all dinner", "pushed {p} away when {s} wanted a hug", "compared {p} to my ex", "hung up on {p}",
        "gave {p} the silent treatment", "turned my back to {p} in bed", "found fault with how {s} parks",
        "put off seeing {p} again", "withdrew into my book", "lectured {p} about money", "took a step back from {p}",
        "acted as if I did not see {p}", "muted our chat", "told {p} {s} is being ridiculous", "kept busy so {s} could not reach me",
        "moved to the other room",
    ],
    "text": [
        "Pulled away from {p} all evening and did not know why.", "I was cold to {p} and I kept it up the whole day.",
        "All I could see was what is wrong with {p}.", "{S} wanted to cuddle and I stiffened and moved over.",
        "I needed air. {S} hangs on me the whole time.", "I picked {p} apart in my head, the shoes, the voice, everything.",
        "Could not stand being touched tonight, wanted {p} out of the flat.", "I let {o} calls ring and felt relief.",
        "Told {p} I was tired so that I would not have to talk to {p}.", "{S} asked what is wrong and I said nothing and went silent.",
        "Today I found {p} dull and small and I was mean about it.", "I felt the walls go up as soon as {s} came near.",
        "We had dinner and I criticised everything {s} said.", "Wanted to be anywhere but next to {p}.",
        "I said I need a break from us.", "The closer {s} gets the more I want to run.",
        "Irritated by every little thing {s} does.", "I looked at {p} and felt nothing, only the wish to leave.",
        "I kept my distance at the party and left without {p}.", "I was short with {p} on the phone and hung up first.",
        "I hid in the bathroom so that I would not have to answer {o} questions.", "{o2} voice grated on me from breakfast on.",
        "Said no to the weekend away, it felt like a trap.", "I told {p} off for being late, far too harshly.",
        "I enjoyed having the flat to myself and dreaded {p} coming back.", "I started listing {o} faults again.",
        "Ghosted {p} since Thursday.", "{S} is too much for me at the moment, I blocked the number for the night.",
        "I thought about ending it the whole way home.", "I sneered at {o} plans. It came out before I could stop.",
    ],
}

LONGING = {
    "feelings": [
        "lonely", "longing", "jealous", "afraid of losing {p}", "abandoned", "clingy", "panicky", "heartbroken", "insecure",
        "missing {p}", "desperate", "needy", "rejected", "anxious", "yearning", "scared {s} will go", "unwanted", "lovesick",
        "unloved", "terrified of being left", "left out", "frantic", "possessive", "empty without {p}", "worried about us",
        "aching for {p}", "left behind", "homesick for {p}", "insecure about us", "forgotten by {p}",
    ],
    "thoughts": [
        "what if {s} leaves me", "I can't lose {p}", "{s} will find someone better", "I miss {p} so much",
        "does {s} still love me", "I was a fool to let {p} go", "I am nothing without {p}", "{s} hasn't written, it is over",
        "maybe {s} is with someone else", "I need to hear {o} voice", "I can't live without {p}", "please come back",
        "{s} is pulling away from me", "I noticed the thought that {s} will forget me", "I want {p} here now",
        "I should never have pushed {p} away", "everyone leaves in the end and so will {s}", "why is {s} not answering",
        "I will end up alone", "if only {s} would hold me", "{s} doesn't want me any more", "I have ruined it, I will lose {p}",
        "who was {s} talking to", "I have to see {p} today", "life is grey when {s} is away", "I need to know that we are okay",
        "{s} has grown tired of me", "I am not enough for {p}", "I would do anything to have {p} back",
        "there must be another woman", "I keep picturing {p} walking out", "the bed is too big without {p}",
        "{s} did not say goodnight, something is wrong", "I would give anything for one message from {p}",
        "I am scared this is the end of us", "we belong together, I see that now",
    ],
    "actions": [
        "checked my phone all night", "texted {p} five times", "asked if {s} still loves me", "begged {p} to stay",
        "drove past {o} house", "read our old messages", "called again and again", "looked at pictures of {p}",
        "went through {o} phone", "held {p} tight and would not let go", "waited for {o} call", "sent a long apology",
        "cried when {s} did not reply", "wrote {p} a long letter", "asked {p} to promise not to go", "followed {p} from room to room",
        "checked when {s} was last online", "turned up at {o} work", "slept in {o} jumper", "bought flowers to make it right",
        "asked for reassurance", "wrote to {p} at three in the morning", "scrolled through {o} profile",
        "asked {o} friends where {s} was", "rang {p} just to hear {o} voice", "clung to {p} at the door", "ran after {p}",
        "told {p} I can't be without {p}", "sat by the window until {s} came home", "listened to our song on repeat",
        "left three voicemails", "cancelled my plans in case {s} calls", "pleaded with {p} for another chance",
        "kept asking whether we are fine",
    ],
    "text": [
        "Missed {p} so badly that I could not eat.", "I'm scared {s} will leave me for someone else.",
        "{S} has not texted back since noon and I am panicking.", "Lay awake and wanted {p} next to me.",
        "I keep thinking about {p}, I can't get {p} out of my head.", "Could not bear the silence, I wrote again and again.",
        "The flat is so empty without {p}.", "I asked {p} three times whether {s} still wants me.",
        "Saw {p} laugh with a colleague and felt sick with jealousy.", "I need {p}. I would take everything back.",
        "Terrified that this time {s} means it and goes.", "Waited by the phone all evening.",
        "Longing for {o} arms, counting the days until {s} is back.", "I thought about how it would be to lose {p} and cried.",
        "I went back to {p} and said sorry a hundred times.", "When {s} did not answer, my heart was racing: now I am alone.",
        "I wanted to be held by {p} and nothing else.", "Afraid that {s} has had enough of me.",
        "I looked for signs that {s} is slipping away from me.", "Every time the phone buzzed I hoped it was {p}.",
        "I stood outside {o} door and did not dare to ring.", "So lonely for {p} tonight that it hurts.",
        "I promised {p} everything if {s} only stays.", "Cried myself to sleep over {p}.",
        "What if {s} meets someone nicer on that trip.", "I miss the smell of {p} on the pillow.",
        "My chest was tight until {s} finally replied.", "I can't imagine a future without {p}.",
    ],
}

NEUTRAL = {
    "feelings": [
        "calm", "tired", "content", "grateful", "stressed", "hopeful", "okay", "curious", "busy", "proud", "amused", "rested",
        "confused", "happy", "cheerful", "nervous", "bored", "relieved", "thoughtful", "sleepy", "playful", "loved",
    ],
    "thoughts": [
        "I should water the plants", "the weekend will be good", "money is tight this month", "I forgot the milk",
        "this book is good", "I slept too little", "work is a lot at the moment", "{s} looked tired", "that was a nice evening",
        "I want to paint the kitchen", "I could walk more", "we need a new lamp", "I like how {s} tells stories", "",
        "I wonder what to cook", "the meeting went better than I feared",
    ],
    "actions": [
        "went for a run", "cooked soup", "cleaned the kitchen", "called my mother", "read a while", "worked late on the report",
        "watched a film with {p}", "went shopping with {p}", "took a nap", "did the taxes", "had lunch with a colleague",
        "walked in the park", "fixed the bike", "talked with {p} about the trip", "laughed with {p}", "played the guitar",
    ],
    "text": [
        "Quiet day. Rain.", "We cooked together and it was nice.", "Work was long, fell asleep early.", "Had coffee with Maya.",
        "Good talk with {p} about the summer.", "Nothing much.", "Went to the gym and slept well.", "{S} told me about {o} day.",
        "The exam went fine.", "Missed the bus, walked home.", "My boss annoyed me again.", "I miss the sea sometimes.",
        "Grandmother is in hospital, I am worried about her.", "The cat was sick.", "We watched two films.", "",
        "Felt okay. Did laundry, made tea.", "Long call with my sister about the wedding.", "{S} was away, I had a quiet night.",
    ],
}

# About someone or something else, or not so: these must not count.
NOT_SO = [
    "I did not pull away this time.", "I wasn't jealous at all.", "{S} pulled away from me for a moment, then it was fine.",
    "Snapped at my sister on the phone.", "My boss was cold and dismissive.", "I missed the train and was late.",
    "Was irritated with a colleague.", "No longer afraid of losing {p}.", "I never once checked my phone.",
    "I'm worried about the deadline at work.", "The dog is clingy today.", "I need space on my hard disk.",
    "My friend was left by her husband, I listened.", "Argued with my mother about the holidays.",
    "Longing for the sea and some sun.", "I cancelled the dentist.", "I didn't criticise {p} today and I was glad.",
    "It was cold outside, we stayed in.", "A client ignored my message.", "My brother wants more space in the shed.",
]
