extension EventEnvelope {
    /// One file of a pack, as stored.
    public struct File: Codable, Hashable, Sendable {
        /// Its path inside the pack.
        public var path: String
        /// What is in it.
        public var text: String
    }
}

extension EventEnvelope.Body {
    init(_ practice: OwnPractice) {
        self.init()
        thing = practice.thing
        more = practice.title
        text = practice.source
    }

    init(_ wording: OwnWording) {
        self.init()
        thing = wording.thing
        more = wording.practice.name
        text = wording.title
        stepWords = wording.steps.isEmpty ? nil : wording.steps
        revision = wording.revision
    }

    init(_ line: OwnLine) {
        self.init()
        thing = line.thing
        text = line.text
    }

    init(_ pack: KeptPack) {
        self.init()
        thing = pack.thing
        more = pack.name
        files = pack.files.map { EventEnvelope.File(path: $0.path, text: $0.text) }
    }

    var ownPractice: OwnPractice? {
        guard let thing, let more, let text else { return nil }
        return OwnPractice(thing: thing, title: more, source: text)
    }

    var ownWording: OwnWording? {
        guard let thing, let more, let text, let revision else { return nil }
        return OwnWording(
            thing: thing,
            practice: Practice.ID(more),
            title: text,
            steps: stepWords ?? [],
            revision: revision
        )
    }

    var ownLine: OwnLine? {
        guard let thing, let text else { return nil }
        return OwnLine(thing: thing, text: text)
    }

    var pack: KeptPack? {
        guard let thing, let more, let files else { return nil }
        return KeptPack(thing: thing, name: more, files: files.map { KeptPack.File(path: $0.path, text: $0.text) })
    }
}
