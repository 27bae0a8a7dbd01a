import NIOHTTP1

/// The headers that every answer carries, errors and refusals included; ``RequestGuard`` puts them on.
enum SecurityHeaders {
    /// What a page may load: our own files, nothing else, and nothing that stays behind to work in the background.
    static let contentPolicy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'",
        "connect-src 'self'", "manifest-src 'self'", "worker-src 'none'", "object-src 'none'", "form-action 'self'",
        "base-uri 'none'", "frame-ancestors 'none'",
    ].joined(separator: "; ")

    /// What a page may use: the wake lock, nothing else.
    static let permissions =
        [
            "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media",
            "fullscreen", "gamepad", "geolocation", "gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer",
            "microphone", "midi", "payment", "picture-in-picture", "publickey-credentials-get", "serial", "usb",
            "window-management", "xr-spatial-tracking",
        ].map { $0 + "=()" }.joined(separator: ", ") + ", screen-wake-lock=(self)"

    /// Their names and values.
    static let all = [
        ("Content-Security-Policy", contentPolicy),
        ("X-Content-Type-Options", "nosniff"),
        // For browsers that do not know `frame-ancestors`.
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", permissions),
    ]

    /// Adds them; an answer that says nothing of storing is stored nowhere.
    static func add(to headers: inout HTTPHeaders) {
        for (name, value) in all { headers.replaceOrAdd(name: name, value: value) }
        if !headers.contains(name: "Cache-Control") { headers.add(name: "Cache-Control", value: "no-store") }
    }
}
