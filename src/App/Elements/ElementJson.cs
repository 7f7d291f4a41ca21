using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Binnacle.App.Elements;

/// <summary>
/// The one JSON form of what people edit: camelCase names in a fixed order, words for enums, nothing that says only the default. Two elements are
/// equal exactly where their texts are.
/// </summary>
internal static class ElementJson
{
    public static readonly JsonSerializerOptions Options = MakeOptions();

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            AllowDuplicateProperties = false,
            // Bodies are read by people with SQL tools; they never stand in a page.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { KeepWhatIsStored } },
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new ElementIdJson(), new WindowJson(), new PeriodJson() },
        };
        options.MakeReadOnly();
        return options;
    }

    private static void KeepWhatIsStored(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return;
        for (var i = type.Properties.Count - 1; i >= 0; i--)
            if (type.Properties[i] is { Set: null, AssociatedParameter: null })
                type.Properties.RemoveAt(i);
        var order = 0;
        foreach (var property in type.Properties.OrderBy(property => Rank(property.Name)).ThenBy(property => property.Name, StringComparer.Ordinal).ToList())
            property.Order = order++;
        // Points and steps read better whole.
        if (!type.Type.IsValueType && !type.Type.IsAbstract)
            OmitDefaults(type);
    }

    private static int Rank(string name) => name switch { "code" => 0, "name" => 1, _ => 2 };

    private static void OmitDefaults(JsonTypeInfo type)
    {
        var constructed = type.Properties.Any(property => property.AssociatedParameter is not null);
        var blank = constructed ? null : Activator.CreateInstance(type.Type);
        foreach (var property in type.Properties.Where(property => !property.IsRequired))
        {
            if (property.AssociatedParameter is { HasDefaultValue: false })
                continue;
            var byDefault = property.AssociatedParameter is { } parameter ? parameter.DefaultValue : blank is null ? null : property.Get!(blank);
            property.ShouldSerialize = (_, value) => !Same(value, byDefault);
        }
    }

    private static bool Same(object? one, object? other) =>
        Equals(one, other)
        || (one is not string && one is IEnumerable left && other is IEnumerable right && left.Cast<object>().SequenceEqual(right.Cast<object>()));
}
