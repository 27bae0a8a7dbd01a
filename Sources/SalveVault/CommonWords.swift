/// Words that stand in many passphrases, in small letters.
///
/// Our own list, put together by kinds: what one calls the thing itself, greetings, love, names of beasts, games,
/// seasons, and the words of this product. A guesser tries them first, alone, joined, and with digits behind them.
enum CommonWords {
    static let all = Set(text.split(whereSeparator: \.isWhitespace).map(String.init))

    /// How long they are, longest first.
    static let lengths = Set(all.map(\.count)).sorted(by: >)

    private static let text = """
        password passphrase passwort passcode pass word secret private key code login logon admin administrator root
        user username guest master access open sesame unlock lock letmein let me in welcome hello hi there test testing
        tester demo sample example default change changeme temp temporary mypassword my the this that is it not a i you
        your we our us he she of to for and or with no yes new old big little very super mega ultra
        love loves loved lover iloveyou loveyou loveme forever always baby babe honey sweet sweetie sweetheart darling
        dear angel heart hearts kiss kisses hug hugs sugar cutie pretty beautiful princess prince queen king daddy
        mummy mommy mama papa mother father sister brother family friend friends bestfriend happy smile smiley lucky
        sunshine sun sunny moon star stars starlight sky rainbow flower flowers rose lily daisy cherry apple banana
        orange lemon peach strawberry chocolate cookie cookies cake candy coffee pizza cheese butter pepper ginger
        dog dogs doggy puppy cat cats kitty kitten monkey dragon tiger lion bear teddy teddybear panda pony horse
        bunny rabbit chicken turtle dolphin eagle hawk falcon wolf fox shark snake spider butterfly unicorn
        football soccer baseball basketball hockey tennis golf rugby cricket chess poker gamer player game games
        winner champion legend hero ninja pirate wizard magic merlin phoenix shadow hunter ranger knight warrior samurai
        killer batman superman spiderman matrix gandalf hobbit pokemon mario zelda minecraft computer internet google
        windows apple android phone mobile email facebook online network server system windows linux
        monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
        september october november december spring summer autumn fall winter christmas easter holiday birthday
        red green blue black white yellow purple orange pink silver gold golden diamond crystal pearl
        london paris berlin america england canada france germany italy spain texas california
        michael jessica daniel ashley jennifer thomas jordan robert charlie george andrew william james john david
        anna maria sarah emma sophie laura lisa nicole amanda michelle maggie harley bailey buster
        freedom peace hope faith trust jesus christ god bless heaven spirit soul life live dream dreams nothing
        something whatever money cash dollar rich one two three four five six seven eight nine ten hundred thousand
        first second last number abc xyz qwe asd zxc qwerty qwertz azerty asdf zxcv
        salve vault diary journal notes note kind kindness compassion self selfcompassion practice calm care
        correct battery staple
        """
}
