import SalveCore
import SalveTesting

@testable import SalveCompanion

extension World {
    /// A companion whose person is past their first five sittings, with numbers before and after.
    func settled() async throws -> Companion {
        let companion = try await companion()
        for _ in 0..<6 {
            try await companion.practise(Practice.ID("soles"), before: 4, after: 4, in: self)
            pass(minutes: 24 * 60)
        }
        return companion
    }

    /// A form's id whose draw for a moment of noticing lies below a share, or not.
    func form(drawing isDrawn: Bool, below share: Double) -> EntryID {
        while true {
            let id = form()
            if (id.draw(.max) < share) == isDrawn { return id }
        }
    }
}

extension Companion {
    /// One sitting from its first step to its end.
    func practise(_ practice: Practice.ID, before: Int, after: Int, in world: World) async throws {
        let view = try await begin(.other, distress: before, opening: practice, asking: true, form: world.form())
        var session = view.session
        while session.phase == .practising { session = try await act(.next, in: view.id, form: world.form()).session }
        _ = try await act([.distress(after), .stop], in: view.id, form: world.form())
    }
}
