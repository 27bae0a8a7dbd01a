public import SalveContent

extension Strings {
    /// Why a file can't be brought in, and where in it.
    public func text(_ problem: ImportProblem) -> String {
        func of(_ key: String, _ place: Int? = nil) -> String {
            text("bring.problem." + key, place.map { ["place": String($0)] } ?? [:])
        }
        switch problem {
        case .tooLarge(let limit): return text("bring.problem.large", ["limit": String(limit / 1_000_000)])
        case .notJSON: return of("json")
        case .notAnExport: return of("export")
        case .newer: return of("newer")
        case .tooMany(let limit): return text("bring.problem.many", ["limit": String(limit)])
        case .badEntry(let place): return of("entry", place)
        case .tooLong(let place): return of("long", place)
        case .doubled(let place): return of("doubled", place)
        case .badTime(let place): return of("time", place)
        }
    }

    /// What bringing a file in would do, a line each.
    public func lines(_ preview: ImportPreview) -> [String] {
        var lines = preview.new.sorted { $0.key < $1.key }.map { kind, count in
            let key = "bring.kind." + kind.filter(\.isLetter)
            return plural(contains(key) ? key : "bring.kind.other", count)
        }
        if preview.here > 0 { lines.append(plural("bring.here", preview.here)) }
        if preview.deleted > 0 { lines.append(plural("bring.deleted", preview.deleted)) }
        if preview.held > 0 { lines.append(plural("bring.held", preview.held)) }
        return lines
    }
}
