import Crypto
import SalveCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Remembers, in a folder apart from the vault, how far its log had come, so that an older copy put back is seen.
///
/// A small file with one line of fixed width per vault (`docs/VaultFormat.md`). It is written after each append and
/// never waited for: one that lags behind vouches for less and harms nothing, one that is ahead says that the vault
/// went back. A class, since it is one open file.
final class Witness: Sendable {
    /// How far a log had come.
    struct Mark: Equatable, Sendable {
        let epoch: UInt32
        let number: EntryNumber
        let chain: [UInt8]

        init(epoch: UInt32, number: EntryNumber, chain: [UInt8]) {
            self.epoch = epoch
            self.number = number
            self.chain = chain
        }

        init(_ head: SealedHead) {
            self.init(epoch: head.epoch, number: head.number, chain: head.chain)
        }
    }

    /// Lines that one file may have; a further vault takes the place of the first.
    static let limit = 32

    /// What was remembered when the file was opened; nil when nothing that can be read was.
    let remembered: Mark?
    private let vault: [UInt8]
    private let file: CInt
    private let offset: Int

    /// Opens the file, or makes it; nil where neither can be done, and then nothing is remembered.
    init?(path: String, vault: [UInt8]) {
        guard let file = Self.openFile(path) else { return nil }
        self.file = file
        self.vault = vault
        // What can't be read is as if it were not there: a witness is one more pair of eyes, not a condition.
        let bytes = (try? Disk.readAll(file, limit: Self.limit * Line.length, path: path)) ?? []
        let lines = stride(from: 0, to: bytes.count / Line.length * Line.length, by: Line.length).map {
            Line(bytes[$0..<$0 + Line.length])
        }
        let place = lines.firstIndex { $0?.vault == vault }
        remembered = place.flatMap { lines[$0]?.mark }
        let free = lines.firstIndex { $0 == nil } ?? (lines.count < Self.limit ? lines.count : 0)
        offset = (place ?? free) * Line.length
    }

    deinit { close(file) }

    /// What a file remembers of a vault; makes nothing.
    static func look(_ path: String, vault: [UInt8]) -> Mark? {
        guard Disk.exists(path) else { return nil }
        return Witness(path: path, vault: vault)?.remembered
    }

    /// Remembers this head; what could not be written is remembered the next time.
    func remember(_ head: SealedHead) { remember(Mark(head)) }

    /// Remembers this mark.
    func remember(_ mark: Mark) {
        let bytes = Line(vault: vault, mark: mark).bytes
        // One call for the whole line. Cut off in the middle, its check sum is wrong and it counts as not there.
        _ = bytes.withUnsafeBytes { pwrite(file, $0.baseAddress, $0.count, off_t(offset)) }
    }

    /// Makes what was remembered durable.
    func sync() { _ = fsync(file) }

    /// Forgets this vault.
    func forget() {
        let blank = [UInt8](repeating: UInt8(ascii: " "), count: Line.length - 1) + [UInt8(ascii: "\n")]
        _ = blank.withUnsafeBytes { pwrite(file, $0.baseAddress, $0.count, off_t(offset)) }
        sync()
    }

    private static func openFile(_ path: String) -> CInt? {
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        // Where no folder can be made there may still be a file to read.
        try? Disk.prepareFolder(folder.isEmpty ? "." : folder)
        var file = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, Disk.fileMode)
        if file < 0 { file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC) }
        guard file >= 0 else { return nil }
        guard (try? Disk.requireOwnFile(path)) != nil else {  // someone else's file is no witness
            close(file)
            return nil
        }
        return file
    }

    /// One line: `vault epoch number chain check`, in hexadecimal, each of its own width.
    private struct Line: Equatable {
        static let length = 32 + 1 + 8 + 1 + 16 + 1 + 64 + 1 + 16 + 1

        let vault: [UInt8]
        let mark: Mark

        init(vault: [UInt8], mark: Mark) {
            self.vault = vault
            self.mark = mark
        }

        init?(_ bytes: some Collection<UInt8>) {
            let parts = Array(bytes.dropLast()).split(separator: UInt8(ascii: " ")).map(Hex.bytes)
            guard parts.count == 5, let vault = parts[0], let epoch = parts[1], let number = parts[2],
                let chain = parts[3], let check = parts[4],
                [vault.count, epoch.count, number.count, chain.count] == [16, 4, 8, 32],
                check == Self.check(vault + epoch + number + chain)
            else { return nil }
            self.vault = vault
            mark = Mark(
                epoch: UInt32(truncatingIfNeeded: Octets.number(epoch)),
                number: EntryNumber(Int(truncatingIfNeeded: Octets.number(number))),
                chain: chain
            )
        }

        var bytes: [UInt8] {
            var epoch = Octets()
            epoch.put(mark.epoch)
            var number = Octets()
            number.put(mark.number)
            let fields = [vault, epoch.bytes, number.bytes, mark.chain]
            let texts = (fields + [Self.check(fields.flatMap { $0 })]).map(Hex.text)
            return Array((texts.joined(separator: " ") + "\n").utf8)
        }

        /// Tells a line that was cut off; it keeps nobody from writing another.
        private static func check(_ bytes: [UInt8]) -> [UInt8] {
            Array(SHA256.hash(data: Array("salve.heads.1".utf8) + bytes).prefix(8))
        }
    }
}

/// Bytes as hexadecimal digits.
private enum Hex {
    static func text(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    static func bytes(_ text: some Collection<UInt8>) -> [UInt8]? {
        let digits = text.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count == text.count, digits.count % 2 == 0 else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}

extension Sealer {
    /// Whether a log with this head holds all that a witness saw.
    func agrees(
        _ head: SealedHead,
        with mark: Witness.Mark,
        in store: any VaultStore
    ) async throws(VaultError) -> Bool {
        if head.epoch < mark.epoch || head.number < mark.number { return false }
        if head.number == mark.number { return head.chain == mark.chain }
        if mark.number == .none { return true }
        let rows = try await store.entries(after: EntryNumber(mark.number.value - 1), limit: 2)
        return rows.contains { row in
            row.number == mark.number && row.leads(to: mark.chain)
                || row.number.value == mark.number.value + 1 && row.previous == mark.chain
        }
    }
}

extension VaultLocation {
    /// The vault, with the witness of this place asked and kept: before anything is written.
    func watched(_ vault: Vault) async throws(VaultError) -> Vault {
        try await vault.watch(Witness(path: headsFile, vault: await vault.header.vault), at: self)
        return vault
    }
}
