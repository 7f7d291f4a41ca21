using System.Collections.Immutable;

namespace Binnacle.Core.Snapshots;

/// <summary>
/// One type's values as bytes and back. What a type is made of is found by looking at it, so nothing has to be kept in step by hand; in return the bytes are
/// good for the very program that wrote them and for no other.
/// </summary>
public abstract class Codec<T>
{
    /// <summary>Of records, whatever they are made of, and collections of them.</summary>
    public static Codec<T> Of { get; } = (Codec<T>)CodecMaker.Make(typeof(T));

    public abstract void Write(ByteWriter writer, T value);

    public abstract T Read(ByteReader reader);
}

/// <summary>Numbers, days, enums, and structures of nothing else: as they lie in memory.</summary>
internal sealed class PlainCodec<T> : Codec<T>
    where T : unmanaged
{
    public override void Write(ByteWriter writer, T value) => writer.Value(value);

    public override T Read(ByteReader reader) => reader.Value<T>();
}

internal sealed class TextCodec : Codec<string?>
{
    public override void Write(ByteWriter writer, string? value) => writer.Text(value);

    public override string? Read(ByteReader reader) => reader.Text();
}

internal sealed class NullableCodec<T> : Codec<T?>
    where T : struct
{
    public override void Write(ByteWriter writer, T? value)
    {
        writer.Value(value.HasValue);
        if (value is { } there)
            Codec<T>.Of.Write(writer, there);
    }

    public override T? Read(ByteReader reader) => reader.Value<bool>() ? Codec<T>.Of.Read(reader) : null;
}

internal sealed class ArrayCodec<T> : Codec<ImmutableArray<T>>
{
    public override void Write(ByteWriter writer, ImmutableArray<T> value)
    {
        writer.Count(value.IsDefault ? 0 : value.Length + 1);
        if (!value.IsDefault)
            foreach (var one in value)
                Codec<T>.Of.Write(writer, one);
    }

    public override ImmutableArray<T> Read(ByteReader reader)
    {
        var count = reader.Count();
        if (count == 0)
            return default;
        var values = new T[count - 1];
        foreach (ref var value in values.AsSpan())
            value = Codec<T>.Of.Read(reader);
        return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(values);
    }
}

internal sealed class ListCodec<T> : Codec<IReadOnlyList<T>?>
{
    public override void Write(ByteWriter writer, IReadOnlyList<T>? value)
    {
        writer.Count(value is null ? 0 : value.Count + 1);
        foreach (var one in value ?? [])
            Codec<T>.Of.Write(writer, one);
    }

    public override IReadOnlyList<T>? Read(ByteReader reader)
    {
        var count = reader.Count();
        if (count == 0)
            return null;
        var values = new T[count - 1];
        foreach (ref var value in values.AsSpan())
            value = Codec<T>.Of.Read(reader);
        return values;
    }
}

internal sealed class DictionaryCodec<T> : Codec<ImmutableSortedDictionary<string, T>?>
{
    public override void Write(ByteWriter writer, ImmutableSortedDictionary<string, T>? value)
    {
        writer.Count(value is null ? 0 : value.Count + 1);
        if (value is null)
            return;
        writer.Value(ReferenceEquals(value.KeyComparer, StringComparer.Ordinal));
        foreach (var (key, one) in value)
        {
            writer.Text(key);
            Codec<T>.Of.Write(writer, one);
        }
    }

    public override ImmutableSortedDictionary<string, T>? Read(ByteReader reader)
    {
        var count = reader.Count();
        if (count == 0)
            return null;
        var values = ImmutableSortedDictionary.CreateBuilder<string, T>(reader.Value<bool>() ? StringComparer.Ordinal : null);
        for (; count > 1; count--)
            values.Add(reader.Text()!, Codec<T>.Of.Read(reader));
        return values.ToImmutable();
    }
}

/// <summary>An abstract record: which of its kinds, then that one.</summary>
internal sealed class KindCodec<T> : Codec<T?>
    where T : class
{
    private readonly Kind[] _kinds =
    [
        .. typeof(T).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract).OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (Kind)Activator.CreateInstance(typeof(Kind<>).MakeGenericType(typeof(T), type))!),
    ];

    public override void Write(ByteWriter writer, T? value)
    {
        var kind = value is null ? -1 : Array.FindIndex(_kinds, kind => kind.Type == value.GetType());
        writer.Count(kind + 1);
        if (value is not null)
            _kinds[kind].Write(writer, value);
    }

    public override T? Read(ByteReader reader) => reader.Count() is > 0 and var kind ? _kinds[kind - 1].Read(reader) : null;

    private abstract class Kind
    {
        public abstract Type Type { get; }

        public abstract void Write(ByteWriter writer, T value);

        public abstract T? Read(ByteReader reader);
    }

    private sealed class Kind<TKind> : Kind
        where TKind : class, T
    {
        public override Type Type => typeof(TKind);

        public override void Write(ByteWriter writer, T value) => Codec<TKind>.Of.Write(writer, (TKind)value);

        public override T? Read(ByteReader reader) => Codec<TKind>.Of.Read(reader);
    }
}

/// <summary>A structure that holds texts: part by part, made by its constructor. There are few of them.</summary>
internal sealed class StructCodec<T> : Codec<T>
    where T : struct
{
    private readonly System.Reflection.ConstructorInfo _constructor = typeof(T).GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!;
    private readonly (Func<object, object?> Get, Codec<object?> Codec)[] _parts;

    public StructCodec() => _parts =
    [
        .. _constructor.GetParameters().Select(parameter => (
            (Func<object, object?>)typeof(T).GetProperty(parameter.Name!)!.GetValue,
            (Codec<object?>)Activator.CreateInstance(typeof(Boxed<>).MakeGenericType(typeof(T), parameter.ParameterType))!)),
    ];

    public override void Write(ByteWriter writer, T value)
    {
        foreach (var (get, codec) in _parts)
            codec.Write(writer, get(value));
    }

    public override T Read(ByteReader reader) => (T)_constructor.Invoke([.. _parts.Select(part => part.Codec.Read(reader))]);

    private sealed class Boxed<TPart> : Codec<object?>
    {
        public override void Write(ByteWriter writer, object? value) => Codec<TPart>.Of.Write(writer, (TPart)value!);

        public override object? Read(ByteReader reader) => Codec<TPart>.Of.Read(reader);
    }
}
