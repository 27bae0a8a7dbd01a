/// Reads a zip file strictly: stored or deflated files, each byte accounted for, and nothing else.
struct ZipArchive {
    /// Most bytes of an archive.
    static let byteLimit = 1 << 20
    /// Most times that a file may be longer than it is in the archive.
    static let ratioLimit = 60

    private let bytes: [UInt8]

    /// The files of an archive with their paths, in its order; folders are passed over.
    static func read(_ bytes: [UInt8]) throws(PackRefusal) -> [(path: String, bytes: [UInt8])] {
        guard bytes.count <= byteLimit else { throw .tooLarge(limit: byteLimit) }
        return try ZipArchive(bytes: bytes).files()
    }

    /// One entry of the directory at the end.
    private struct Entry {
        let path: String
        let flags: Int
        let method: Int
        let checksum: UInt32
        let packed: Int
        let length: Int
        let header: Int
        let isFolder: Bool
    }

    private func files() throws(PackRefusal) -> [(path: String, bytes: [UInt8])] {
        let (start, entries) = try directory()
        var next = 0
        var total = 0
        var files: [(path: String, bytes: [UInt8])] = []
        // In the order in which they lie: then nothing can lie in two of them, or between them.
        for entry in entries.sorted(by: { $0.header < $1.header }) {
            guard entry.header == next else { throw .notAnArchive }
            let data = try data(of: entry, before: start)
            next = try end(of: entry, after: data.endIndex, before: start)
            total += entry.length
            guard total <= Pack.byteLimit + Pack.fileLimit else { throw .tooLarge(limit: Pack.byteLimit) }
            let content = try unfolded(entry, data)
            if !entry.isFolder { files.append((entry.path, content)) }
        }
        guard next == start else { throw .notAnArchive }
        return files
    }

    // MARK: - The directory

    private func directory() throws(PackRefusal) -> (start: Int, entries: [Entry]) {
        let end = try endRecord()
        let count = number(end + 10, 2)
        let (size, start) = (number(end + 12, 4), number(end + 16, 4))
        if count == 0xFFFF || size == 0xFFFF_FFFF || start == 0xFFFF_FFFF { throw .unusual }
        guard number(end + 4, 2) == 0, number(end + 6, 2) == 0, number(end + 8, 2) == count else { throw .unusual }
        guard start + size == end else { throw .notAnArchive }
        guard count <= Pack.countLimit * 2 else { throw .tooMany(limit: Pack.countLimit) }
        var entries: [Entry] = []
        var position = start
        for _ in 0..<count {
            let (entry, next) = try entry(at: position, before: end)
            entries.append(entry)
            position = next
        }
        guard position == end else { throw .notAnArchive }
        return (start, entries)
    }

    /// Where the record at the end begins; its comment reaches to the last byte.
    private func endRecord() throws(PackRefusal) -> Int {
        guard bytes.count >= 22 else { throw .notAnArchive }
        for position in stride(from: bytes.count - 22, through: max(0, bytes.count - 22 - 0xFFFF), by: -1)
        where number(position, 4) == 0x0605_4B50 && number(position + 20, 2) == bytes.count - position - 22 {
            return position
        }
        throw .notAnArchive
    }

    private func entry(at position: Int, before end: Int) throws(PackRefusal) -> (Entry, next: Int) {
        guard position + 46 <= end, number(position, 4) == 0x0201_4B50 else { throw .notAnArchive }
        let lengths = [28, 30, 32].map { number(position + $0, 2) }
        let next = position + 46 + lengths[0] + lengths[1] + lengths[2]
        guard next <= end else { throw .notAnArchive }
        let path = try path(at: position + 46, lengths[0])
        let flags = number(position + 8, 2)
        if flags & 0x2041 != 0 { throw .encrypted }
        let method = number(position + 10, 2)
        let (packed, length) = (number(position + 20, 4), number(position + 24, 4))
        let header = number(position + 42, 4)
        guard method == 0 || method == 8, flags & ~0x080E == 0, number(position + 34, 2) == 0 else { throw .unusual }
        if [packed, length, header].contains(0xFFFF_FFFF) { throw .unusual }
        let isFolder = try checkKind(path, madeBy: number(position + 5, 1), attributes: number(position + 38, 4))
        guard !isFolder || length == 0 else { throw .notAnArchive }
        let checksum = UInt32(number(position + 16, 4))
        return (
            Entry(
                path: path,
                flags: flags,
                method: method,
                checksum: checksum,
                packed: packed,
                length: length,
                header: header,
                isFolder: isFolder
            ), next
        )
    }

