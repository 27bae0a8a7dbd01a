/// Unfolds DEFLATE (RFC 1951): bounds are checked at every step, and never more than was asked for comes out.
struct Inflate {
    /// Why the bytes are none.
    enum Problem: Error { case cutOff, wrong, tooLong }

    private let bytes: ArraySlice<UInt8>
    private var position: Int
    private var bits: UInt32 = 0
    private var count = 0
    private let limit: Int
    private var out: [UInt8] = []

    /// What these bytes unfold to, which has to be of exactly this length and use up all of them.
    static func unfold(_ bytes: ArraySlice<UInt8>, to length: Int) throws(Problem) -> [UInt8] {
        var inflate = Inflate(bytes, limit: length)
        try inflate.run()
        guard inflate.out.count == length, inflate.position == bytes.endIndex else { throw .wrong }
        return inflate.out
    }

    private init(_ bytes: ArraySlice<UInt8>, limit: Int) {
        self.bytes = bytes
        self.limit = limit
        position = bytes.startIndex
        out.reserveCapacity(limit)
    }

    private mutating func run() throws(Problem) {
        var isLast = false
        while !isLast {
            isLast = try take(1) == 1
            switch try take(2) {
            case 0: try copyStored()
            case 1: try unfold(Self.fixedLengths, Self.fixedDistances)
            case 2:
                let (lengths, distances) = try readCodes()
                try unfold(lengths, distances)
            default: throw .wrong
            }
        }
    }

    // MARK: - Bits

    private mutating func take(_ wanted: Int) throws(Problem) -> Int {
        while count < wanted {
            guard position < bytes.endIndex else { throw .cutOff }
            bits |= UInt32(bytes[position]) << UInt32(count)
            position += 1
            count += 8
        }
        let value = bits & (1 << UInt32(wanted) - 1)
        bits >>= UInt32(wanted)
        count -= wanted
        return Int(value)
    }

    private mutating func put(_ byte: UInt8) throws(Problem) {
        guard out.count < limit else { throw .tooLong }
        out.append(byte)
    }

    // MARK: - Blocks

    private mutating func copyStored() throws(Problem) {
        (bits, count) = (0, 0)
        guard position + 4 <= bytes.endIndex else { throw .cutOff }
        let length = Int(bytes[position]) | Int(bytes[position + 1]) << 8
        let check = Int(bytes[position + 2]) | Int(bytes[position + 3]) << 8
        guard length == ~check & 0xFFFF else { throw .wrong }
        position += 4
        guard position + length <= bytes.endIndex else { throw .cutOff }
        guard out.count + length <= limit else { throw .tooLong }
        out += bytes[position..<position + length]
        position += length
    }

    private mutating func unfold(_ lengths: Code, _ distances: Code) throws(Problem) {
        while true {
            let symbol = try read(lengths)
            if symbol < 256 {
                try put(UInt8(symbol))
            } else if symbol == 256 {
                return
            } else {
                guard symbol - 257 < Self.lengthBase.count else { throw .wrong }
                let length = Self.lengthBase[symbol - 257] + (try take(Self.lengthBits[symbol - 257]))
                let far = try read(distances)
                guard far < Self.distanceBase.count else { throw .wrong }
                let distance = Self.distanceBase[far] + (try take(Self.distanceBits[far]))
                guard distance <= out.count else { throw .wrong }
                for _ in 0..<length { try put(out[out.count - distance]) }
            }
        }
    }

    private mutating func readCodes() throws(Problem) -> (Code, Code) {
        let lengthCount = try take(5) + 257
        let distanceCount = try take(5) + 1
        let codeCount = try take(4) + 4
        guard lengthCount <= 286, distanceCount <= 30 else { throw .wrong }
        var first = [Int](repeating: 0, count: 19)
        for place in Self.order.prefix(codeCount) { first[place] = try take(3) }
        let code = try Code(first)
        var widths: [Int] = []
        while widths.count < lengthCount + distanceCount {
            switch try read(code) {
            case let width where width < 16: widths.append(width)
            case 16:
                guard let last = widths.last else { throw .wrong }
                widths += Array(repeating: last, count: 3 + (try take(2)))
            case 17: widths += Array(repeating: 0, count: 3 + (try take(3)))
            default: widths += Array(repeating: 0, count: 11 + (try take(7)))
            }
        }
        guard widths.count == lengthCount + distanceCount, widths[256] > 0 else { throw .wrong }
        return (try Code(Array(widths[..<lengthCount])), try Code(Array(widths[lengthCount...])))
    }

    // MARK: - Codes

    /// A canonical Huffman code: how many symbols there are of each width, and the symbols in order.
    private struct Code {
        var counts = [Int](repeating: 0, count: 16)
        var symbols: [Int] = []

        /// A code from the widths of its symbols; one that says more than fits is wrong.
        init(_ widths: [Int]) throws(Problem) {
            for width in widths where width > 0 { counts[width] += 1 }
            var left = 1
            for width in 1..<16 {
                left = left << 1 - counts[width]
                guard left >= 0 else { throw .wrong }
            }
            for width in 1..<16 {
                for (symbol, own) in widths.enumerated() where own == width { symbols.append(symbol) }
            }
        }
    }

    private mutating func read(_ code: Code) throws(Problem) -> Int {
        var (value, first, index) = (0, 0, 0)
        for width in 1..<16 {
            value |= try take(1)
            let count = code.counts[width]
            if value - first < count { return code.symbols[index + value - first] }
            index += count
            first = (first + count) << 1
            value <<= 1
        }
        throw .wrong
    }

    private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    private static let lengthBase = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ]
    private static let lengthBits = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    private static let distanceBase = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1_025, 1_537, 2_049, 3_073,
        4_097, 6_145, 8_193, 12_289, 16_385, 24_577,
    ]
    private static let distanceBits = [
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
    ]
    private static let fixedWidths =
        Array(repeating: 8, count: 144) + Array(repeating: 9, count: 112) + Array(repeating: 7, count: 24)
        + Array(repeating: 8, count: 8)
    private static let fixedLengths = fixed(fixedWidths)
    private static let fixedDistances = fixed(Array(repeating: 5, count: 30))

    /// The two codes that the format itself gives, which are right.
    private static func fixed(_ widths: [Int]) -> Code {
        do { return try Code(widths) } catch { preconditionFailure("the format's own code fits") }
    }
}
