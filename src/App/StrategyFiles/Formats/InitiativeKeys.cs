using Binnacle.App.StrategyFiles.Shapes;
using Binnacle.Core.Elements;
using Binnacle.Core.Strategies;

namespace Binnacle.App.StrategyFiles.Formats;

internal static class InitiativeKeys
{
    private static readonly KeysOf<Initiative> Key = new();
    private static readonly KeysOf<Milestone> OfMilestone = new();

    private static readonly MapShape<Milestone> Milestone = new("milestone", "A step that can be seen to be done.", () => new("", default),
        OfMilestone.Text("name", m => m.Name, (m, name) => m with { Name = name }, "What is done then.", required: true),
        OfMilestone.Of("due", Shaped.LastDay, m => m.Due, (m, day) => m with { Due = day }, "Day by which it is due.", required: true),
        OfMilestone.Of("weight", Shaped.NotNegative, m => m.Weight == 1 ? null : m.Weight, (m, weight) => m with { Weight = weight }, "Relative to the other milestones'; 1 unless said."),
        OfMilestone.Of("done", Shaped.LastDay, m => m.Done, (m, day) => m with { Done = day }, "Day it was reached."));

    public static IEnumerable<Key<Initiative>> All { get; } =
    [
        Key.Of("objectives", new ListShape<ElementId>(new ReferenceShape(ElementKind.Objective, inCard: true)), i => i.Objectives.IsEmpty ? null : i.Objectives, (i, ids) => i with { Objectives = ids },
            "The objectives it serves, each as card/objective.", required: true),
        Key.Of("state", new WordShape<InitiativeState>(), i => i.State == default ? null : i.State, (i, state) => i with { State = state }, "not-started (default), in-progress, on-hold, completed or cancelled."),
        Key.Of("starts", Shaped.FirstDay, i => i.Starts, (i, day) => i with { Starts = day }, "First day."),
        Key.Of("ends", Shaped.LastDay, i => i.Ends, (i, day) => i with { Ends = day }, "Last day."),
        Key.Of("percent-complete", new NumberShape(0, 100), i => i.PercentComplete, (i, percent) => i with { PercentComplete = percent }, "0 to 100, where milestones do not say it."),
        Key.Of("milestones", new ListShape<Milestone>(Milestone), i => i.Milestones.IsEmpty ? null : i.Milestones, (i, all) => i with { Milestones = all }, "Steps with their due days."),
        Key.Of("budget", Shaped.NotNegative, i => i.Budget, (i, money) => i with { Budget = money }, "Money set aside."),
        Key.Of("spent", Shaped.NotNegative, i => i.Spent, (i, money) => i with { Spent = money }, "Money spent so far."),
        Key.Of("forecast-to-complete", Shaped.NotNegative, i => i.ForecastToComplete, (i, money) => i with { ForecastToComplete = money }, "Money still expected to be spent."),
        Key.Of("scope-status", Shaped.Text, i => i.ScopeStatus, (i, band) => i with { ScopeStatus = band }, "How people judge the scope: a band's code."),
        Key.Text("resources", i => i.Resources, (i, text) => i with { Resources = text }, "Who and what it takes."),
        Key.Text("benefits", i => i.Benefits, (i, text) => i with { Benefits = text }, "What it brings."),
        Key.Text("risks", i => i.Risks, (i, text) => i with { Risks = text }, "What may go wrong."),
    ];
}
