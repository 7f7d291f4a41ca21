namespace Binnacle.Acceptance.Indices;

/// <summary>A workplace into which one published index has been put: strategy files applied, data imported.</summary>
internal static class Index
{
    public const string Strategy = "strategy";

    public static void Apply(this Workplace workplace)
    {
        workplace.Run("init").Done();
        workplace.Run("apply", Strategy).Done();
    }

    /// <summary>Imports a file of the data set by a mapping of the test project.</summary>
    public static Ran Import(this Workplace workplace, string data, string mapping)
    {
        workplace.Write("mapping.yaml", Template.Fill(mapping));
        return workplace.Run("import", data, "--mapping", "mapping.yaml", "--json").Done();
    }

    /// <summary>Writes a strategy file from its template.</summary>
    public static void Say(this Workplace workplace, string file, string template, params (string Name, IEnumerable<string> Lines)[] parts) =>
        workplace.Write($"{Strategy}/{file}", Template.Fill(template, parts));

    public static IEnumerable<string> Indented(this IEnumerable<string> lines) => lines.Select(line => "  " + line);
}
