import Crypto
import GRDB

/// The module's name, until its first real file stands here.
enum Placeholder { static let name = "SalveVault" }
