using System.Text.Json.Nodes;

namespace Binnacle.App.StrategyFiles.Shapes;

/// <summary>One key of a map: its name, what it means, and which part of a <typeparamref name="T"/> it says.</summary>
public abstract class Key<T>(string name, string about, bool required)
{
    public string Name { get; } = name;

    /// <summary>One sentence for the guide and for editors.</summary>
    public string About { get; } = about;

    public bool Required { get; } = required;

    public abstract T Read(T target, DocumentNode node, FileReading reading);

    /// <summary>Null where there is nothing to say.</summary>
    public abstract DocumentNode? Write(T source, FileWriting writing);

    public abstract JsonObject Schema(SchemaBook book);
}

/// <summary>Makes the keys of one type, so that a table of keys reads as a table.</summary>
internal sealed class KeysOf<T>
{
    public Key<T> Text(string name, Func<T, string?> get, Func<T, string, T> set, string about, bool required = false) =>
        Of(name, new TextShape(), get, set, about, required);

    public Key<T> Of<V>(string name, Shape<V> shape, Func<T, V?> get, Func<T, V, T> set, string about, bool required = false)
        where V : class =>
        new Said<V>(name, about, required, shape, (T source, out V value) => (value = get(source)!) is not null, set);

    public Key<T> Of<V>(string name, Shape<V> shape, Func<T, V?> get, Func<T, V, T> set, string about, bool required = false)
        where V : struct =>
        new Said<V>(name, about, required, shape, (T source, out V value) =>
        {
            var said = get(source);
            value = said.GetValueOrDefault();
            return said.HasValue;
        }, set);

    private delegate bool Get<V>(T source, out V value);

    private sealed class Said<V>(string name, string about, bool required, Shape<V> shape, Get<V> get, Func<T, V, T> set) : Key<T>(name, about, required)
        where V : notnull
    {
        public override T Read(T target, DocumentNode node, FileReading reading) =>
            shape.TryRead(node, reading, out var value) ? set(target, value) : target;

        public override DocumentNode? Write(T source, FileWriting writing) => get(source, out var value) ? shape.Write(value, writing) : null;

        public override JsonObject Schema(SchemaBook book) => shape.Schema(book);
    }
}
