/// Reads values out of the pieces of a JSON text, a good deal quicker than `JSONDecoder` does.
///
/// It says what that one would say, or throws: numbers, texts, yes and no, lists and groups are all it reads.
/// Dates, data and the like, which `JSONDecoder` has rules of its own for, are not for it; stored shapes have none.
struct StoredDecoder: Decoder {
    private let json: StoredJSON
    private let place: Int

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// The value that a text of JSON holds; throws for what is not known here.
    static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
        guard let json = StoredJSON(bytes) else { throw NotHere() }
        return try Value(from: StoredDecoder(json: json, place: 0))
    }

    /// This is not read here; which way does not matter to anyone.
    private struct NotHere: Error {}

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard json.pieces[place].kind == .group else { throw NotHere() }
        return KeyedDecodingContainer(Group(json: json, place: place))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard json.pieces[place].kind == .list else { throw NotHere() }
        return List(json: json, place: place)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { Single(json: json, place: place) }

    // MARK: - One value

    private static func bool(_ json: StoredJSON, _ place: Int) throws -> Bool {
        switch json.pieces[place].kind {
        case .yes: true
        case .no: false
        case .null, .number, .text, .escapedText, .list, .group: throw NotHere()
        }
    }

    private static func string(_ json: StoredJSON, _ place: Int) throws -> String {
        guard let text = json.text(place) else { throw NotHere() }
        return text
    }

    private static func double(_ json: StoredJSON, _ place: Int) throws -> Double {
        guard let number = json.number(place), number.isFinite else { throw NotHere() }
        return number
    }

    private static func integer<Number: FixedWidthInteger>(_ json: StoredJSON, _ place: Int) throws -> Number {
        guard let number: Number = json.integer(place) else { throw NotHere() }
        return number
    }

    private static func value<Value: Decodable>(_ json: StoredJSON, _ place: Int) throws -> Value {
        try Value(from: StoredDecoder(json: json, place: place))
    }

    // MARK: - Groups

    private struct Group<Key: CodingKey>: KeyedDecodingContainerProtocol {
        let json: StoredJSON
        let place: Int

        var codingPath: [any CodingKey] { [] }

        var allKeys: [Key] {
            var keys: [Key] = []
            var next = place + 1
            while next < json.pieces[place].next {
                if let key = json.text(next).flatMap({ Key(stringValue: $0) }) { keys.append(key) }
                next = json.pieces[next + 1].next
            }
            return keys
        }

        func contains(_ key: Key) -> Bool { json.place(of: key.stringValue, in: place) != nil }

        private func find(_ key: Key) throws -> Int {
            guard let found = json.place(of: key.stringValue, in: place) else { throw NotHere() }
            return found
        }

        /// The place of a value that is there and not null.
        private func present(_ key: Key) -> Int? {
            guard let found = json.place(of: key.stringValue, in: place), json.pieces[found].kind != .null else {
                return nil
            }
            return found
        }

        func decodeNil(forKey key: Key) throws -> Bool { try json.pieces[find(key)].kind == .null }
        func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try bool(json, find(key)) }
        func decode(_ type: String.Type, forKey key: Key) throws -> String { try string(json, find(key)) }
        func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try double(json, find(key)) }
        func decode(_ type: Float.Type, forKey key: Key) throws -> Float { throw NotHere() }
        func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try integer(json, find(key)) }
        func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try integer(json, find(key)) }
        func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try integer(json, find(key)) }
        func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try integer(json, find(key)) }
        func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try integer(json, find(key)) }
        func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try integer(json, find(key)) }
        func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try integer(json, find(key)) }
        func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try integer(json, find(key)) }
        func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try integer(json, find(key)) }
        func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try integer(json, find(key)) }

        func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
            try value(json, find(key))
        }

        // Most fields of a stored shape are absent: one look for each.
        func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
            try present(key).map { try bool(json, $0) }
        }

        func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
            try present(key).map { try string(json, $0) }
        }

        func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
            try present(key).map { try double(json, $0) }
        }

        func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
            try present(key).map { try integer(json, $0) }
        }

        func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
            try present(key).map { try value(json, $0) }
        }

        func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type,
            forKey key: Key
        ) throws -> KeyedDecodingContainer<Nested> {
            try StoredDecoder(json: json, place: find(key)).container(keyedBy: type)
        }

        func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
            try StoredDecoder(json: json, place: find(key)).unkeyedContainer()
        }

        func superDecoder() throws -> any Decoder { throw NotHere() }
        func superDecoder(forKey key: Key) throws -> any Decoder { throw NotHere() }
    }

    // MARK: - Lists

    private struct List: UnkeyedDecodingContainer {
        let json: StoredJSON
        let place: Int
        private var next: Int
        private(set) var currentIndex = 0

        init(json: StoredJSON, place: Int) {
            self.json = json
            self.place = place
            next = place + 1
        }

        var codingPath: [any CodingKey] { [] }
        var count: Int? { json.pieces[place].count }
        var isAtEnd: Bool { next >= json.pieces[place].next }

        mutating func decodeNil() throws -> Bool {
            guard !isAtEnd else { throw NotHere() }
            guard json.pieces[next].kind == .null else { return false }
            step()
            return true
        }

        mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
            guard !isAtEnd else { throw NotHere() }
            let read: Value = try value(json, next)
            step()
            return read
        }

        private mutating func step() {
            next = json.pieces[next].next
            currentIndex += 1
        }

        mutating func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type
        ) throws -> KeyedDecodingContainer<Nested> {
            throw NotHere()
        }

        mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { throw NotHere() }
        mutating func superDecoder() throws -> any Decoder { throw NotHere() }
    }

    // MARK: - One alone

    private struct Single: SingleValueDecodingContainer {
        let json: StoredJSON
        let place: Int

        var codingPath: [any CodingKey] { [] }

        func decodeNil() -> Bool { json.pieces[place].kind == .null }
        func decode(_ type: Bool.Type) throws -> Bool { try bool(json, place) }
        func decode(_ type: String.Type) throws -> String { try string(json, place) }
        func decode(_ type: Double.Type) throws -> Double { try double(json, place) }
        func decode(_ type: Float.Type) throws -> Float { throw NotHere() }
        func decode(_ type: Int.Type) throws -> Int { try integer(json, place) }
        func decode(_ type: Int8.Type) throws -> Int8 { try integer(json, place) }
        func decode(_ type: Int16.Type) throws -> Int16 { try integer(json, place) }
        func decode(_ type: Int32.Type) throws -> Int32 { try integer(json, place) }
        func decode(_ type: Int64.Type) throws -> Int64 { try integer(json, place) }
        func decode(_ type: UInt.Type) throws -> UInt { try integer(json, place) }
        func decode(_ type: UInt8.Type) throws -> UInt8 { try integer(json, place) }
        func decode(_ type: UInt16.Type) throws -> UInt16 { try integer(json, place) }
        func decode(_ type: UInt32.Type) throws -> UInt32 { try integer(json, place) }
        func decode(_ type: UInt64.Type) throws -> UInt64 { try integer(json, place) }
        func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try value(json, place) }
    }
}
