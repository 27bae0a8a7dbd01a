import SalveCore
import SalveVault

extension LabBench {
    /// Times of the lock: all keys changed, and the vault opened with a passphrase.
    ///
    /// Leaves the vault with a key file, as it was.
    static func keys(of location: VaultLocation, on day: Day) async throws(VaultError) -> [Figure] {
        guard let passphrase = LabVault.passphrase else { return [] }
        let recovery = RecoveryKey.random()
        var times = (setting: [Double](), opening: [Double](), recovering: [Double](), removing: [Double]())
        var vault = try await location.open(making: .never, on: day)
        for _ in 0..<5 {
            let clock = ContinuousClock()
            var began = clock.now
            try await location.setPassphrase(passphrase, recovery: recovery, of: vault, on: day)
            times.setting.append(milliseconds(clock.now - began))
            await vault.close()
            began = clock.now
            vault = try await location.open(with: .passphrase(passphrase))
            times.opening.append(milliseconds(clock.now - began))
            await vault.close()
            began = clock.now
            vault = try await location.open(with: .recovery(recovery))
            times.recovering.append(milliseconds(clock.now - began))
            began = clock.now
            try await location.useNewKeyFile(of: vault, on: day)
            times.removing.append(milliseconds(clock.now - began))
        }
        await vault.close()
        return [
            figure("set a passphrase", times.setting),
            figure("open with a passphrase", times.opening),
            figure("open with a recovery key", times.recovering),
            figure("change all keys", times.removing),
        ]
    }
}
