#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Ends the program with this status.
func leave(_ status: Int32) -> Never {
    exit(status)
}
