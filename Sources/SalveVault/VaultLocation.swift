/// Where a person's vault and its key lie: in two folders, so that one careless copy does not hand over both.
public struct VaultLocation: Sendable, Equatable {
    /// The folder of the vault and its lock.
    public let dataFolder: String
    /// The folder of the key file.
    public let configFolder: String
    /// The folder of what Salve remembers of the vault's state, apart from both.
    public let stateFolder: String
    /// How much work a try at a passphrase is, for those set from now on; less only in tests.
    public var cost = StretchCost.standard

    /// A location from its folders; without a state folder, that is `state` in the data folder.
    public init(dataFolder: String, configFolder: String, stateFolder: String? = nil) {
        self.dataFolder = dataFolder
        self.configFolder = configFolder
        self.stateFolder = stateFolder ?? dataFolder + "/state"
    }

    /// A location within one folder chosen by the person: the key lies in its `config`, what is remembered in `state`.
    public init(folder: String) {
        self.init(dataFolder: folder, configFolder: folder + "/config")
    }

    /// The usual place: `salve` in `$XDG_DATA_HOME`, `$XDG_CONFIG_HOME` and `$XDG_STATE_HOME`, or in `.local/share`,
    /// `.config` and `.local/state` at home.
    ///
    /// nil when the environment names neither a home nor the first two. Paths that are not absolute are passed over,
    /// as the XDG Base Directory Specification (0.8) says.
    public static func standard(environment: [String: String]) -> VaultLocation? {
        func absolute(_ name: String) -> String? {
            environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
        }
        func folder(_ name: String, atHome place: String) -> String? {
            absolute(name) ?? absolute("HOME").map { $0 + place }
        }
        guard let data = folder("XDG_DATA_HOME", atHome: "/.local/share"),
            let config = folder("XDG_CONFIG_HOME", atHome: "/.config")
        else { return nil }
        return VaultLocation(
            dataFolder: data + "/salve",
            configFolder: config + "/salve",
            stateFolder: folder("XDG_STATE_HOME", atHome: "/.local/state").map { $0 + "/salve" }
        )
    }

    /// The vault's file.
    public var vaultFile: String { dataFolder + "/salve.vault" }

    /// The key file.
    public var keyFile: String { configFolder + "/key" }

    /// Says, empty, that the vault opens with a passphrase: so that a vault that is gone is not taken for a first start.
    public var passphraseMark: String { configFolder + "/passphrase-is-set" }

    /// A key file on its way into use.
    var newKeyFile: String { configFolder + "/key.new" }

    /// The writer's lock.
    public var lockFile: String { dataFolder + "/salve.lock" }

    /// What remembers how far the vault's log had come.
    public var headsFile: String { stateFolder + "/heads" }

    /// A vault on its way into being: its presence says that making it did not finish, and nothing was kept yet.
    var makingFile: String { dataFolder + "/salve.vault.making" }
}
