using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Binnacle.Core.Snapshots;

/// <summary>Which codec is a type's.</summary>
internal static class CodecMaker
{
    public static object Make(Type type) => Activator.CreateInstance(Definition(type))!;

    private static Type Definition(Type type)
    {
        if (type == typeof(string))
            return typeof(TextCodec);
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return typeof(NullableCodec<>).MakeGenericType(underlying);
        if (type.IsValueType && !HoldsReferences(type))
            return typeof(PlainCodec<>).MakeGenericType(type);
        if (type.IsGenericType)
        {
            var part = type.GetGenericArguments()[^1];
            var definition = type.GetGenericTypeDefinition();
            if (definition == typeof(ImmutableArray<>))
                return typeof(ArrayCodec<>).MakeGenericType(part);
            if (definition == typeof(IReadOnlyList<>))
                return typeof(ListCodec<>).MakeGenericType(part);
            if (definition == typeof(ImmutableSortedDictionary<,>))
                return typeof(DictionaryCodec<>).MakeGenericType(part);
        }
        if (type.IsValueType)
            return typeof(StructCodec<>).MakeGenericType(type);
        return (type.IsAbstract ? typeof(KindCodec<>) : type.IsSealed ? typeof(RecordCodec<>) : throw new NotSupportedException($"{type} is neither sealed nor abstract.")).MakeGenericType(type);
    }

    private static bool HoldsReferences(Type type) =>
        (bool)typeof(RuntimeHelpers).GetMethod(nameof(RuntimeHelpers.IsReferenceOrContainsReferences))!.MakeGenericMethod(type).Invoke(null, null)!;
}
