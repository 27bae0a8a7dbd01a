"""Wordings for cycles_second.py: a second hand, written before its author had read cycles.yaml or cycle_words.py.

{n} is the person as the one something is done to, {he} as the one who does, {his} what is theirs, {He} at a beginning.
`TAGS` are single words and short tags, as a form with chips gives them.
"""

DISTANCE = {
    "feelings": [
        "distant", "cold", "irritated", "shut down", "resentful", "suffocated", "contempt", "annoyed with {n}",
        "bored of {n}", "fed up", "closed off", "numb towards {n}", "crowded", "smothered", "disgusted by {n}",
        "critical", "trapped", "impatient with {n}", "indifferent to {n}", "put off", "stifled", "hard towards {n}",
        "walled off", "repelled", "judgemental", "switched off", "cramped", "aloof", "scornful", "detached from {n}",
    ],
    "thoughts": [
        "I need space", "{he} is too much", "{He} is too needy", "I can't stand the way {he} eats",
        "I would be better off alone", "I'm not sure I love {n}", "{he} is suffocating me", "I could do better than {n}",
        "why does {he} always have to talk about {his} day", "Everything {he} does gets on my nerves",
        "I want out", "maybe {he} isn't the right one", "{He} wants too much from me", "I don't want to be touched",
        "I don't need anyone", "{he} is so childish", "this relationship is eating me up", "I wish {he} would leave me alone",
        "{he} never gets anything right", "I don't feel anything for {n} any more", "I have lost myself in this, I need air",
        "I wish I had an evening without {n}", "other people are easier to be with than {n}", "{He} is clinging to me again",
        "what did I ever see in {n}", "if {he} asks once more I will scream", "I want to be on my own for a while",
        "{his} voice alone makes me tense", "I can't breathe with {n} around", "{he} is not my type at all",
    ],
    "actions": [
        "withdrew", "criticised {n}", "ignored {his} texts", "avoided {n}", "nitpicked", "snapped at {n}",
        "slept on the sofa", "went silent", "cancelled our date", "left {n} on read", "gave {n} the cold shoulder",
        "made a mean joke about {his} clothes", "kept {n} at arm's length", "turned my back to {n} in bed",
        "stayed late at work so I would not see {n}", "answered in one word", "rolled my eyes at {n}", "muted {his} messages",
        "pulled my hand away", "found fault with {his} cooking", "told {n} I need a break", "picked at {n} over nothing",
        "shut the door on {n}", "didn't pick up when {he} called", "looked at other profiles", "said something cutting",
        "made excuses not to meet {n}", "stonewalled", "pushed {n} away", "corrected {n} in front of friends",
    ],
    "text": [
        "{He} came home in a good mood and I shut down. I did not want to be hugged.",
        "We spent the whole weekend together and by Sunday I needed distance. I picked at everything {he} said.",
        "I kept {n} waiting for an answer all day. I just did not feel like closeness.",
        "I noticed how cold I was to {n} over dinner. {He} asked what was wrong and I said nothing.",
        "{He} said {he} loves me and I changed the subject. Something in me closed.",
        "I was nasty about {his} parents again and could see that it hurt {n}.",
        "I told {n} that I want to sleep in my own flat this week.",
        "{He} wanted to plan the holidays together and I felt cornered, so I got sarcastic.",
        "Put my phone on silent when {he} called. It all felt like too much closeness.",
        "I found {n} clingy today and went for a long drive to get away from {n}.",
        "All evening I only saw {his} faults: the chewing, the stories, the shirt.",
        "I criticised how {he} parked, then how {he} cooked, then how {he} breathes.",
        "Built my wall again. Answered {n} with yes and no and nothing else.",
        "{He} moved closer on the couch and I moved away.",
        "I ignored {n} for two days. I don't know why I go so cold.",
        "Thought seriously about ending it with {n} tonight. {He} only asked how my day was.",
        "I was short with {n} on the phone and hung up early.",
        "I don't feel like seeing {n}. I told {n} that I have a headache.",
        "When {he} cried I felt contempt, and I hate that about myself.",
        "Withdrew after our lovely day. Needed to be alone, could not bear {his} hand on my back.",
        "I compared {n} with everyone I could have had. {He} lost every time.",
        "Everything about {n} irritated me, even {his} laugh.",
        "I went to bed early to avoid talking to {n}.",
        "We argued because I could not stop nagging {n} about the kitchen.",
    ],
    "tags": [
        "cold", "distant", "irritated", "annoyed", "withdrew", "withdrawn", "avoided", "criticised", "nagging", "nitpicked",
        "shut down", "stonewalled", "contempt", "resentful", "suffocated", "needed space", "pulled away", "ignored",
        "snapped", "sarcastic", "pushed away", "fault-finding", "bored", "smothered", "closed off", "silent treatment",
        "trapped", "aloof", "detached", "walls up",
    ],
}

