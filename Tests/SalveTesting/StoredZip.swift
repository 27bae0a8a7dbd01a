/// Writes a plain zip file, so that tests need no other program.
public enum StoredZip {
    /// A zip file of these files, none of them packed.
    public static func bytes(_ files: [(path: String, bytes: [UInt8])]) -> [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for file in files {
            let name = Array(file.path.utf8)
            var common = little(0, 8)
            common += little(Int(checksum(file.bytes)), 4)
            common += little(file.bytes.count, 4)
            common += little(file.bytes.count, 4)
            common += little(name.count, 2)
            common += little(0, 2)
            directory += little(0x0201_4B50, 4)
            directory += little(20, 2)
            directory += little(20, 2)
            directory += common
            directory += little(0, 10)
            directory += little(bytes.count, 4)
            directory += name
            bytes += little(0x0403_4B50, 4)
            bytes += little(20, 2)
            bytes += common
            bytes += name
            bytes += file.bytes
        }
        let start = bytes.count
        bytes += directory
        bytes += little(0x0605_4B50, 4)
        bytes += little(0, 4)
        bytes += little(files.count, 2)
        bytes += little(files.count, 2)
        bytes += little(directory.count, 4)
        bytes += little(start, 4)
        bytes += little(0, 2)
        return bytes
    }

    /// CRC-32, bit by bit.
    private static func checksum(_ content: [UInt8]) -> UInt32 {
        var sum = ~UInt32(0)
        for byte in content {
            sum ^= UInt32(byte)
            for _ in 0..<8 {
                let isOdd = sum & 1 == 1
                sum >>= 1
                if isOdd { sum ^= 0xEDB8_8320 }
            }
        }
        return ~sum
    }

    private static func little(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
    }
}
