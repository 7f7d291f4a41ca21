using System.Collections.Immutable;
using System.Reflection;
using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Time;

namespace Binnacle.App.Tests.Elements;

/// <summary>Elements in which every property says something other than its default, whatever properties there are.</summary>
internal static class FilledElement
{
    public static readonly ImmutableArray<Curve> Curves =
    [
        LinearCurve.Through(new CurvePoint(0, 0), new CurvePoint(0.1, 1 / 3.0)),
        new StepCurve { Below = 5, Steps = [new(0.1, 10), new(2, 20, Above: true)] },
        new YesNoCurve { Yes = 90, No = 10 },
        new WordCurve { Words = [new("gut \"so\"", 100), new("mäßig", 0)] },
        new RuleCurve { Rules = [new() { When = "value > target", Score = 0, Band = "green" }, new() { Gap = Gap.NotStarted }] },
        new ExpressionCurve("MAX(value / target, 1)"),
    ];

    public static IEnumerable<Element> All =>
        typeof(Element).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Element)) && !type.IsAbstract)
            .SelectMany(type => Curves.Select(curve => (Element)Of(type, curve))
                .Take(type == typeof(NamedScale) ? Curves.Length : 1))
            .OrderBy(element => element.Kind);

    private static object Of(Type type, Curve curve)
    {
        if (Plain(type) is { } plain)
            return plain;
        if (type == typeof(Curve))
            return curve;
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Of(inner, curve);
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(1)!;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableSortedDictionary<,>))
            return ImmutableSortedDictionary<string, Level>.Empty.Add("target", new(Formula: "[a] * 2")).Add("red", new(1e-300));
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            return typeof(FilledElement).GetMethod(nameof(One), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(type.GenericTypeArguments[0]).Invoke(null, [curve])!;
        return Object(type, curve);
    }

    private static object? Plain(Type type) =>
        type == typeof(string) ? "Ein \"Wort\" <ü>\n" :
        type == typeof(int) ? 7 :
        type == typeof(long) ? 42L :
        type == typeof(double) ? 0.1 + 0.2 :
        type == typeof(bool) ? true :
        type == typeof(DateOnly) ? new DateOnly(2026, 11, 23) :
        type == typeof(Period) ? new Period(Frequency.Month, new(2026, 11, 1)) :
        type == typeof(ElementId) ? new ElementId(42) :
        type == typeof(Window) ? Window.Trailing(12) :
        type == typeof(BandSet) ? BandSet.Limits(40, 80).WithExceeds() :
        null;

    private static object One<T>(Curve curve) => ImmutableArray.Create((T)Of(typeof(T), curve));

    private static object Object(Type type, Curve curve)
    {
        var constructor = type.GetConstructors().OrderBy(c => c.GetParameters().Length).Last();
        var made = constructor.GetParameters().Length == 0
            ? Activator.CreateInstance(type)!
            : constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType, curve))]);
        foreach (var property in type.GetProperties().Where(property => property.SetMethod is { IsPublic: true }))
        {
            var isTrue = property.PropertyType == typeof(bool) && property.GetValue(made) is true && constructor.GetParameters().Length == 0;
            property.SetValue(made, isTrue ? false : Of(property.PropertyType, curve));
        }
        return made;
    }
}
