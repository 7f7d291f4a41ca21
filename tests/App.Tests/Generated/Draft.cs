using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.App.Tests.Generated;

/// <summary>An organisation while it is being made.</summary>
internal sealed class Draft(Dice dice)
{
    private readonly List<Revision> _revisions = [];
    private readonly List<Observation> _observations = [];
    private readonly HashSet<(ElementId, string, Period)> _said = [];
    private int _lastId;

    public Dice Dice => dice;

    public List<GeneratedChange> Changes { get; } = [];

    public List<OrganizationUnit> Units { get; } = [];

    public List<Measure> Measures { get; } = [];

    public List<Node> Nodes { get; } = [];

    public ReportingCalendar Calendar { get; set; } = ReportingCalendar.Standard;

    public ElementId Strategy { get; set; }

    /// <summary>What was said in changes that are closed.</summary>
    public StructureHistory Structure { get; private set; } = StructureHistory.Empty;

    private long Seq => Changes.Count + 1;

    public ElementId Add(Element element, DateOnly from = default)
    {
        var id = new ElementId(++_lastId);
        var body = element with { Id = id };
        _revisions.Add(new(id, element.Kind, from, Seq, body));
        switch (body)
        {
            case Measure measure:
                Measures.Add(measure);
                break;
            case Node node:
                Nodes.Add(node);
                break;
        }
        return id;
    }

    public void Change(Element element, DateOnly from) => _revisions.Add(new(element.Id, element.Kind, from, Seq, element));

    public void End(Element element, DateOnly from) => _revisions.Add(new(element.Id, element.Kind, from, Seq, null));

    /// <summary>The first word on a value in a change stands.</summary>
    public void Say(Observation said)
    {
        if (_said.Add((said.Element, said.Series, said.Period)))
            _observations.Add(said with { Seq = Seq });
    }

    /// <summary>Makes what was added a change, if anything was.</summary>
    public void Close()
    {
        if (_revisions.Count == 0 && _observations.Count == 0)
            return;
        Changes.Add(new([.. _revisions], [.. _observations]));
        Structure = Structure.Add(_revisions);
        _revisions.Clear();
        _observations.Clear();
        _said.Clear();
    }
}
