import Foundation
import SalveContent
import SalveCore
public import SalveVault

extension CommandService {
    /// Reads an export, checks it whole, and brings it in, or only says what would come.
    func bringIn(
        _ path: String,
        _ passphrase: String?,
        onlyLooks: Bool
    ) async throws(CompanionError) -> CommandReply {
        let strings = companion.catalogue.strings
        let read = await ExportFile.read(path, passphrase: passphrase.flatMap { Passphrase($0) })
        let staged: StagedImport
        switch read {
        case .export(let export): staged = export
        case .refused(let problem): return .failed(CommandFailure(.couldNot, strings.text(problem)))
        case .sealed: return .failed(CommandFailure(.couldNot, strings["bring.sealedtext"]))
        case .notPlain:
            return .failed(CommandFailure(.couldNot, strings.text("command.trouble.notPlain", ["path": path])))
        case .unreadable: return .failed(CommandFailure(.couldNot, strings["command.trouble.notFound"]))
        }
        let preview = await companion.preview(staged)
        let count = onlyLooks ? nil : try await companion.bringIn(staged, form: companion.newForm())
        return .brought(
            CommandReply.Brought(
                count: count,
                new: preview.new,
                here: preview.here,
                deleted: preview.deleted,
                held: preview.held,
                lines: strings.lines(preview)
            )
        )
    }
}

/// A file that may be an export, sealed or not.
public enum ExportFile: Sendable {
    /// It is one, whole.
    case export(StagedImport)
    /// It is none, or not one that fits.
    case refused(ImportProblem)
    /// It is sealed, and this passphrase does not open it.
    case sealed
    /// There is no file of that name that can be read.
    case unreadable
    /// What stands under that name is no ordinary file.
    case notPlain

    /// What is in these bytes.
    public static func read(_ bytes: [UInt8], passphrase: Passphrase?) async -> ExportFile {
        var bytes = bytes
        if AgeFile.isOne(bytes) {
            // Whatever kept it shut is said in the same way: a passphrase is asked again.
            guard let passphrase, let plain = try? await AgeFile.open(bytes, with: passphrase) else { return .sealed }
            bytes = plain
        }
        do throws(ImportProblem) {
            return .export(try StagedImport(bytes))
        } catch {
            return .refused(error)
        }
    }

    /// What is in the file at this path, which is not read when it is larger than an export may be.
    static func read(_ path: String, passphrase: Passphrase?) async -> ExportFile {
        guard path.hasPrefix("/") else { return .unreadable }
        let file: FileHandle
        switch PlainFile.look(at: path) {
        case .file(let opened): file = opened
        case .other: return .notPlain
        case .nothing: return .unreadable
        }
        // A sealed file is a little longer than what is in it.
        let limit = StagedImport.byteLimit + (1 << 20)
        guard let data = try? file.read(upToCount: limit + 1) else { return .refused(.notJSON) }  // an empty file
        guard data.count <= limit else { return .refused(.tooLarge(limit: StagedImport.byteLimit)) }
        return await read([UInt8](data), passphrase: passphrase)
    }
}