LONGING = {
    "feelings": [
        "lonely", "miss {n}", "yearning", "panicky", "abandoned", "jealous", "scared {he} will leave", "clingy", "ache",
        "homesick for {n}", "desperate", "afraid of losing {n}", "insecure", "longing", "heartsick", "rejected",
        "needy", "terrified of being left", "empty without {n}", "craving {n}", "anxious about us", "forgotten",
        "left alone", "unloved", "in pieces without {n}", "worried {he} is done with me", "frantic", "pining",
        "unwanted", "so alone",
    ],
    "thoughts": [
        "{he} will leave", "{He} is going to leave me", "I can't live without {n}", "what if {he} has met someone",
        "{He} doesn't love me any more", "I need {n} back", "I ruined it and {he} is gone", "I'll end up alone",
        "why hasn't {he} texted", "{he} is going to break up with me", "nobody will ever hold me like {he} does",
        "I would do anything for one evening with {n}", "maybe {he} has had enough of me", "{He} must be with someone else",
        "I am nothing without {n}", "please let {n} come back", "{he} will find someone better",
        "I have driven {n} away for good", "if {he} goes I fall apart", "I need to hear {his} voice",
        "{He} is slipping away from me", "I'm too much for {n} and {he} will go", "why am I not enough for {n}",
        "I don't want to lose {n}", "{he} has already forgotten me", "the bed is so empty without {n}",
        "how can I get {n} to stay", "everyone leaves me and {he} will too", "I only want to be with {n}",
        "what if {he} never comes back",
    ],
    "actions": [
        "texted ten times", "pleaded", "begged {n} to stay", "checked my phone all night", "called {n} again and again",
        "looked at old photos of us", "drove past {his} house", "cried for {n}", "asked {n} if {he} still loves me",
        "wrote {n} a long letter", "apologised over and over", "read our old messages", "waited up for {n}",
        "wore {his} sweater to bed", "checked when {he} was last online", "rang {n} at midnight", "promised {n} that I will change",
        "asked for reassurance", "clung to {n} at the door", "sent {n} flowers to make up", "went through {his} phone",
        "turned up at {his} work", "cancelled everything to see {n}", "stared at the phone", "asked {his} friend where {he} was",
        "said yes to everything so {he} stays", "held on to {n}", "listened to our song on repeat",
        "counted the hours until {he} came", "tried to win {n} back",
    ],
    "text": [
        "{He} has been away for three days and I ache for {n}. I keep looking at the phone.",
        "I miss {n} so badly that I slept in {his} shirt.",
        "{He} did not answer for two hours and I was sure that it was over between us.",
        "I cried half of the night because I think {he} is leaving me.",
        "All I want is {n} next to me. The flat is so quiet.",
        "I panicked when {he} said that {he} needs a night with friends. What if {he} likes it better without me.",
        "I wrote {n} six messages in a row. I am so scared of losing {n}.",
        "I would give anything for {his} arms around me now.",
        "{He} sounded far away on the phone and my stomach dropped. Please don't go.",
        "I am jealous of everyone who gets to be near {n} this week.",
        "I want {n} back so much that it hurts. I should never have pushed.",
        "I can't sleep without {n}. I keep reaching over to {his} side of the bed.",
        "The thought of {n} with someone else makes me sick.",
        "I asked {n} three times whether we are okay.",
        "I feel so alone since {he} left on Monday. I count the days.",
        "I begged {n} for another chance.",
        "I keep seeing {n} everywhere, and I long for the sound of {his} key in the door.",
        "I'm frightened that {he} will realise that I am not worth it and go.",
        "I told {n} how much I need {n} and could not stop crying.",
        "I looked at {his} profile all evening, afraid that there is somebody new.",
        "Everything here reminds me of {n}. I want to run to {n} and hold on.",
        "{He} took longer to answer than usual and I was beside myself.",
        "I dread the day when {he} has had enough of me.",
        "I rang {n} just to hear {his} voice and could not hang up.",
    ],
    "tags": [
        "lonely", "miss {n}", "missing {n}", "longing", "yearning", "clingy", "panicky", "abandoned", "jealous",
        "afraid {he}'ll leave", "fear of losing {n}", "pleaded", "begged", "texted ten times", "chased", "ache", "craving",
        "left behind", "needy", "desperate", "heartsick", "rejected", "want {n} back", "apologised", "insecure",
        "checked phone", "afraid of abandonment", "pining", "unloved", "scared of being left",
    ],
}

