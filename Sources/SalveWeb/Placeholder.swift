import Crypto
import Hummingbird
import HummingbirdCore
import Mustache

/// The module's name, until its first real file stands here.
enum Placeholder { static let name = "SalveWeb" }
