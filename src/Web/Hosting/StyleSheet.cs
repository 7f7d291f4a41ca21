using System.Security.Cryptography;

namespace Binnacle.Web.Hosting;

/// <summary>The pages' own style sheet and icon, carried inside the program so that it is one folder without a content root.</summary>
internal static class StyleSheet
{
    private static readonly byte[] Css = Read("binnacle.css");
    private static readonly byte[] Icon = Read("icon.svg");

    /// <summary>Named after its content: browsers may keep it for ever.</summary>
    public static string Address { get; } = $"/assets/binnacle.{Convert.ToHexStringLower(SHA256.HashData(Css))[..12]}.css";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, (HttpContext context) => File(context, Css, "text/css; charset=utf-8")).ExcludeFromDescription();
        routes.MapGet("/assets/icon.svg", (HttpContext context) => File(context, Icon, "image/svg+xml")).ExcludeFromDescription();
    }

    private static IResult File(HttpContext context, byte[] content, string type)
    {
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(content, type);
    }

    private static byte[] Read(string name)
    {
        using var stream = typeof(StyleSheet).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from the program.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
