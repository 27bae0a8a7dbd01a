public import SalveContent

extension Strings {
    /// How much of what is in a pack, as one line.
    public func contents(_ pack: Pack) -> String {
        let counts = [
            ("packs.practices", pack.practices.count), ("packs.worksheets", pack.worksheets.count),
            ("packs.explainers", pack.explainers.count), ("packs.words", pack.words.count),
        ]
        return counts.filter { $0.1 > 0 }.map { plural($0.0, $0.1) }.joined(separator: ", ")
    }
}
