import HTTPTypes
import Hummingbird
import NIOCore

@testable import SalveWeb

private func characters(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

let webTargets = [
    Target(name: "form") { bytes in
        let form = FormFields(encoded: bytes)
        require(form.entries.count <= FormFields.countLimit, "more fields than are allowed")
        for field in Field.allCases {
            _ = form.all(field)
            _ = form.id(field)
            if let text = try? form.text(field) { require(text.utf8.count <= FormFields.textLimit, "a text too long") }
        }
        _ = form.hasWords
    },
    Target(name: "cookie") { bytes in
        let text = characters(bytes)
        guard HTTPField.isValidValue(text) else { return }
        var head = HTTPRequest(method: .get, scheme: "http", authority: text, path: text)
        head.headerFields[.cookie] = text
        let request = Request(head: head, body: .init(buffer: ByteBuffer()))
        _ = request.cookies[SessionCookie.name(port: 8417)]?.value
        _ = request.uri.path
        _ = request.uri.queryParameters.map { "\($0)" }
    },
    Target(name: "escape") { bytes in
        let safe = SafeHTML.escape(characters(bytes))
        for byte in safe.utf8 {
            let isBare = "<>\"'".utf8.contains(byte) || byte == 0
            require(!isBare, "a character that ends a text or an attribute")
        }
    },
    Target(name: "multipart") { bytes in
        if let boundary = MultipartForm.boundary(of: "multipart/form-data; boundary=" + characters(bytes)) {
            require(boundary.allSatisfy(\.isASCII), "a boundary of other letters")
        }
        guard let form = MultipartForm(bytes, boundary: "made-up") else { return }
        require(form.fields.count <= MultipartForm.partLimit, "more parts than are allowed")
        require(form.file?.isEmpty != true, "a file of nothing")
    },
]
