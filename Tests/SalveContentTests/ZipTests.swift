import SalveCore
import Testing

@testable import SalveContent

@Suite("Zip files, read strictly")
struct ZipTests {
    @Test("Stored and deflated files come out as they went in, made by another program")
    func deflated() throws {
        // Made with Python's zipfile (zlib, level 9): "pack.yaml" holds "format: 1\n" forty times.
        let files = try PackFiles.unpacked(ZipSample.byPython)
        #expect(files.map(\.path) == ["pack.yaml", "practices/a.md"])
        #expect(files[0].text == String(repeating: "format: 1\n", count: 40))
        #expect(files[1].text == "stored")
    }

    @Test("What this test writes is read, so that what is refused below is refused for its one mistake")
    func written() throws {
        let files = try PackFiles.unpacked(
            Zip([Zip.Entry("top/pack.yaml", "a"), Zip.Entry("top/practices/a.md", "b")]).bytes
        )
        #expect(files.map(\.path) == ["pack.yaml", "practices/a.md"])
    }

    @Test(
        "Names that lead elsewhere are refused",
        arguments: [
            "../pack.yaml", "/pack.yaml", "a/../../pack.yaml", "a\\b", "C:pack.yaml", "a//b", "./a", "a/./b", "a\0b",
            "a\nb",
            "naïve.md", "a /b", "a/b/c/d/e.md", String(repeating: "a", count: 200),
        ]
    )
    func names(name: String) {
        #expect(throws: PackRefusal.self) { try PackFiles.unpacked(Zip([Zip.Entry(name, "x")]).bytes) }
    }

    @Test("Two names that some computers take for one are refused")
    func doubled() {
        let zip = Zip([Zip.Entry("pack.yaml", "a"), Zip.Entry("PACK.yaml", "b")])
        #expect(throws: PackRefusal.doubled("PACK.yaml")) { try PackFiles.unpacked(zip.bytes) }
    }

    @Test("Links, devices, passwords, other ways of packing, large numbers and bombs are refused by name")
    func kinds() {
        func refusal(_ change: (inout Zip.Entry) -> Void) -> PackRefusal? {
            var entry = Zip.Entry("pack.yaml", "hello")
            change(&entry)
            do throws(PackRefusal) { _ = try PackFiles.unpacked(Zip([entry]).bytes) } catch { return error }
            return nil
        }
        #expect(refusal { $0.attributes = 0xA1FF << 16 } == .notAFile("pack.yaml"))
        #expect(refusal { $0.attributes = 0x2000 << 16 } == .notAFile("pack.yaml"))
        #expect(refusal { $0.attributes = 0x4000 << 16 } == .notAFile("pack.yaml"))
        #expect(refusal { $0.flags = 1 } == .encrypted)
        #expect(refusal { $0.method = 12 } == .unusual)
        #expect(refusal { $0.length = 0xFFFF_FFFF } == .unusual)
        #expect(refusal { $0.checksum ^= 1 } == .damaged("pack.yaml"))
        #expect(refusal { ($0.method, $0.length) = (8, 30_000) } == .bomb)
        #expect(refusal { $0.length = 4 } == .notAnArchive)
        #expect(refusal { $0.text = [0xFF, 0xFE] } == .notText("pack.yaml"))
        #expect(refusal { _ in } == nil)
    }

    @Test("An archive that is cut off, has something before or behind it, or says two things is refused")
    func shape() {
        let whole = Zip([Zip.Entry("pack.yaml", "hello"), Zip.Entry("b", "c")]).bytes
        for length in 0..<whole.count {
            #expect(throws: PackRefusal.self) { try PackFiles.unpacked(Array(whole.prefix(length))) }
        }
        #expect(throws: PackRefusal.notAnArchive) { try PackFiles.unpacked([0] + whole) }
        #expect(throws: PackRefusal.notAnArchive) { try PackFiles.unpacked(whole + [0]) }
        for place in 0..<whole.count {
            var changed = whole
            changed[place] ^= 0x55
            // Dates and the like are nobody's business; whatever is read is still text with plain names.
            guard let files = try? PackFiles.unpacked(changed) else { continue }
            #expect(files.allSatisfy { !$0.path.contains("..") && $0.text.count <= 5 })
        }
        #expect(throws: PackRefusal.tooLarge(limit: ZipArchive.byteLimit)) {
            try PackFiles.unpacked(Array(repeating: 0, count: ZipArchive.byteLimit + 1))
        }
        let many = (0..<100).map { Zip.Entry("f\($0)", "") }
        #expect(throws: PackRefusal.tooMany(limit: Pack.countLimit)) { try PackFiles.unpacked(Zip(many).bytes) }
    }

    @Test("Bytes that are no DEFLATE end in an error, never in a trap, and never in more than was asked for")
    func inflating() {
        var state: UInt64 = 0x5A17E
        for _ in 0..<2_000 {
            var bytes: [UInt8] = []
            for _ in 0..<40 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes.append(UInt8(truncatingIfNeeded: state >> 33))
            }
            if let out = try? Inflate.unfold(bytes[...], to: 64) { #expect(out.count == 64) }
        }
        #expect(throws: Inflate.Problem.self) { try Inflate.unfold([3, 0], to: 1) }
        #expect((try? Inflate.unfold([3, 0], to: 0)) == [])
    }
}

