@testable import SalveContent

extension Samples {
    static let scales = """
        sources:
          - {id: paper-1, text: "Example, A Journal 1, 2001", url: "https://doi.org/10.1000/abc.1"}
          - {id: page-2, text: "Example, page on the scale", url: "https://example.org/scale"}
        scales:
          - id: own-two
            title: Two lines
            own: yes
            about: Two lines on the day.
            items: 2
            range: [0, 2]
            higher: kinder
            reversed: [2]
            total: mean
            options: [Not at all, A little, A lot]
            questions:
              - I was kind to myself.
              - I told myself off.
            beside: A low number says nothing about worth.
            rights: Free.
          - id: made-up-4
            title: A Made-Up Scale
            about: Four items about the week.
            items: 4
            range: [0, 3]
            ranges:
              - {item: 1, range: [0, 4]}
            higher: harder
            subscales:
              - {id: first, items: [1, 2], reversed: [2]}
              - {id: second, items: [3]}
            uncounted: [4]
            total: sum of subscales
            self-harm: 3
            key: [paper-1, page-2]
            bands:
              - {id: low, from: 0, reading: "The makers call it low.", mark: read, source: paper-1}
              - {id: high, from: 5, reading: "The makers call it high.", mark: known, source: paper-1}
            norms:
              - {of: total, who: some people, mean: 3.5, sd: 2, mark: about, source: page-2}
              - {of: first, who: other people, mean: 2, sd: 1.1, mark: read, source: paper-1}
            reliability:
              - {of: total, kind: retest, span: two days, value: 0.8, mark: read, source: paper-1}
              - {of: total, kind: alpha, value: 0.9, mark: known, source: paper-1}
            change-rules:
              - {points: 3, who: a service, mark: known, source: paper-1}
            rights: Ask the makers.
            wording: https://example.org/scale
        """
}
