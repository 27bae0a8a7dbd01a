import HTTPTypes
import Hummingbird
import Logging
import NIOHTTP1
import SalveCompanion
import SalveContent

/// Reads the posted form, and answers every problem with a gentle page that gives the person's words back.
struct ErrorPages: RouterMiddleware {
    typealias Context = WebContext

    let site: Site

    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        do {
            try await readForm(of: request, into: &context)
            return try await next(request, context)
        } catch let error as HTTPParserError {
            // Its connection is beyond use: the refusal is written where the bytes are read.
            throw error
        } catch {
            return answer(to: WebProblem(any: error), request, context)
        }
    }

    // MARK: The form

    /// Bytes beyond the limit are read and dropped up to this many, so that the browser hears the answer.
    private static let patience = 16 * FormFields.bodyLimit

    private func readForm(of request: Request, into context: inout WebContext) async throws {
        if request.method == .get || request.method == .head { return }
        if let boundary = try uploadBoundary(of: request, context) {
            return try await readUpload(of: request, boundary, into: &context)
        }
        var bytes: [UInt8] = []
        var count = 0
        for try await part in request.body {
            count += part.readableBytes
            guard count <= Self.patience else { break }
            bytes += part.readableBytesView.prefix(FormFields.bodyLimit - bytes.count)
        }
        let form = FormFields(encoded: bytes)
        context.form = form
        guard count <= FormFields.bodyLimit else { throw WebProblem.tooLarge }
        guard form.isUTF8, isForm(request) || bytes.isEmpty else { throw WebProblem.unreadable }
    }

    /// A file is read only for the few pages that take one, with a key, and from a page of our own.
    private func uploadBoundary(of request: Request, _ context: WebContext) throws(WebProblem) -> String? {
        guard Route.uploadLimit(request.uri.path) != nil, context.companion != nil,
            let boundary = request.headers[.contentType].flatMap({ MultipartForm.boundary(of: $0) })
        else { return nil }
        guard Origin.mayChange(request) else { throw .foreign }
        return boundary
    }

    private func readUpload(
        of request: Request,
        _ boundary: String,
        into context: inout WebContext
    ) async throws {
        let limit = Route.uploadLimit(request.uri.path) ?? 0
        var bytes: [UInt8] = []
        for try await part in request.body {
            guard bytes.count + part.readableBytes <= limit else { throw WebProblem.tooLarge }
            bytes += part.readableBytesView
        }
        guard let form = MultipartForm(bytes, boundary: boundary) else { throw WebProblem.unreadable }
        context.form = FormFields(form.fields)
        context.upload = form.file
        context.hasEmptyUpload = form.hasEmptyFile
    }

    private func isForm(_ request: Request) -> Bool {
        let kind = request.headers[.contentType]?.split(separator: ";").first?.lowercased()
        return kind == "application/x-www-form-urlencoded"
    }

    // MARK: The page

    private func answer(to problem: WebProblem, _ request: Request, _ context: WebContext) -> Response {
        let number = RequestNumber.make(site.surroundings)
        // Never the error's own text, the path or the form: they may hold what a person wrote.
        context.logger.info("answered with a problem", metadata: ["number": "\(number)", "problem": "\(problem)"])
        let kept = problem.givesWordsBack ? KeptWords(form: context.form, path: request.uri.path) : nil
        var response: Response
        if problem == .keyless {
            response = site.answer(OpenMePage(kept: kept), context, status: problem.status)
            response.headers[.wwwAuthenticate] = "Key"
        } else {
            let page = ProblemPage(problem, number: number, kept: kept, strings: site.catalogue.strings)
            response = site.answer(page, context, status: problem.status)
        }
        if problem == .tooLarge { response.headers[.connection] = "close" }
        return response
    }
}

/// The short number that an error page shows and the log repeats.
enum RequestNumber {
    private static let letters = Array("23456789ABCDEFGHJKMNPQRSTVWXYZ")

    /// Four letters or digits that are hard to mistake for one another.
    static func make(_ surroundings: Surroundings) -> String {
        let bits = surroundings.random()
        return String((0..<4).map { letters[Int(bits >> (8 * UInt64($0)) & 255) % letters.count] })
    }
}
