import SalveCompanion
import SalveContent
import SalveCore
import SalveTesting

@testable import SalveWeb

/// A made-up person's things, for pages that would be empty without them.
enum OwnThings {
    /// Fills an empty companion.
    static func fill(_ companion: Companion) async throws {
        let world = World()
        let things: [(String, Size, String, Bool)] = [
            ("Both hands round the hot-water bottle", .tiny, "Kitchen", true),
            ("Radio, low, talk not music", .tiny, "", true),
            ("Old jumper, the grey one", .tiny, "Bedroom", false),
            ("Rinse the cups, warm water", .few, "Kitchen", true),
            ("Walk round the block", .longer, "Outside, by day", false),
        ]
        for (text, size, place, isBad) in things {
            try await companion.keepItem(text, size: size, place: place, isForBadTimes: isBad, form: world.form())
        }
        try await companion.keepPerson("Ada", number: "+353 1 555 0100", form: world.form())
        try await companion.keepStep("The phone comes out at two", part: .signs, form: world.form())
        try await companion.keepStep("Light on, something warm", part: .coping, form: world.form())
        try await companion.keepPlan("Ring the dentist before noon", askInDays: 1, form: world.form())
        try await companion.hold("The whole evening went into the one message.", until: .morning, form: world.form())
        var sitting = try await companion.begin(.hard, form: world.form())
        let first = sitting.offers[0].text.practice.id
        sitting = try await companion.act(.choose(first), in: sitting.id, form: world.form())
        sitting = try await companion.act(.landing(.easier), in: sitting.id, form: world.form())
        _ = try await companion.act(.stop, in: sitting.id, form: world.form())
    }
}
