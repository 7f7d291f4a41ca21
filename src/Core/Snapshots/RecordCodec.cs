using System.Reflection;
using System.Runtime.CompilerServices;

namespace Binnacle.Core.Snapshots;

/// <summary>A record by those of its properties that are not what a new one has.</summary>
internal sealed class RecordCodec<T> : Codec<T?>
    where T : class
{
    private const int MostProperties = 62;

    private readonly T _blank = Blank();
    private readonly Property[] _properties =
    [
        .. typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property is { CanRead: true, CanWrite: true }).OrderBy(property => property.Name, StringComparer.Ordinal)
            .Select(property => (Property)Activator.CreateInstance(typeof(Property<>).MakeGenericType(typeof(T), property.PropertyType), property)!),
    ];

    public RecordCodec()
    {
        if (_properties.Length > MostProperties)
            throw new NotSupportedException($"{typeof(T)} has more than {MostProperties} properties.");
    }

    public override void Write(ByteWriter writer, T? value)
    {
        if (value is null)
        {
            writer.Count(0);
            return;
        }
        var said = 1L;
        for (var at = 0; at < _properties.Length; at++)
            if (!_properties[at].AreSame(value, _blank))
                said |= 2L << at;
        writer.Count(said);
        for (var at = 0; at < _properties.Length; at++)
            if ((said & (2L << at)) != 0)
                _properties[at].Write(writer, value);
    }

    public override T? Read(ByteReader reader)
    {
        var said = reader.Count();
        if (said == 0)
            return null;
        said >>= 1;
        var value = Blank();
        for (var at = 0; said != 0; at++, said >>= 1)
            if ((said & 1) != 0)
                _properties[at].Read(reader, value);
        return value;
    }

    /// <summary>As its constructor leaves it; one that asks for everything is asked for nothing, and everything that is not zero is said.</summary>
    private static T Blank() => Maker?.Invoke() ?? (T)RuntimeHelpers.GetUninitializedObject(typeof(T));

    private static readonly Func<T>? Maker = typeof(T).GetConstructor(Type.EmptyTypes) is null ? null : static () => Activator.CreateInstance<T>();

    private abstract class Property
    {
        public abstract bool AreSame(T one, T other);

        public abstract void Write(ByteWriter writer, T of);

        public abstract void Read(ByteReader reader, T into);
    }

    private sealed class Property<TValue>(PropertyInfo property) : Property
    {
        private readonly Func<T, TValue> _get = property.GetGetMethod()!.CreateDelegate<Func<T, TValue>>();
        private readonly Action<T, TValue> _set = property.GetSetMethod(nonPublic: true)!.CreateDelegate<Action<T, TValue>>();
        private readonly Codec<TValue> _codec = Codec<TValue>.Of;

        public override bool AreSame(T one, T other) => EqualityComparer<TValue>.Default.Equals(_get(one), _get(other));

        public override void Write(ByteWriter writer, T of) => _codec.Write(writer, _get(of));

        public override void Read(ByteReader reader, T into) => _set(into, _codec.Read(reader));
    }
}
