import Yams

/// The module's name, until its first real file stands here.
enum Placeholder { static let name = "SalveContent" }
