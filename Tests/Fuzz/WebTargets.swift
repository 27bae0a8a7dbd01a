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
]
