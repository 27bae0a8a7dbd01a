@testable import SalvePractice

/// Explores the rules of offering to the fixpoint, and says what it found: exit 0 when every rule holds.
private let clock = ContinuousClock()
private let began = clock.now

private var exploration = Exploration()
if let broken = Memories.violation() {
    fail(broken.violation, broken.path)
}
exploration.run()
if let found = exploration.found { fail(found.violation, found.path) }

private let seconds = clock.now - began
print("states      \(exploration.keys.count)")
print("transitions \(exploration.transitions)")
print("faces       \(exploration.faces.count)")
print("seconds     \(seconds)")
print("every rule holds")

/// Prints the broken rule and the shortest way to it, and ends.
func fail(_ violation: Violation, _ path: String) -> Never {
    print("broken: \(violation.rule): \(violation.what)")
    print(path)
    leave(1)
}
