import Foundation

/// One parser that reads what others may have written, and what has to hold of it whatever the bytes are.
struct Target: Sendable {
    let name: String
    /// Takes any bytes; a trap is a finding.
    let take: @Sendable ([UInt8]) -> Void
}

/// Ends the program, so that the fuzzer keeps the bytes that led here.
func require(_ holds: Bool, _ what: String) {
    if !holds { preconditionFailure(what) }
}

private let targets = vaultTargets + journalTargets + contentTargets + webTargets

/// The target that `SALVE_FUZZ` names.
private let target: Target = {
    let name = ProcessInfo.processInfo.environment["SALVE_FUZZ"] ?? ""
    guard let target = targets.first(where: { $0.name == name }) else {
        FileHandle.standardOutput.write(Data((targets.map(\.name).joined(separator: "\n") + "\n").utf8))
        exit(64)
    }
    return target
}()

private typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<Arguments?>,
    _ takeOne: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// What libFuzzer calls for each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func takeOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    target.take(Array(UnsafeBufferPointer(start: start, count: start == nil ? 0 : count)))
    return 0
}

/// The beginning of the program by the name under which the package manager looks for it.
@_cdecl("SalveFuzz_main")
public func begin(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
    _ = target  // says the names, and ends, before the fuzzer begins
    var count = count
    var arguments = arguments
    return runFuzzer(&count, &arguments, takeOne)
}