    private func path(at position: Int, _ length: Int) throws(PackRefusal) -> String {
        guard let path = String(validating: bytes[position..<position + length], as: UTF8.self), !path.isEmpty else {
            throw .badPath("?")
        }
        return path
    }

    /// True for a folder; links and devices are refused, whichever computer wrote them.
    private func checkKind(_ path: String, madeBy system: Int, attributes: Int) throws(PackRefusal) -> Bool {
        let kind = attributes >> 16 & 0xF000
        let isFolder = path.hasSuffix("/")
        if system == 3 || kind != 0 {
            guard [0, 0x8000, 0x4000].contains(kind), kind == 0 || (kind == 0x4000) == isFolder else {
                throw .notAFile(path)
            }
        }
        return isFolder
    }

    // MARK: - The files

    /// The bytes of a file as they lie there; what stands before them has to say the same as the directory.
    private func data(of entry: Entry, before limit: Int) throws(PackRefusal) -> ArraySlice<UInt8> {
        let header = entry.header
        guard header + 30 <= limit, number(header, 4) == 0x0403_4B50 else { throw .notAnArchive }
        let (nameLength, extraLength) = (number(header + 26, 2), number(header + 28, 2))
        let start = header + 30 + nameLength + extraLength
        guard start + entry.packed <= limit else { throw .notAnArchive }
        guard number(header + 6, 2) == entry.flags, number(header + 8, 2) == entry.method,
            try path(at: header + 30, nameLength) == entry.path
        else { throw .notAnArchive }
        if entry.flags & 8 == 0 {
            guard UInt32(number(header + 14, 4)) == entry.checksum, number(header + 18, 4) == entry.packed,
                number(header + 22, 4) == entry.length
            else { throw .notAnArchive }
        }
        return bytes[start..<start + entry.packed]
    }

    /// Where the next one begins: behind the sizes that some programs write once more.
    private func end(of entry: Entry, after data: Int, before limit: Int) throws(PackRefusal) -> Int {
        guard entry.flags & 8 != 0 else { return data }
        var position = data
        if position + 16 <= limit, number(position, 4) == 0x0807_4B50 { position += 4 }
        guard position + 12 <= limit, UInt32(number(position, 4)) == entry.checksum,
            number(position + 4, 4) == entry.packed, number(position + 8, 4) == entry.length
        else { throw .notAnArchive }
        return position + 12
    }

    private func unfolded(_ entry: Entry, _ data: ArraySlice<UInt8>) throws(PackRefusal) -> [UInt8] {
        guard entry.length <= Pack.fileLimit else { throw .tooLarge(limit: Pack.fileLimit) }
        guard entry.length <= entry.packed * Self.ratioLimit + 256 else { throw .bomb }
        let content: [UInt8]
        if entry.method == 0 {
            guard entry.packed == entry.length else { throw .notAnArchive }
            content = Array(data)
        } else {
            do throws(Inflate.Problem) { content = try Inflate.unfold(data, to: entry.length) } catch .tooLong {
                throw .bomb
            } catch {
                throw .damaged(entry.path)
            }
        }
        guard Self.checksum(content) == entry.checksum else { throw .damaged(entry.path) }
        return content
    }

    // MARK: - Bytes

    private func number(_ position: Int, _ width: Int) -> Int {
        (0..<width).reduce(0) { $0 | Int(bytes[position + $1]) << (8 * $1) }
    }

    /// CRC-32 as in ISO 3309.
    static func checksum(_ content: [UInt8]) -> UInt32 {
        ~content.reduce(~UInt32(0)) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ $0 >> 8 }
    }

    private static let table: [UInt32] = (0..<256).map { start in
        (0..<8).reduce(UInt32(start)) { value, _ in value & 1 == 0 ? value >> 1 : 0xEDB8_8320 ^ value >> 1 }
    }
}
