public import SalveCore
import SalveVault

/// What is found in one copy of a vault of made-up work: cut off, damaged, or whole.
public struct LabImage: Sendable, Encodable {
    /// Why it did not open; nil when it did.
    public private(set) var refused: String?
    /// The last number of the log.
    public private(set) var last = 0
    /// How many entries hold exactly what was written there.
    public private(set) var right = 0
    /// Numbers that open with something else in them: never, whatever was done to the file.
    public private(set) var wrong: [Int] = []
    /// Numbers that were deleted.
    public private(set) var shredded: [Int] = []
    /// Numbers a page shows as damaged.
    public private(set) var lost: [Int] = []
    /// Numbers `verify` calls damaged.
    public private(set) var damaged: [Int] = []
    /// Numbers without a row.
    public private(set) var missing: [Int] = []
    /// The version of each draft that opens, by its number.
    public private(set) var drafts: [String: Int] = [:]
    /// How many drafts do not open, or hold what was never written.
    public private(set) var lostDrafts = 0
    /// Whether the log ends where its head says.
    public private(set) var condition = ""
    /// Whether `verify` finds nothing wrong at all.
    public private(set) var isSound = false

    private init() {}

    /// Opens the vault in a folder as a start does, reads and checks all of it, and closes it.
    ///
    /// With `making`, a folder without vault and key gets a new one, as on a first start.
    public static func look(at folder: String, making: Bool, on day: Day) async -> LabImage {
        var image = LabImage()
        do throws(VaultError) {
            let location = VaultLocation(folder: folder)
            let lock = try location.lock()
            let vault = try await location.open(making: making ? .whenNew : .never, on: day)
            image.read(try await vault.entries())
            image.read(try await vault.drafts())
            image.read(try await vault.verify())
            image.last = await vault.lastNumber.value
            lock.release()
        } catch {
            image.refused = "\(error)"
        }
        return image
    }

    private mutating func read(_ entries: [OpenedEntry]) {
        for entry in entries {
            switch entry.state {
            case .content(let bytes) where LabWork.isContent(bytes, of: entry.number.value): right += 1
            case .content: wrong.append(entry.number.value)
            case .shredded: shredded.append(entry.number.value)
            case .damaged: lost.append(entry.number.value)
            }
        }
    }

    private mutating func read(_ drafts: [OpenedDraft]) {
        for draft in drafts {
            let place = Int(truncatingIfNeeded: draft.id.low)
            if case .content(let bytes) = draft.state, let version = LabWork.draftVersion(bytes, of: place) {
                self.drafts[String(place)] = version
            } else {
                lostDrafts += 1
            }
        }
    }

    private mutating func read(_ report: VerifyReport) {
        damaged = report.damaged.map(\.value)
        missing = report.missing.map(\.value)
        condition = "\(report.condition)"
        isSound = report.isSound
    }
}
