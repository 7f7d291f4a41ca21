using System.Text.Json.Nodes;
using Binnacle.App.StrategyFiles.Shapes;
using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Strategies;

namespace Binnacle.App.StrategyFiles.Formats;

/// <summary>Keys that elements of several kinds share.</summary>
internal static class ElementKeys
{
    private static readonly PersonShape Person = new();

    /// <param name="nameIsCode">Whether an element whose name is not said is called by its code.</param>
    public static IEnumerable<Key<T>> Said<T>(bool nameIsCode = true)
        where T : Element
    {
        var key = new KeysOf<T>();
        yield return key.Text("name", e => e.Name == (nameIsCode ? e.Code : "") ? null : e.Name, (e, name) => With(e, e with { Name = name }),
            nameIsCode ? "What people read; the code unless said." : "What people read.");
        yield return key.Text("description", e => e.Description, (e, text) => With(e, e with { Description = text }), "What it means, in as many words as it takes.");
        yield return key.Of("owner", Person, e => e.Owner, (e, person) => With(e, e with { Owner = person }), "Id of the person who answers for it.");
    }

    public static IEnumerable<Key<T>> Node<T>()
        where T : Node
    {
        var key = new KeysOf<T>();
        yield return key.Of("weight", Shaped.NotNegative, n => n.Weight == 1 ? null : n.Weight, (n, weight) => With(n, n with { Weight = weight }),
            "Relative to its siblings'; 1 unless said, 0 is shown and not counted.");
        yield return key.Of("order", Shaped.Whole, _ => (int?)null, (n, order) => With(n, n with { Order = order }), "Position among its siblings; as written in the file unless said.");
        yield return key.Of("critical", Shaped.YesNo, n => n.Critical ? true : null, (n, yes) => With(n, n with { Critical = yes }), "Counts for ceilings and for roll-ups that look at flagged children.");
    }

    public static IEnumerable<Key<T>> NodeRules<T>()
        where T : Node
    {
        var key = new KeysOf<T>();
        yield return key.Of("roll-up", RollUpFormat.Shape, n => n.RollUp, (n, rule) => With(n, n with { RollUp = rule }), "How its score comes from its children: a method's name or a map.");
        yield return key.Of("bands", BandsShape.Shape, n => n.Bands, (n, bands) => With(n, n with { Bands = bands }), "Limits and names of its own statuses; red, amber, green at thirds unless said.");
    }

    /// <summary>The keys of another type, for the part of <typeparamref name="T"/> that is one.</summary>
    public static IEnumerable<Key<T>> PartOf<T, TPart>(MapShape<TPart> shape, Func<T, TPart> get, Func<T, TPart, T> set)
        where TPart : notnull =>
        shape.Keys.Select(key => (Key<T>)new PartKey<T, TPart>(key, get, set));

    private static T With<T>(T _, Element changed)
        where T : Element => (T)changed;

    private sealed class PartKey<T, TPart>(Key<TPart> key, Func<T, TPart> get, Func<T, TPart, T> set) : Key<T>(key.Name, key.About, key.Required)
    {
        public override T Read(T target, DocumentNode node, FileReading reading) => set(target, key.Read(get(target), node, reading));

        public override DocumentNode? Write(T source, FileWriting writing) => key.Write(get(source), writing);

        public override JsonObject Schema(SchemaBook book) => key.Schema(book);
    }
}

/// <summary>A scale kept by itself says its parts in its own map, beside its name.</summary>
internal sealed class NamedScaleKeys : Key<NamedScale>
{
    private readonly string _name;

    private NamedScaleKeys(string name, string about)
        : base(name, about, required: false) => _name = name;

    public static IEnumerable<Key<NamedScale>> All => ScaleFormat.Keys.Select(key => new NamedScaleKeys(key.Name, key.About));

    /// <summary>The parts make one scale together: <see cref="ElementFormats.Scale"/> reads them whole.</summary>
    public override NamedScale Read(NamedScale target, DocumentNode node, FileReading reading) => target;

    public override DocumentNode? Write(NamedScale source, FileWriting writing) =>
        ScaleFormat.WriteInto(source.Scale, writing).FirstOrDefault(entry => entry.Key.Text == _name)?.Value;

    public override JsonObject Schema(SchemaBook book) => (JsonObject)ScaleFormat.Properties(book)[_name]!.DeepClone();
}
