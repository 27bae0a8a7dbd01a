import SalveCompanion
import SalveContent
import SalveCore

/// One question with its answers.
struct MeasureQuestion: Sendable {
    /// The field's name.
    let name: String
    /// The question's own number, from 1.
    let number: Int
    let text: String
    let answers: [Answer]

    /// One answer.
    struct Answer: Sendable {
        let id: String
        let value: String
        let label: String
        let isChosen: Bool
    }

    init(_ place: AnsweredScale.Place, row: Int, name: String, _ inHand: MeasureInHand, _ strings: Strings) {
        let line = inHand.line(place)
        let given = inHand.answered.answers[place]
        let range = inHand.text.scale.item(place.item)?.range ?? 0...0
        self.name = name
        number = row + 1
        text = line?.text ?? ""
        answers = range.map { value in
            let label = line?.options.first { $0.value == value }?.label ?? ""
            return Answer(
                id: "\(name)-\(value)",
                value: String(value),
                label: label.isEmpty ? String(value) : label,
                isChosen: given == value
            )
        }
    }
}

/// One question a page.
struct MeasureItemPage: Page {
    static let template = "measures/item"

    let path: String
    let title: String
    /// Where it stands, in words: "3 of 6".
    let place: String
    /// What this round is about; nil where there is one round.
    let about: String?
    let question: MeasureQuestion
    let hasBefore: Bool
    let isLast: Bool

    init(_ inHand: MeasureInHand, number: Int, _ strings: Strings) {
        let place = inHand.places[number - 1]
        path = Route.measures(.item(inHand.answered.thing.text, String(number))).path
        title = inHand.text.title
        let values = ["number": String(number), "count": String(inHand.places.count)]
        self.place = strings.text("measures.answer.place", values)
        let name = inHand.answered.rounds[place.round]
        about = name.isEmpty ? nil : strings.text("measures.answer.about", ["name": name])
        question = MeasureQuestion(place, row: number - 1, name: Field.answer.rawValue, inHand, strings)
        hasBefore = number > 1
        isLast = number == inHand.places.count
    }
}

/// All questions on one page.
struct MeasureWholePage: Page {
    static let template = "measures/whole"

    let path: String
    let title: String
    let rounds: [Round]

    /// A round with its questions.
    struct Round: Sendable {
        let number: Int
        /// What it is about; nil where there is one round.
        let about: String?
        let questions: [MeasureQuestion]
    }

    init(_ inHand: MeasureInHand, _ strings: Strings) {
        path = Route.measures(.whole(inHand.answered.thing.text)).path
        title = inHand.text.title
        rounds = inHand.answered.rounds.enumerated().map { round, name in
            let places = inHand.places.enumerated().filter { $0.element.round == round }
            return Round(
                number: round + 1,
                about: name.isEmpty ? nil : strings.text("measures.answer.about", ["name": name]),
                questions: places.map {
                    MeasureQuestion($0.element, row: $0.offset, name: Field.answer.name($0.offset), inHand, strings)
                }
            )
        }
    }
}
