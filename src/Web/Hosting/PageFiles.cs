using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Binnacle.Web.Hosting;

/// <summary>The pages' own styles, scripts and icon, carried inside the program so that it is one folder without a content root.</summary>
internal static class PageFiles
{
    // Built on Windows, folders end in a backslash.
    private static readonly FrozenDictionary<string, string> Names =
        typeof(PageFiles).Assembly.GetManifestResourceNames().ToFrozenDictionary(name => name.Replace('\\', '/'));

    // Names and the frame first: every other file builds on them.
    private static readonly byte[] Css = Joined("styles/", "styles/tokens.css", "styles/base.css", "styles/shell.css", "styles/parts.css");
    private static readonly byte[] Script = Joined("scripts/");
    private static readonly Lazy<byte[]> Charts = new(() => Read("library/echarts.js"));
    private static readonly byte[] Icon = Read("icon.svg");

    /// <summary>Named after its content: browsers may keep it for ever.</summary>
    public static string StyleSheet { get; } = Address("binnacle", Css, "css");

    /// <summary>Pages work without it; it adds the keyboard, finding, and following what changes.</summary>
    public static string PageScript { get; } = Address("binnacle", Script, "js");

    /// <summary>Apache ECharts; only pages with a chart ask for it.</summary>
    public static string ChartLibrary { get; } = Address("echarts", Charts.Value, "js");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(StyleSheet, (HttpContext context) => File(context, Css, "text/css; charset=utf-8")).ExcludeFromDescription();
        routes.MapGet(PageScript, (HttpContext context) => File(context, Script, "text/javascript; charset=utf-8")).ExcludeFromDescription();
        routes.MapGet(ChartLibrary, (HttpContext context) => File(context, Charts.Value, "text/javascript; charset=utf-8")).ExcludeFromDescription();
        routes.MapGet("/assets/icon.svg", (HttpContext context) => File(context, Icon, "image/svg+xml")).ExcludeFromDescription();
    }

    internal static IResult File(HttpContext context, byte[] content, string type)
    {
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(content, type);
    }

    internal static string Address(string name, byte[] content, string extension) =>
        $"/assets/{name}.{Convert.ToHexStringLower(SHA256.HashData(content))[..12]}.{extension}";

    /// <summary>All files of a folder as one: the named ones first, the others by name.</summary>
    private static byte[] Joined(string folder, params string[] first)
    {
        var others = Names.Keys.Where(name => name.StartsWith(folder, StringComparison.Ordinal) && !first.Contains(name)).Order(StringComparer.Ordinal);
        return [.. first.Concat(others).SelectMany(name => Read(name).Append((byte)'\n'))];
    }

    internal static byte[] Read(string name)
    {
        using var stream = typeof(PageFiles).Assembly.GetManifestResourceStream(Names.GetValueOrDefault(name, name))
            ?? throw new InvalidOperationException($"The resource {name} is missing from the program.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