FILLER = {
    "feelings": ["tired", "content", "busy", "okay", "cheerful", "calm", "hungry", "curious", "proud", "sleepy", "relaxed",
                 "grateful", "amused", "restless", "a bit flat"],
    "thoughts": ["I need to call the dentist", "the garden needs water", "work went well", "I forgot the milk",
                 "Tomorrow I will start earlier", "the new bike is fast", "I like this book", "the train was late again",
                 "rent is due on Friday", "I slept well"],
    "actions": ["cooked soup", "went running", "cleaned the kitchen", "watched a film with {n}", "walked along the river",
                "did the tax papers", "played cards with {n}", "bought tomatoes", "met Jo for coffee", "read for an hour"],
    "text": ["Quiet day. Worked until five, then cooked.", "{He} and I went to the market and bought cheese.",
             "Rain all day. I fixed the lamp.", "Long meeting, nothing decided. Bed early.",
             "We had breakfast on the balcony and talked about the trip.", "Went swimming, saw a heron.",
             "My sister called and told me about her exam.", "A normal day with {n}. We laughed about the neighbours' cat.",
             "Dentist at nine, no holes.", "Tried a new recipe for bread. It came out flat.",
             "{He} repaired the shelf and I painted the door.", "Slept in, read the paper, did nothing much."],
    "tags": ["work", "tired", "fine", "cooking", "run", "reading", "rain", "okay", "busy", "movie night", "garden", "calm"],
}

MOODS = {
    "feelings": ["sad", "angry", "anxious", "irritated", "lonely", "tired", "low", "tense", "frustrated", "flat", "worried",
                 "happy", "hopeful", "overwhelmed", "empty", "jealous", "bored"],
    "text": ["Bad day at work, my boss moved the deadline.", "Did not sleep. Head like cotton wool.", "Good run, better after.",
             "Too many people on the train.", "The landlord wrote again about the heating.", "Nothing happened. Low all day.",
             "My brother forgot my birthday.", "Exam on Thursday, can't concentrate.", "The sun came out and so did I.",
             "Argued with a colleague about the rota."],
}

# What the other did, or what was not so; own feelings stay out.
THEIRS = ["{He} withdrew again and sat in the garage.", "{He} snapped at me over breakfast.", "{He} ignored me at the party.",
          "{He} told me that {he} missed me.", "{He} begged me to stay another night.", "{He} was cold to me all day.",
          "{He} said that {he} needs space.", "{He} texted me ten times while I was in the meeting."]
DENIED = ["I did not pull away from {n} this time.", "I'm not scared that {he} will leave.", "I didn't snap at {n}.",
          "I don't miss {n} the way I used to.", "No need to criticise {n} today.", "I never ignored {his} calls this week."]
WARM = ["We made up and had pancakes.", "{He} apologised and so did I. It is good again.", "Quiet evening on the sofa with {n}.",
        "We talked it over and went for a walk hand in hand.", "{He} brought me flowers. I was glad.", "We laughed a lot today."]
BOTH = ["I snapped at {n} and a minute later I begged {n} not to leave.", "I push {n} away and I miss {n} at once.",
        "I was cold to {n} all evening, and so afraid to lose {n}.", "I want {n} close and I can't stand {n} close.",
        "I avoided {n} all day and then called {n} ten times at night."]
