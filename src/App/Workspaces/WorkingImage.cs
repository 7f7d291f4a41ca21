using Binnacle.App.Workspaces.Checks;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.App.Workspaces;

/// <summary>
/// An image in the making: what has queued up is checked against it and taken into it, one edit after the other, and only what comes of all of them is made
/// to be kept. What readers hold stays as it is. Not safe for several threads.
/// </summary>
internal sealed class WorkingImage(WorkspaceImage from)
{
    private readonly List<Observation> _values = [];
    private FactTable.Draft _facts = new(from.Facts);
    private PlainValues _plain = new(from.Structure);

    /// <summary>The newest change in it.</summary>
    public long Seq { get; private set; } = from.Seq;

    public StructureHistory Structure { get; private set; } = from.Structure;

    /// <inheritdoc cref="WorkspaceImage.HighestId"/>
    public int HighestId { get; private set; } = from.HighestId;

    /// <summary>Something was taken in.</summary>
    public bool HasMoved => Seq > from.Seq;

    /// <inheritdoc cref="FactTable.Newest(ElementId, string, Period)"/>
    public Observation? Newest(ElementId element, string series, Period period) => _facts.Newest(element, series, period);

    /// <inheritdoc cref="FactTable.Cell"/>
    public FactCell? Cell(ElementId element, string series, Period period) => _facts.Cell(element, series, period);

    /// <inheritdoc cref="FactTable.History"/>
    public IEnumerable<Observation> History(ElementId element, string series, Period period) => _facts.History(element, series, period);

    /// <summary>For those who look at many; asking for a few takes less by the other ways.</summary>
    public FactTable Facts()
    {
        var facts = _facts.Built();
        _facts = new(facts);
        return facts;
    }

    /// <summary>Whether there is surely nothing wrong with the value in <see cref="Structure"/>.</summary>
    public bool IsPlain(Observation said) => _plain.Is(said);

    public void Take(Verdict.Accepted accepted)
    {
        Seq++;
        // Of many at once the table keeps what they share.
        if (accepted.Observations.Length == 1)
            _facts.Add(accepted.Observations[0]);
        else if (accepted.Observations.Length > 1)
            _facts = new(_facts.Built().Add(accepted.Observations));
        _values.AddRange(accepted.Observations.AsSpan());
        if (accepted.Revisions.IsEmpty)
            return;
        (Structure, _plain) = (accepted.Structure, new(accepted.Structure));
        foreach (var revision in accepted.Revisions)
            HighestId = Math.Max(HighestId, revision.Id.Value);
    }

    /// <param name="changes">The headers of what was taken in.</param>
    public WorkspaceImage Built(IEnumerable<KnownChange> changes) => from.Then(Seq, Structure, _values.Count == 0 ? from.Facts : Facts(), _values, HighestId, changes);
}
