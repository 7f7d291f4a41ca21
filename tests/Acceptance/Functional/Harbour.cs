namespace Binnacle.Acceptance.Functional;

/// <summary>A small strategy as an office would write it, with everything the functional checklist asks for.</summary>
internal static class Harbour
{
    public const string Organization =
        """
        name: Harbour Roasters
        measure-defaults: {due-days: 5}
        units: {harbour: Harbour Roasters}
        """;

    public const string People = "people:\n  anna: Anna Petersen\n  jonas: Jonas Meyer\n";

    public const string Card =
        """
        name: Harbour Roasters
        owner: anna
        perspectives:
          financial:
            name: Financial
            description: What owners see.
            objectives:
              margin:
                name: Keep a healthy margin
                description: Enough to renew the roastery every ten years.
                owner: anna
                measures:
                  revenue: {name: Revenue, unit: EUR, use: input, reporter: jonas}
                  costs: {name: Costs, unit: EUR, use: input, reporter: jonas}
                  operating-margin:
                    name: Operating margin
                    description: What is left of each euro.
                    formula: =100 * ([revenue] - [costs]) / [revenue]
                    unit: "%"
                    frequency: month
                    reporter: jonas
                    source: Ledger, after the month is closed
                    target: 12
                    red: 6
                    target-profile: {owner: anna, note: Agreed with the bank., until: 2027-12-31}
          customer:
            name: Customer
            objectives:
              love:
                name: Be the place guests recommend
                measures:
                  recommend: {name: Guests who recommend us, unit: "%", aggregation: average, target: 60, red: 50}
                  adoption: {name: Guests with a card, unit: "%", frequency: year, aggregation: last, red: 20}
          process:
            name: Internal process
            objectives:
              consistent:
                name: Roast the same cup every day
                bands:
                  - {status: red, word: shaky}
                  - {status: amber, word: wavering, from: 40}
                  - {status: green, word: steady, colour: "#204060", shape: square, from: 60}
                measures:
                  defects: {name: Defective batches, unit: "%", direction: lower, aggregation: average, target: 2, red: 5, indicator: leading}
          learning:
            name: Learning and growth
            objectives:
              skilled:
                name: Baristas who know their craft
                measures:
                  trained: {name: Baristas with certificate, unit: "%", aggregation: last, target: 90, red: 60, indicator: leading}
        links:
          - {cause: skilled, effect: consistent, lag-months: 3, strength: 0.7, description: Trained hands spoil fewer batches.}
          - {cause: consistent, effect: love, lag-months: 2}
          - {cause: love, effect: margin, lag-months: 4}
          - {cause: skilled, effect: margin, negative: true, description: Training costs money first.}
        """;

    public const string Initiatives =
        """
        initiatives:
          barista-school:
            name: Barista school
            description: A certificate for every barista.
            owner: anna
            objectives: [harbour/skilled, harbour/consistent]
            state: in-progress
            starts: 2024-01-01
            ends: 2024-12-31
            percent-complete: 40
            resources: Two trainers, one bar
            budget: 24000
            spent: 15000
            forecast-to-complete: 9000
            benefits: The same cup in every shop.
            risks: Trained people leave.
        """;

    public const string Unlinked = "measures:\n  queue: {name: Minutes in the queue, use: kpi}\n";

    public const string Figures =
        """
        measure,series,2024-01,2024-02,2024-03
        revenue,actual,100000,110000,120000
        costs,actual,90000,98000,105000
        recommend,actual,55,58,62
        defects,actual,3,2.5,2
        trained,actual,70,75,80
        """;

    public const string Targets =
        """
        measure,series,period,value
        adoption,target,2023,50
        adoption,target,2024,75
        adoption,target,2025,90
        adoption,actual,2023,52
        adoption,actual,2024,60
        """;

    /// <summary>The folder, the files and their figures in one place.</summary>
    public static Workplace Made()
    {
        var place = new Workplace();
        place.Write("strategy/organization.yaml", Organization);
        place.Write("strategy/people.yaml", People);
        place.Write("strategy/scorecards/harbour.yaml", Card);
        place.Write("strategy/measures.yaml", Unlinked);
        place.Write("strategy/initiatives.yaml", Initiatives);
        place.Write("figures.csv", Figures);
        place.Write("targets.csv", Targets);
        return place;
    }
}
