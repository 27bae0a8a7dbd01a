import NIOConcurrencyHelpers
import NIOCore

/// The open connections: when there are too many, the one that has sent nothing whole for longest makes room.
///
/// So a program that opens connections and leaves them cannot shut anyone out, nor use up the files that the system
/// gives a process.
final class OpenConnections: Sendable {
    /// How many connections are open at once, unless told otherwise.
    static let limit = 512

    private struct Guest {
        let channel: any Channel
        /// Grows with every request: the smallest is the one to go.
        var turn: Int
        var isBeingAnswered = false
    }

    private struct Guests {
        var byID: [ObjectIdentifier: Guest] = [:]
        var turn = 0
    }

    // A lock, since connections live on several event loops; no call waits or leaves while it is held.
    private let guests = NIOLockedValueBox(Guests())

    private let limit: Int

    /// No connections yet.
    init(limit: Int) {
        self.limit = limit
    }

    /// A connection was opened.
    func opened(_ channel: any Channel) {
        let id = ObjectIdentifier(channel)
        let crowded = guests.withLockedValue { [limit] guests -> (any Channel)? in
            guests.turn += 1
            guests.byID[id] = Guest(channel: channel, turn: guests.turn)
            guard guests.byID.count > limit else { return nil }
            let waiting = guests.byID.values.filter { !$0.isBeingAnswered && $0.channel !== channel }
            return waiting.min { $0.turn < $1.turn }?.channel
        }
        channel.closeFuture.whenComplete { [guests] _ in
            guests.withLockedValue { $0.byID[id] = nil }
        }
        crowded?.close(promise: nil)
    }

    /// A whole request has come.
    func began(_ channel: any Channel) { change(channel, isBeingAnswered: true) }

    /// Its answer is written.
    func answered(_ channel: any Channel) { change(channel, isBeingAnswered: false) }

    private func change(_ channel: any Channel, isBeingAnswered: Bool) {
        guests.withLockedValue { guests in
            guests.turn += 1
            guests.byID[ObjectIdentifier(channel)]?.turn = guests.turn
            guests.byID[ObjectIdentifier(channel)]?.isBeingAnswered = isBeingAnswered
        }
    }
}
