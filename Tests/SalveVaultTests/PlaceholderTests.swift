import Testing

struct PlaceholderTests {
    @Test("a test target builds") func builds() { #expect(1 + 1 == 2) }
}
