using Binnacle.Core.Facts;

namespace Binnacle.Core.Calculation;

// After an edit: forget what depended on it, compute again what had been looked at, tell what is different.
public sealed partial class Calculator
{
    /// <summary>
    /// Moves to the next world. With facts alone changed, only what read them is computed again; a change of structure or of time starts from nothing.
    /// Either way the results are, bit for bit, those of a new calculator.
    /// </summary>
    /// <param name="added">The observations by which the next world's facts differ.</param>
    public ChangeSet MoveTo(World next, IReadOnlyCollection<Observation> added)
    {
        var onlyFacts = ReferenceEquals(next.Structures, World.Structures) && next.Through == World.Through && next.Now == World.Now && next.Reading == World.Reading
            && next.Currency == World.Currency;
        World = next;
        var forgotten = onlyFacts ? _cells.Forget(Touched(added)) : _cells.ForgetAll();
        var changes = new List<ResultChange>();
        foreach (var (key, old) in forgotten.Where(pair => pair.Value is NodeResult && pair.Key.Series.Length == 0)
            .OrderBy(pair => pair.Key.Element).ThenBy(pair => pair.Key.Period).ThenBy(pair => pair.Key.Window.Kind).ThenBy(pair => pair.Key.Window.Length))
        {
            var before = (NodeResult)old;
            var after = Node(key.Element, key.Period, key.Window);
            if (after is null || !after.SameOutputs(before))
                changes.Add(new(key.Element, key.Period, key.Window, before, after));
        }
        return new([.. changes]);
    }

    /// <summary>Moves to a world whose facts alone differ, and leaves what depended on them to whoever asks for it next.</summary>
    /// <returns>What was forgotten of what had been looked at.</returns>
    internal IEnumerable<CellKey> Follow(World next, IEnumerable<Observation> added)
    {
        World = next;
        return _cells.Forget(Touched(added)).Keys;
    }

    private static HashSet<FactKey> Touched(IEnumerable<Observation> added)
    {
        var touched = new HashSet<FactKey>();
        foreach (var said in added)
        {
            touched.Add(new(said.Element, said.Series, said.Period));
            touched.Add(new(said.Element, said.Series, null));
            if (FurtherLevels.Contains(said.Series))
                touched.Add(FurtherLevelsOf(said.Element));
        }
        return touched;
    }
}
