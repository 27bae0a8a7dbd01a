import Crypto
import Foundation
import SalveCore

/// A form that met a locked door: nothing of it is lost, and nothing of it can be read before unlocking.
///
/// Sealed under a key made from the secret in the browser's cookie, of which Salve keeps the digest only. In memory,
/// as long as the web session.
struct HeldForm: Sendable, Equatable {
    /// How many are held for one web session.
    static let limit = 8

    /// The form's own id, by which it is kept at most once.
    let id: EntryID
    private let sealed: [UInt8]

    /// What is inside.
    struct Content: Codable, Sendable {
        /// Where the form goes.
        let path: String
        /// Its fields, without the token.
        let entries: [FormFields.Entry]
    }

    /// A posted form, sealed; nil when it has nothing in it that is worth holding.
    init?(_ form: FormFields, path: String, secret: String) {
        // A draft is kept again and again as one goes: only the form itself is held.
        guard let id = form.id(.id), form.hasWords || form.isAnswer(at: path),
            !path.hasPrefix(Route.draft("").path)
        else { return nil }
        let entries = form.entries.filter { entry in
            Field(sent: entry.name).map { $0 != .token && $0 != .goesTo && !$0.isSecret } ?? false
        }
        self.init(Content(path: path, entries: entries), id: id, secret: secret)
    }

    private init?(_ content: Content, id: EntryID, secret: String) {
        // Our own type always encodes, and sealing has nothing to refuse.
        guard let bytes = try? JSONEncoder().encode(content),
            let box = try? AES.GCM.seal(bytes, using: Self.key(secret)).combined
        else { return nil }
        self.id = id
        sealed = [UInt8](box)
    }

    /// What is inside; nil with any other secret.
    func open(_ secret: String) -> Content? {
        guard let box = try? AES.GCM.SealedBox(combined: sealed),
            let bytes = try? AES.GCM.open(box, using: Self.key(secret))
        else { return nil }
        return try? JSONDecoder().decode(Content.self, from: bytes)
    }

    /// The same under another secret; nil when this one does not open it.
    func moved(from old: String, to new: String) -> HeldForm? {
        open(old).flatMap { HeldForm($0, id: id, secret: new) }
    }

    private static func key(_ secret: String) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: Array(secret.utf8)),
            info: Array("salve/web/held".utf8),
            outputByteCount: 32
        )
    }
}

extension WebSession {
    /// Holds a form; one that is held already under its id makes way.
    ///
    /// False when there is no more room.
    mutating func hold(_ form: HeldForm) -> Bool {
        held.removeAll { $0.id == form.id }
        guard held.count < HeldForm.limit else { return false }
        held.append(form)
        return true
    }
}

extension FormFields {
    /// True for a form whose answers are worth holding without a written word: a check-in in a few taps.
    func isAnswer(at path: String) -> Bool { path.hasPrefix(Route.checkIn.path) }
}
