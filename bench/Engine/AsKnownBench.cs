using System.Diagnostics;
using System.Globalization;
using Binnacle.App.Changes;
using Binnacle.App.Workspaces;
using Binnacle.Core.Strategies;

namespace Binnacle.Bench.Engine;

/// <summary>Pages of what was known before a hundredth of all values and a hundred elements changed: the first, those after it, and what memory looking back takes.</summary>
internal static class AsKnownBench
{
    private const int Elements = 100;
    private const int Share = 100;
    private const int Pages = 50;
    private const int Rounds = 12;
    private const int PagesOfRound = 4;

    public static async Task Run(Workspace workspace, string folder, RefData data, Watch watch, CancellationToken ct)
    {
        var then = workspace.Image.Seq;
        await Change(workspace, folder, data, ct);
        var cards = data.Cards.Skip(data.Cards.Count / 3).Take(Pages + 1).Select(card => string.Create(CultureInfo.InvariantCulture, $"s{card.Id}")).ToArray();
        // Code is made by looking at what is known now, and back to what is no longer the newest by one element.
        var shown = 0;
        Watch.Warm(Rounds, () =>
        {
            for (var page = 0; page < PagesOfRound; page++)
                Page(workspace.Image, cards[shown++ % cards.Length], null);
        });
        Page(workspace.Image, cards[0], workspace.Image.Seq - 1);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var first = Page(workspace.Image, cards[^1], then);
        var next = cards[..^1].Select(card => Page(workspace.Image, card, then)).Order().ToArray();
        var again = Page(workspace.Image, cards[^1], then);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        watch.Result("as_known_first_ms", first);
        watch.Say($"as known on #{then}: first page {first:F0} ms, other scorecards p50 {next[next.Length / 2]:F1} ms, longest {next[^1]:F1} ms, the same again {again:F1} ms; memory {after / (double)before:F2} times that of what is known now");
    }

    private static async Task Change(Workspace workspace, string folder, RefData data, CancellationToken ct)
    {
        var (values, mapping) = (Path.Combine(folder, "some.csv"), new RefFiles(data, new()).Write(Path.Combine(folder, "some")));
        var lines = File.ReadLines(Path.Combine(data.Folder, "values.csv")).Where((line, at) => at == 0 || (at % Share == 0 && line.Split(',') is [_, _, not "", _])).Select((line, at) => at > 0 && line.Split(',') is [var measure, var period, var value, var target] ? $"{measure},{period},{value}2,{target}" : line);
        await File.WriteAllLinesAsync(values, lines, ct);
        await RefWorkspace.Import(values, mapping, workspace, ct);
        var objectives = workspace.Image.Structure.Latest.All<Objective>();
        for (var edit = 0; edit < 2; edit++)
        {
            var count = edit == 0 ? Math.Min(Elements, objectives.Count) : 1;
            var some = Enumerable.Range(0, count).Select(at => objectives[at * (objectives.Count / count)]);
            var edits = some.Select(objective => new ElementEdit(objective.Id, DateOnly.MinValue, objective with { Weight = objective.Weight + 1 + edit }, BasedOn.Whatever));
            if (await workspace.Apply(new Edit(new Author("bench", "ui", "Other weights")) { Elements = [.. edits] }, ct) is not ApplyOutcome.Applied)
                throw new InvalidOperationException("The elements were not changed.");
        }
    }

    private static double Page(WorkspaceImage image, string card, long? seq)
    {
        var since = Stopwatch.GetTimestamp();
        RefPage.Show(image, card, seq);
        return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
    }
}
