import HTTPTypes
import Hummingbird
import SalveCompanion
import SalveContent
import SalveCore
import SalveVault

/// `/settings/export`: everything in one file, in clear or sealed so that it opens without Salve.
struct TakeAlongPages: Sendable {
    /// The pages shown here.
    static let pages: [any Page.Type] = [ExportPage.self]

    let site: Site

    func add(to router: some RouterMethods<WebContext>) {
        router.get(RouterPath(Route.setting(.export).path)) { _, context in
            site.answer(ExportPage(hasLock: context.hasLock), context)
        }
        router.post(RouterPath(Route.setting(.export).path)) { _, context in try await export(context) }
    }

    /// Everything in one file, to be kept by the browser; the answer itself is stored nowhere.
    private func export(_ context: WebContext) async throws -> Response {
        guard let kind: Kind = context.form?.choice(.format) else { throw WebProblem.badValue }
        let companion = try context.requireCompanion()
        do throws(CompanionError) {
            try await site.proveWhereLocked(context)
        } catch {
            return refuse(site.trouble(error), kind, context, status: site.status(error)).waiting(error)
        }
        let name = (context.isNeutral ? "notes-" : "salve-") + site.surroundings.now().day.isoText
        switch kind {
        case .json, .markdown:
            let bytes = try await companion.export(kind.format)
            return .download(bytes, "\(name).\(kind.ending)", type: kind.type)
        case .sealed, .sealedMarkdown:
            let passphrase: Passphrase
            switch chosen(context) {
            case .success(let chosen): passphrase = chosen
            case .failure(let trouble):
                let line = site.catalogue.strings["settings.export.trouble." + trouble.rawValue]
                return refuse(line, kind, context)
            }
            let bytes = try await companion.export(kind.format)
            let sealed: [UInt8]
            do throws(VaultError) {
                sealed = try await AgeFile.seal(bytes, with: passphrase)
            } catch {
                throw WebProblem(.vault(error))
            }
            return .download(sealed, "\(name).\(kind.ending).age", type: "application/octet-stream")
        }
    }

    /// The passphrase that was typed twice, by the same rule as the lock's; else why not.
    private func chosen(_ context: WebContext) -> Result<Passphrase, Trouble> {
        let typed = context.form?[.filePassphrase] ?? ""
        switch Passphrase.weakness(of: typed) {
        case .tooShort: return .failure(.short)
        case .tooLong: return .failure(.long)
        case .common, .repeated: return .failure(.common)
        case nil: break
        }
        guard context.form?[.fileAgain] == typed, let passphrase = Passphrase(typed) else { return .failure(.differs) }
        return .success(passphrase)
    }

    /// The page again, with the line in the form that it is about.
    private func refuse(
        _ line: String,
        _ kind: Kind,
        _ context: WebContext,
        status: HTTPResponse.Status = .unprocessableContent
    ) -> Response {
        var page = ExportPage(hasLock: context.hasLock)
        if kind.isSealed { page.trouble = line } else { page.clearTrouble = line }
        return site.answer(page, context, status: status)
    }

    /// Why a passphrase was not taken.
    private enum Trouble: String, Error { case short, long, common, differs }

    /// What can be taken along.
    private enum Kind: String {
        case json, markdown, sealed
        case sealedMarkdown = "sealed-markdown"

        var isSealed: Bool {
            switch self {
            case .json, .markdown: false
            case .sealed, .sealedMarkdown: true
            }
        }

        var format: ExportFormat {
            switch self {
            case .json, .sealed: .json
            case .markdown, .sealedMarkdown: .markdown
            }
        }

        var ending: String {
            switch format {
            case .json: "json"
            case .markdown: "md"
            }
        }

        var type: String {
            switch format {
            case .json: "application/json; charset=utf-8"
            case .markdown: "text/markdown; charset=utf-8"
            }
        }
    }
}

/// Everything as one file.
struct ExportPage: Page {
    static let template = "settings/export"
    static let section: Section? = .settings

    /// True when the passphrase that opens Salve is asked for first.
    let hasLock: Bool
    /// Why nothing was sealed; nil when nothing was tried yet.
    var trouble: String?
    /// Why nothing was made in clear.
    var clearTrouble: String?
}
