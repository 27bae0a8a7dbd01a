import HTTPTypes
import Hummingbird
import SalveCompanion
import SalveVault

/// Why a request got no usual answer; each has its own gentle page.
enum WebProblem: Error, Equatable, Sendable {
    /// The page needs a key, and there is none.
    case keyless
    /// The page is behind the lock.
    case locked
    /// The recovery key opened it: a new passphrase comes first.
    case renewing
    /// There is no such page.
    case notFound
    /// The form came from another site, or from nowhere that can be named.
    case foreign
    /// The form's token is not this web session's.
    case stale
    /// More bytes than a form may have.
    case tooLarge
    /// One text is longer than fits.
    case tooLong
    /// The form could not be read: wrong kind, or not UTF-8.
    case unreadable
    /// The rules did not take the action, or its moment is over; nothing was changed.
    case notNow
    /// Nothing was written where something is needed.
    case empty
    /// A value is none of those that can be chosen.
    case badValue
    /// A number holds something that a telephone can't dial.
    case badNumber
    /// The disk is full: nothing was stored.
    case diskFull
    /// The disk did not take a change of the lock: the recovery key on paper opens nothing.
    case recoveryKeyVoid
    /// The vault cannot be written now: nothing was stored.
    case cannotKeep
    /// The vault is not what was seen last: nothing was stored, and the person decides how to go on.
    case unsound
    /// Something of ours broke.
    case broken

    /// The status of the answer.
    var status: HTTPResponse.Status {
        switch self {
        case .keyless, .locked: .unauthorized
        case .renewing: .seeOther
        case .notFound: .notFound
        case .foreign, .stale: .forbidden
        case .tooLarge: .contentTooLarge
        case .tooLong, .empty, .badValue, .badNumber: .unprocessableContent
        case .notNow: .conflict
        case .diskFull, .recoveryKeyVoid: .init(code: 507, reasonPhrase: "Insufficient Storage")
        case .cannotKeep, .unsound: .serviceUnavailable
        case .unreadable: .badRequest
        case .broken: .internalServerError
        }
    }

    /// The group of strings that its page shows.
    var strings: String {
        switch self {
        case .keyless: "open"
        case .locked, .renewing: "lock.unlock"
        case .notFound: "errors.notfound"
        case .foreign: "errors.foreign"
        case .stale: "errors.stale"
        case .tooLarge: "errors.toolarge"
        case .tooLong: "errors.toolong"
        case .unreadable: "errors.unreadable"
        case .notNow: "errors.notnow"
        case .empty: "errors.empty"
        case .badValue: "errors.badvalue"
        case .badNumber: "errors.badnumber"
        case .diskFull: "errors.diskfull"
        case .recoveryKeyVoid: "errors.keyvoid"
        case .cannotKeep: "errors.cannotkeep"
        case .unsound: "errors.unsound"
        case .broken: "errors.broken"
        }
    }

    /// True when what was written may stand in a form that sends it again.
    ///
    /// Not for a form from another site: its words are not the person's, and one press would send them as theirs.
    var givesWordsBack: Bool {
        switch self {
        case .foreign, .locked, .renewing, .recoveryKeyVoid: false
        case .keyless, .notFound, .stale, .tooLarge, .tooLong, .unreadable, .notNow, .empty, .badValue, .badNumber,
            .diskFull, .cannotKeep, .unsound, .broken:
            true
        }
    }
}

extension WebProblem {
    /// What a page says of any error.
    init(any error: any Error) {
        if let problem = error as? WebProblem {
            self = problem
        } else if let error = error as? CompanionError {
            self.init(error)
        } else if let refusal = error as? any HTTPResponseError {
            self = refusal.status == .notFound || refusal.status == .methodNotAllowed ? .notFound : .broken
        } else {
            self = .broken
        }
    }

    /// What a page says of an error of the companion.
    init(_ error: CompanionError) {
        switch error {
        case .refused, .tooLate, .refusedToPutAside: self = .notNow
        case .notFound: self = .notFound
        case .tooLong, .vault(.tooLarge): self = .tooLong
        case .empty: self = .empty
        case .badValue, .notAPractice: self = .badValue
        case .locked: self = .locked
        case .wrongKey, .tooManyTries: self = .notNow
        case .vault(.diskFull): self = .diskFull
        case .recoveryKeyVoid: self = .recoveryKeyVoid
        case .vault(.conflict), .vault(.duplicate): self = .stale
        case .vault(.unsound): self = .unsound
        case .vault(.readOnly), .vault(.io), .vault(.busy), .vault(.needsReopening), .vault(.held):
            self = .cannotKeep
        case .vault: self = .broken
        }
    }
}
