using System.Collections.Immutable;
using Binnacle.App.Elements;
using Binnacle.Core.Elements;

namespace Binnacle.App.Workspaces;

/// <summary>What one element says over time, by what is known: each stretch begins where its word begins to hold.</summary>
internal sealed class Timeline
{
    private readonly List<(DateOnly From, Element? Body)> _stretches = [(DateOnly.MinValue, null)];

    /// <param name="revisions">In the order recorded: each speaks for all time after its day.</param>
    public static Timeline Of(IEnumerable<Revision> revisions)
    {
        var timeline = new Timeline();
        foreach (var revision in revisions)
            timeline.Say(revision.HoldsFrom, revision.Body);
        return timeline;
    }

    public Element? At(DateOnly day) => _stretches.FindLast(stretch => stretch.From <= day).Body;

    /// <summary>What is said on the day, and every later word.</summary>
    public ImmutableArray<(DateOnly From, Element? Body)> From(DateOnly day) =>
        [(day, At(day)), .. _stretches.Where(stretch => stretch.From > day)];

    public bool SaysTheSameAs(Timeline other) => Texts().SequenceEqual(other.Texts());

    private void Say(DateOnly from, Element? body)
    {
        _stretches.RemoveAll(stretch => stretch.From >= from);
        _stretches.Add((from, body));
    }

    private IEnumerable<(DateOnly, string?)> Texts()
    {
        var last = (string?)null;
        foreach (var (from, body) in _stretches)
        {
            var text = body is null ? null : ElementBody.Encode(body);
            if (text == last)
                continue;
            last = text;
            yield return (from, text);
        }
    }
}
