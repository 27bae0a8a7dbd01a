public import SalveContent
public import SalveCore

extension Companion {
    /// The words of a scale: of Salve’s own from the content; nil where there are none.
    public func wording(of scale: Scale.ID) -> ScaleWording? {
        guard let text = catalogue.scale(scale), let own = text.own else { return nil }
        let lines = zip(text.scale.items, own.questions).map { item, question in
            let options = zip(item.range, own.options).map { ScaleWording.Option(value: $0, label: $1) }
            return ScaleWording.Line(item: item.id, text: question, options: options)
        }
        return ScaleWording(scale: scale, lines: lines)
    }
}
