using System.Collections.Immutable;
using Binnacle.App.Scores;
using Binnacle.App.Workspaces;
using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;

namespace Binnacle.Samples;

/// <summary>What Veloria's board decided on the way, each from its day on.</summary>
internal sealed class Decisions(Structure structure, PlantedTruths truths)
{
    public ImmutableArray<ElementEdit> DefinitionBreak()
    {
        var csat = Find<Measure>("csat");
        return [From(truths.DefinitionBreak, csat with { Spec = csat.Spec with { Breaks = [new(truths.DefinitionBreak, "Asked after the first service, no longer at delivery.")] } })];
    }

    public ImmutableArray<ElementEdit> Weights() =>
    [
        From(truths.WeightsChange, Find<Perspective>("corporate/customer") with { Weight = 25 }),
        From(truths.WeightsChange, Find<Perspective>("corporate/process") with { Weight = 30 }),
    ];

    public ImmutableArray<ElementEdit> Reorganisation()
    {
        var unit = structure.All<OrganizationUnit>().Single(unit => unit.Code == PlantedTruths.Moved);
        var bikes = structure.All<OrganizationUnit>().Single(unit => unit.Code == "bikes");
        return
        [
            From(truths.Reorganisation, unit with { Parent = bikes.Id, Order = 3 }),
            From(truths.Reorganisation, structure.FindScorecard(PlantedTruths.Moved)! with { Parent = structure.FindScorecard("bikes")!.Id }),
        ];
    }

    public ImmutableArray<ElementEdit> Initiatives()
    {
        var next = 0;
        ElementEdit New(string code, string name, string owner, string[] serves, int startsBefore, int months, double budget, double spent, double toGo, InitiativeState state, double? percent, params (string Name, int DueIn, bool Done)[] milestones)
        {
            var starts = truths.Last.AddMonths(-startsBefore);
            return ElementEdit.New(
                new Initiative
                {
                    Id = new(--next),
                    Code = code,
                    Name = name,
                    Owner = owner,
                    Objectives = [.. serves.Select(address => Find<Objective>(address).Id)],
                    State = state,
                    Starts = starts,
                    Ends = starts.AddMonths(months).AddDays(-1),
                    PercentComplete = percent,
                    Milestones = [.. milestones.Select(step => new Milestone(step.Name, starts.AddMonths(step.DueIn), 1, step.Done ? starts.AddMonths(step.DueIn).AddDays(-6) : null))],
                    Budget = budget,
                    Spent = spent,
                    ForecastToComplete = toGo,
                },
                starts);
        }

        return
        [
            New("peak-training", "Peak-season training cover", "aoife", ["corporate/skills"], 7, 12, 96_000, 41_000, 62_000, InitiativeState.InProgress, 38),
            New("dual-source", "Dual sourcing of drive units", "tomasz", ["corporate/source"], 14, 20, 180_000, 121_000, 66_000, InitiativeState.InProgress, null,
                ("Second supplier chosen", 4, true), ("Samples pass the bench", 9, true), ("First series delivered", 13, false), ("Half of volume moved", 19, false)),
            New("line-two", "Second line in Assembly", "jonas", ["corporate/order-to-door"], 26, 14, 640_000, 636_000, 0, InitiativeState.Completed, 100),
            New("torque-cell", "Torque cell with camera", "ines", ["corporate/first-time"], 5, 10, 210_000, 88_000, 118_000, InitiativeState.InProgress, 61),
            New("rider-app", "Service plan in the app", "priya", ["corporate/keep"], 9, 14, 130_000, 79_000, 45_000, InitiativeState.InProgress, 73),
            New("dealer-portal", "Dealer portal", "luca", ["corporate/dealers"], 11, 15, 155_000, 110_000, 40_000, InitiativeState.InProgress, 81),
            New("cargo-bike", "Cargo e-bike", PlantedTruths.AbsentOwner, ["corporate/launch"], 16, 26, 900_000, 520_000, 370_000, InitiativeState.InProgress, 66),
            New("delivery-slots", "Delivery slots at checkout", "tomasz", ["corporate/deliver"], 3, 8, 70_000, 21_000, 46_000, InitiativeState.InProgress, 50),
            New("figures-school", "School of figures", "noor", ["corporate/data"], 12, 24, 40_000, 18_000, 21_000, InitiativeState.InProgress, 55),
            New("working-capital", "Fewer parts on the shelf", "sofia", ["corporate/return", "corporate/cost"], 2, 12, 55_000, 6_000, 48_000, InitiativeState.InProgress, 26),
            New("mentors", "A mentor for every newcomer", "aoife", ["corporate/people"], -2, 12, 30_000, 0, 30_000, InitiativeState.NotStarted, 0),
        ];
    }

    private static ElementEdit From(DateOnly day, Element body) => new(body.Id, day, body, BasedOn.Whatever);

    private T Find<T>(string address)
        where T : Element => NodeAddress.Find(structure, address) as T ?? throw new InvalidOperationException($"The sample has no {address}.");
}
