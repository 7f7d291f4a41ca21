using System.Collections.Immutable;
using Binnacle.App.Changes;
using Binnacle.App.Elements;
using Binnacle.App.Workspaces;
using Binnacle.Core.Calculation;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Structures;

namespace Binnacle.App.Tests.Generated;

/// <summary>One change of a generated organisation; its rows bear the number it has among them, from 1.</summary>
public sealed record GeneratedChange(ImmutableArray<Revision> Revisions, ImmutableArray<Observation> Observations);

/// <summary>An organisation and how it came to be: its foundation, its values, later reorganisations and corrections.</summary>
public sealed record GeneratedOrganization(int Seed, ImmutableArray<GeneratedChange> Changes)
{
    public static readonly DateOnly Through = new(2026, 10, 31);
    public static readonly DateOnly Now = new(2026, 11, 23);

    public StructureHistory Structure => StructureHistory.Empty.Add(Changes.SelectMany(change => change.Revisions));

    public FactTable Facts => FactTable.Empty.Add(Changes.SelectMany(change => change.Observations));

    public World World => new(Structure, Facts, Through, Now);

    /// <summary>The same as edits of an empty workspace, which gives every element the id it has here.</summary>
    public IEnumerable<Edit> Edits(Author author)
    {
        var known = new HashSet<ElementId>();
        foreach (var change in Changes)
        {
            ElementId Stand(ElementId id) => known.Contains(id) ? id : new(-id.Value);
            yield return new(author)
            {
                Elements = [.. change.Revisions.Select(said => new ElementEdit(Stand(said.Id), said.HoldsFrom, said.Body?.Renumber(Stand), BasedOn.Whatever))],
                Values = [.. change.Observations.Select(said => new ValueEdit(said, BasedOn.Whatever))],
            };
            known.UnionWith(change.Revisions.Select(said => said.Id));
        }
    }

    public override string ToString() => $"organisation of seed {Seed}";
}