/// Writes a zip file of stored entries, rightly but for what a test changes.
struct Zip {
    struct Entry {
        var name: String
        var text: [UInt8]
        var flags = 0
        var method = 0
        var length: Int
        var checksum: UInt32
        var attributes = 0x81A4 << 16

        init(_ name: String, _ text: String) {
            self.name = name
            self.text = Array(text.utf8)
            length = self.text.count
            checksum = ZipArchive.checksum(self.text)
        }
    }

    private(set) var bytes: [UInt8] = []

    init(_ entries: [Entry]) {
        var directory: [UInt8] = []
        for entry in entries {
            var entry = entry
            if entry.text == [0xFF, 0xFE] { (entry.length, entry.checksum) = (2, ZipArchive.checksum(entry.text)) }
            let start = bytes.count
            let name = Array(entry.name.utf8)
            var common = Self.little(entry.flags, 2)
            common += Self.little(entry.method, 2)
            common += Self.little(0, 4)
            common += Self.little(Int(entry.checksum), 4)
            common += Self.little(entry.text.count, 4)
            common += Self.little(entry.length, 4)
            common += Self.little(name.count, 2)
            common += Self.little(0, 2)
            bytes += Self.little(0x0403_4B50, 4)
            bytes += Self.little(20, 2)
            bytes += common
            bytes += name
            bytes += entry.text
            directory += Self.little(0x0201_4B50, 4)
            directory += Self.little(20 | 3 << 8, 2)
            directory += Self.little(20, 2)
            directory += common
            directory += Self.little(0, 6)
            directory += Self.little(entry.attributes, 4)
            directory += Self.little(start, 4)
            directory += name
        }
        let start = bytes.count
        bytes += directory
        bytes += Self.little(0x0605_4B50, 4)
        bytes += Self.little(0, 4)
        bytes += Self.little(entries.count, 2)
        bytes += Self.little(entries.count, 2)
        bytes += Self.little(directory.count, 4)
        bytes += Self.little(start, 4)
        bytes += Self.little(0, 2)
    }

    private static func little(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}

/// A zip file by Python’s zipfile, as bytes.
enum ZipSample {
    static let byPython: [UInt8] = [
        80, 75, 3, 4, 20, 0, 0, 0, 8, 0, 0, 0, 33, 92, 74, 47,
        190, 93, 17, 0, 0, 0, 144, 1, 0, 0, 9, 0, 0, 0, 112, 97,
        99, 107, 46, 121, 97, 109, 108, 75, 203, 47, 202, 77, 44, 177, 82, 48,
        228, 74, 27, 101, 13, 2, 22, 0, 80, 75, 3, 4, 20, 0, 0, 0,
        0, 0, 0, 0, 33, 92, 11, 249, 67, 86, 6, 0, 0, 0, 6, 0,
        0, 0, 14, 0, 0, 0, 112, 114, 97, 99, 116, 105, 99, 101, 115, 47,
        97, 46, 109, 100, 115, 116, 111, 114, 101, 100, 80, 75, 1, 2, 20, 3,
        20, 0, 0, 0, 8, 0, 0, 0, 33, 92, 74, 47, 190, 93, 17, 0,
        0, 0, 144, 1, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 164, 129, 0, 0, 0, 0, 112, 97, 99, 107, 46, 121, 97, 109,
        108, 80, 75, 1, 2, 20, 3, 20, 0, 0, 0, 0, 0, 0, 0, 33,
        92, 11, 249, 67, 86, 6, 0, 0, 0, 6, 0, 0, 0, 14, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 164, 129, 56, 0, 0, 0, 112,
        114, 97, 99, 116, 105, 99, 101, 115, 47, 97, 46, 109, 100, 80, 75, 5,
        6, 0, 0, 0, 0, 2, 0, 2, 0, 115, 0, 0, 0, 106, 0, 0,
        0, 0, 0,
    ]
}
