import SalveCompanion
import SalveContent

/// What stands around every page: language, looks, and the token that its forms carry.
///
/// Templates see stored properties only.
struct Frame: Sendable {
    /// The language's tag.
    let language: String
    /// `ltr` or `rtl`.
    let direction: String
    /// How the person wants pages to look.
    let appearance: Appearance
    /// The form token of the web session; nil without a key.
    let token: String?
    /// True when the page may link to private pages.
    let hasKey: Bool

    /// What the press that led here did, in one line; nil where there is nothing to say.
    let notice: String?
    /// The two words by which this Salve is known; nil without a key, since whoever asks could repeat them.
    let words: String?
    /// `light`, `dark` or nil for the system's choice: what `<html data-theme>` says.
    let theme: String?
    /// `more` or nil.
    let contrast: String?
    /// `less` or nil.
    let motion: String?
    /// `large`, `larger` or nil.
    let text: String?

    /// A frame for a page; a hard-moment page is night or day by the clock, unless a theme was chosen.
    init(
        catalogue: Catalogue,
        appearance: Appearance,
        token: String?,
        notice: String? = nil,
        words: String? = nil,
        followsHour hour: Int?
    ) {
        language = catalogue.language
        direction = catalogue.direction.rawValue
        self.appearance = appearance
        self.token = token
        hasKey = token != nil
        self.notice = notice
        self.words = token == nil ? nil : words
        contrast = appearance.moreContrast ? "more" : nil
        motion = appearance.lessMotion ? "less" : nil
        text = appearance.text == .usual ? nil : appearance.text.rawValue
        theme = appearance.theme.fixed ?? hour.map { (7..<20).contains($0) ? "light" : "dark" }
    }
}

/// How pages look: the person's settings, each on top of what the system says.
struct Appearance: Sendable, Equatable {
    /// Light, dark, or as the system says.
    var theme = Theme.system
    /// True for more contrast whatever the system says.
    var moreContrast = false
    /// True for less motion whatever the system says.
    var lessMotion = false
    /// How large the text is.
    var text = TextSize.usual
    /// Plain or warm wording.
    var wording = Wording.plain

    /// How everything looks when nothing was chosen.
    init() {}

    /// How the person chose it.
    init(_ settings: Settings) {
        theme = Theme(rawValue: settings.theme) ?? .system
        moreContrast = settings.wantsContrast
        lessMotion = settings.wantsLessMotion
        text = TextSize(rawValue: settings.textSize) ?? .usual
        wording = settings.wording
    }

    /// The chosen theme.
    enum Theme: String, CaseIterable, Sendable {
        case system, light, dark

        fileprivate var fixed: String? {
            switch self {
            case .system: nil
            case .light, .dark: rawValue
            }
        }
    }

    /// The chosen size of text.
    enum TextSize: String, CaseIterable, Sendable {
        case usual, large, larger
    }
}
