public import SalveContent
import SalveCore

/// What the command line asks about fair tests.
public enum FairRequest: Codable, Equatable, Sendable {
    /// Those there are.
    case list
    /// Lets one wait, takes it up again, or stops it, by its id.
    case set(String, to: String)
    /// What came out of one that is over, by its id.
    case result(String)
}

/// A fair test, as the command line says it.
public struct FairLine: Codable, Equatable, Sendable {
    /// Its id.
    public let thing: String
    /// The day it was begun, `2026-11-21`.
    public let day: String
    /// The practice that was named first, by its id.
    public let a: String
    /// The practice that was named second, by its id.
    public let b: String
    /// What the two are called.
    public let name: String
    /// How many of its sittings were begun.
    public let begun: Int
    /// How many it has.
    public let count: Int
    /// `going`, `paused` or `stopped`.
    public let state: String
    /// True once nothing more is added to it.
    public let isOver: Bool
    /// The same in words.
    public let standing: String
    /// What came out, words first; nil until it was looked at.
    public let result: Result?

    /// What came out.
    public struct Result: Codable, Equatable, Sendable {
        /// In words.
        public let sentences: [String]
        /// `tooEarly`, `open`, `same`, `aLighter` or `bLighter`.
        public let verdict: String
        /// How many whole pairs there are.
        public let pairs: Int
        /// The mean difference, first minus second, less being lighter after the first; nil for too few pairs.
        public let mean: Double?
        /// The range that it likely lies in.
        public let likely: [Double]?
        /// Of all orders of the pairs, how many would show as much.
        public let ordersAsLarge: Int
        /// How many orders there are.
        public let orders: Int
        /// Each time that was begun, in order.
        public let tries: [Try]
    }

    /// One time.
    public struct Try: Codable, Equatable, Sendable {
        /// Which one, from 1.
        public let number: Int
        /// The day, `2026-11-21`.
        public let day: String
        /// What chance picked, by its id.
        public let picked: String
        /// What was done, by its id.
        public let done: String?
        /// The number before.
        public let before: Int
        /// The number after; nil when none was given.
        public let after: Int?
        /// The same in words.
        public let said: String
    }
}

extension CommandService {
    func fair(_ request: FairRequest) async throws(CompanionError) -> CommandReply {
        switch request {
        case .list: return .fair(await companion.fairTests().map { line($0) })
        case .set(let id, let name):
            guard let thing = EntryID(text: id) else { throw .notFound }
            guard let state = FairTest.State(rawValue: name) else { throw .badValue }
            let test = try await companion.fairTest(thing)
            if test.isOver, test.test.state != state {
                return notNow(test.test.state == .stopped ? "fair.command.stopped" : "fair.command.over")
            }
            try await companion.setFairTest(thing, state, form: companion.newForm())
            return .fair([line(try await companion.fairTest(thing))])
        case .result(let id):
            guard let thing = EntryID(text: id) else { throw .notFound }
            guard try await companion.fairTest(thing).isOver else { return notNow("fair.command.goeson") }
            return .fair([line(try await companion.readFairTest(thing, form: companion.newForm()))])
        }
    }

    private func notNow(_ key: String) -> CommandReply {
        .failed(CommandFailure(.couldNot, companion.catalogue.strings[key]))
    }

    private func line(_ view: FairTestView) -> FairLine {
        let strings = companion.catalogue.strings
        let reading = view.test.isRead ? view.reading : nil
        return FairLine(
            thing: view.test.thing.text,
            day: view.current.at.day.text,
            a: view.test.a.name,
            b: view.test.b.name,
            name: strings.name(of: view),
            begun: view.begun,
            count: view.test.count,
            state: view.test.state.rawValue,
            isOver: view.isOver,
            standing: strings.standing(of: view),
            result: reading.map { FairLine.Result($0, strings.sentences(of: view), tries(of: view, strings)) }
        )
    }

    private func tries(of view: FairTestView, _ strings: Strings) -> [FairLine.Try] {
        view.tries.filter(\.value.isUsed).sorted { $0.value.slot < $1.value.slot }.map { current in
            let one = current.value
            let values = [
                "number": String(one.slot + 1), "day": current.at.day.text, "title": view.title(one.done ?? one.drawn),
                "before": String(one.before), "after": one.after.map { String($0) } ?? "",
            ]
            let main = strings.text(one.after == nil ? "fair.command.blank" : "fair.command.try", values)
            let changed = strings.text("fair.command.changed", ["title": view.title(one.drawn)])
            return FairLine.Try(
                number: one.slot + 1,
                day: current.at.day.text,
                picked: view.test.practice(one.drawn).name,
                done: one.done.map { view.test.practice($0).name },
                before: one.before,
                after: one.after,
                said: one.isChanged ? main + " " + changed : main
            )
        }
    }
}

extension FairLine.Result {
    init(_ reading: FairReading, _ sentences: [String], _ tries: [FairLine.Try]) {
        self.sentences = sentences
        self.tries = tries
        verdict = reading.verdict.rawValue
        pairs = reading.pairs
        mean = reading.byPick?.mean
        likely = reading.byPick.map { [$0.likely.lowerBound, $0.likely.upperBound] }
        ordersAsLarge = reading.orders.asLarge
        orders = reading.orders.all
    }
}

extension TerminalText {
    /// Fair tests, a line each with its id; below one that was looked at, what came out.
    public func lines(_ tests: [FairLine], _ strings: Strings) -> [String] {
        if tests.isEmpty { return paragraph(strings["fair.empty"]) }
        return tests.flatMap { test -> [String] in
            let head = paragraph(test.name + ". " + test.standing + ". " + test.thing)
            guard let result = test.result else { return head }
            return head + result.sentences.flatMap { paragraph($0) } + result.tries.flatMap { paragraph($0.said) }
                + paragraph(strings["fair.result.proof"])
        }
    }
}
