namespace Binnacle.App.Tests.StrategyFiles;

/// <summary>An organisation whose files use every key there is; a test holds it to that.</summary>
internal static class EveryKey
{
    public const string Files = """
        == organization.yaml
        code: org
        name: Everything Ltd
        description: |
          Uses every key.

          In two paragraphs.
        owner: ada
        timezone: Europe/Berlin
        currency: EUR
        scores: words
        red-flag-tolerance: 12.5%
        complete: yes
        calendar:
          fiscal-year-starts: july
          fiscal-year-named-after: start-year
          first-weekday: sunday
          working-week: [sunday, monday, tuesday, wednesday, thursday]
          holidays: [2026-01-01, 2026-12-25]
          short-years:
            - starts: 2030-07-01
              months: 6
        measure-defaults:
          frequency: month
          due-days: 5
        roll-up:
          method: mean
          minimum: none
        units:
          top:
            name: Top
            description: At the top.
            owner: ada
            currency: EUR
            units:
              north:
                name: North
                calendar:
                  fiscal-year-starts: january
                  weeks: 4-4-5
                  week-year-ends-on: sunday
                  week-year-end: nearest
              south:
                calendar:
                  weeks: 13x4
                  week-year-starts: [2024-01-07, 2025-01-05, 2026-01-04, 2027-01-03]
              east: The East

        == people.yaml
        people:
          ada:
            name: Ada L.
            mail: ada@example.org
          bob: Bob
          eve:
            description: External auditor

        == scales.yaml
        scales:
          mood:
            name: Mood
            description: How it felt
            owner: bob
            words:
              good: 100
              "no": 0
              so so: 50
            low-end: -10
            high-end: 110
          progress:
            preset: baseline-target
            clamp: none
          ratio:
            preset: actual-over-target
            red: 0.5
            amber: 0.75
            green: 1
            bands:
              amber: 50
              green: 100
              exceeds: 120
            best-at-target: none
          rules2:
            preset: ordered-rules
            caution: 85%
          way:
            preset: worst-target
            amber: 0.5
            green: 0.9
          middle:
            preset: stabilise
            low: 80
            best: 100
            high: 120
          speed:
            preset: pace
            behind: 0.8
            on-track: 0.9
          posts:
            preset: goalposts
            logarithm: true
            clamp: high

        == definitions.yaml
        definitions:
          share:
            name: Share
            description: A share of something
            owner: ada
            use: kpi
            unit:
              symbol: "%"
              dimension: share
              decimals: 1
            direction: on-target
            frequency: quarter
            aggregation: average
            target-aggregation: last
            reported: since-fiscal-year-start
            missing:
              policy: carry-forward
              at-most: 3
              counts-as-present: true
            scored-view: trailing-4
            completeness: like-for-like
            scale: middle
            stretch: 105
            benchmark: =[plan] * 1.05
            levels:
              promised: 99
            due-days: 12
            indicator: leading
            trend: trailing-mean
            tolerance: 0.01
            information-only: false
            starts-on: 2024-02-29
            breaks:
              - from: 2025-01-01
                reason: New law
                linking-factor: 1.25
            source: The ERP
            reporter: bob
            pitfalls: Counts twice in March
          plain:
            unit: h

        == strategy.yaml
        name: 2030
        description: Where to
        owner: ada
        vision: Seen
        mission: Done
        values: [One, "Two, really"]
        from: 2025-01-01
        until: 2030-12-31
        state: approved

        == measures.yaml
        measures:
          plan:
            name: Plan
            use: input
          north/hours:
            definition: plain
            aggregation: weighted-average
            weighted-by: top/plan
            formula: =[plan] * 2

        == scorecards/main.yaml
        name: Main
        description: The main one
        owner: ada
        strategy: strategy
        weight: 2
        order: 3
        critical: true
        bands:
          amber: 40
          green: 70
        roll-up:
          child-share: 0.4
          native: true
          cap-at-100: true
          override-rolls-up: true
        default-roll-up: geometric-mean
        themes:
          green:
            name: Green
            description: All that is green
            owner: bob
            weight: 0
            critical: true
            roll-up: max
            bands:
              - status: red
                code: bad
                word: bad
                colour: "#ff0000"
                shape: square
              - status: exceeds
                above: 90
              
          blue:
        perspectives:
          p1:
            name: P one
            description: The first
            owner: ada
            weight: 30
            critical: true
            roll-up:
              method: most-frequent-status
              ties: best
              missing: zero
              ceiling: critical-red
            bands:
              amber: 10
              green: 20
            objectives:
              o1:
                name: O one
                description: An objective
                owner: bob
                weight: 1.5
                critical: true
                theme: green
                assessment: judgement
                roll-up:
                  expression: =0.5 * SCORE([revenue]) + 0.5 * SCORE([o2])
                  minimum: 60%
                bands:
                  amber: 50
                  green: 60
                measures:
                  revenue:
                    name: Revenue
                    description: Money in
                    owner: ada
                    weight: 2
                    critical: true
                    placement:
                      code: rev
                      name: Revenue here
                      description: What counts here
                      owner: bob
                      roll-up: min
                      bands:
                        amber: 5
                        green: 6
                    unit:
                      symbol: EUR
                      currency: EUR
                      decimals: 0
                    scale:
                      basis: ratio-to-target
                      points:
                        0.5: 0
                        0.8: 40
                        1: 100
                      clamp: low
                    target: 1200000.55
                    red: 1.0E+21
                    amber: -1e-7
                    green: 0.1
                    min: 0
                    max: =[plan]
                    baseline: 3
                    worst: 4
                    target-profile:
                      frequency: year
                      phasing: shares
                      shares: [1, 2, 3.5]
                      per-period: true
                      until: 2027-06-30
                      one-off: true
                      starts: 2025-07-01
                      due: 2027-06-30
                      proposed: true
                      note: Agreed in May
                      owner: ada
                  east/share: 0
                objectives:
                  o2:
                    measures:
                      revenue: 3
        objectives:
          direct: Directly under the card
        measures:
          steps:
            scale:
              steps:
                - from: 1
                  score: 20
                - above: 2
                  score: 80
              below: 5
          yes-no:
            scale:
              yes-no:
                yes: 90
                no: 10
          ruled:
            scale:
              rules:
                - when: =value >= target
                  score: 100
                  band: green
                - when: =value < 0
                  gap: no-target
                - score: 0
          expressed:
            target: 5
            scale:
              expression: =MIN(100, value / target * 100)
          preset:
            scale: pace
            scale-code: mood
          named:
            scale: mood
        links:
          - cause: o1
            effect: o2
            code: l1
            name: A link
            description: Because
            owner: ada
            negative: true
            lag-months: 3
            strength: 75%
          - cause: o1
            effect: sub/o1

        == scorecards/sub.yaml
        unit: east
        parent: main
        holds-from: 2026-07-01
        objectives:
          o1:
            measures:
              share:
                definition: share
                was: portion
              top/revenue: 1

        == scorecards/each.yaml
        each-unit: [north, south]
        code: each-{unit}
        name: "{unit-name} below {parent-unit}"
        objectives:
          o:
            measures:
              out:
                name: Out of {unit}

        == initiatives.yaml
        initiatives:
          do-it:
            name: Do it
            description: An initiative
            owner: bob
            objectives: [main/o1, sub/o1]
            state: on-hold
            starts: 2025-01-01
            ends: 2025-12-31
            percent-complete: 12.5
            milestones:
              - name: M
                due: 2025-03-31
                weight: 2
                done: 2025-04-01
            budget: 100
            spent: 50
            forecast-to-complete: 60
            scope-status: amber
            resources: Two people
            benefits: Many
            risks: Few

        """;
}
