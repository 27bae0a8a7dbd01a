import Testing

@testable import SalveCore

/// The line through check-ins, against values computed apart from it.
@Suite("The line through check-ins")
struct LocalLineTests {
    /// Made-up notes with a long gap and a lonely pair at the end.
    static let notes: [(Double, Double)] = [
        (0.158, -0.282),
        (1.318, -0.144),
        (4.806, 0.657),
        (6.459, 0.191),
        (6.756, 0.439),
        (7.646, 0.755),
        (8.353, 0.344),
        (9.005, 0.508),
        (9.091, 0.577),
        (13.352, 0.616),
        (14.038, 0.222),
        (15.136, 0.592),
        (16.605, 0.933),
        (18.376, -0.016),
        (18.665, 0.692),
        (18.753, 0.465),
        (23.271, -0.054),
        (23.78, 0.701),
        (23.912, 0.32),
        (24.637, -0.323),
        (26.207, -0.058),
        (26.916, 0.04),
        (29.669, -0.379),
        (29.865, -0.13),
        (50.13, -0.03),
        (50.392, 0.21),
        (52.723, 0.613),
        (55.128, 0.14),
        (55.466, 0.424),
        (55.655, 0.235),
        (55.664, 0.413),
        (56.921, 0.087),
        (60.089, 0.391),
        (80.2, -0.398),
        (81.7, -0.156),
    ]

    /// The line and the reach of its band at these places, by weighted least squares in NumPy 2.4.6
    /// (`Tests/Reference/local_line.py`).
    static let reference: [(x: Double, value: Double?, reach: Double?)] = [
        (0.5, -0.240483096, 0.255150179),
        (3.5, 0.145150078, 0.150334314),
        (10.5, 0.490217420, 0.119787813),
        (20.5, 0.358709963, 0.121025245),
        (29.5, -0.224429222, 0.218298877),
        (33.5, 0.570209417, 2.286481671),
        (40.5, nil, nil),
        (47.5, -0.556091760, 0.655523834),
        (52.5, 0.251519589, 0.144778217),
        (60.5, 0.367422055, 0.367833789),
        (66.5, nil, nil),
        (81.5, nil, nil),
    ]

    private static let line = LocalLine(through: notes.map { LocalLine.Note(x: $0.0, y: $0.1) })

    @Test("Line and band equal the reference, and stand where it stands", arguments: reference)
    func equalsReference(_ one: (x: Double, value: Double?, reach: Double?)) throws {
        let point = Self.line.point(at: one.x)

        guard let value = one.value, let reach = one.reach else {
            #expect(point == nil && !Self.line.reaches(one.x))
            return
        }
        let found = try #require(point)
        #expect(Self.line.reaches(one.x))
        #expect(abs(found.value - value) < 1e-7)
        #expect(abs(try #require(found.reach) - reach) < 1e-7)
    }

    @Test("Notes on a straight line give that line, and a band without width")
    func straight() throws {
        let line = LocalLine(through: (0...20).map { LocalLine.Note(x: Double($0), y: 0.02 * Double($0) - 0.3) })
        for x in [0.0, 4.5, 20] {
            let point = try #require(line.point(at: x))
            #expect(abs(point.value - (0.02 * x - 0.3)) < 1e-12)
            #expect(try #require(point.reach) < 1e-9)
        }
    }

    @Test("Three notes at one time give their mean, and no band")
    func oneTime() throws {
        let line = LocalLine(through: [-0.5, 0.1, 0.7].map { LocalLine.Note(x: 3, y: $0) })
        let point = try #require(line.point(at: 3.5))

        #expect(abs(point.value - 0.1) < 1e-12)
    }

    @Test("Fewer than three notes within seven days give no line; a note at the very edge is not within")
    func fewest() {
        func line(_ xs: [Double]) -> LocalLine { LocalLine(through: xs.map { LocalLine.Note(x: $0, y: 0.5) }) }
        #expect(line([]).point(at: 0) == nil)
        #expect(line([0, 1]).point(at: 0.5) == nil)
        #expect(line([0, 1, 8]).point(at: 1) == nil)
        #expect(line([0, 1, 7.99]).point(at: 1) != nil)
        #expect(line([0, 1, 2]).point(at: 1)?.reach == nil)
    }

    @Test("The order in which notes come makes no difference")
    func order() {
        let shuffled = LocalLine(through: Self.notes.reversed().map { LocalLine.Note(x: $0.0, y: $0.1) })
        for one in Self.reference { #expect(shuffled.point(at: one.x) == Self.line.point(at: one.x)) }
    }
}
