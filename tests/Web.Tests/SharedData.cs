using System.Runtime.CompilerServices;

namespace Binnacle.Web.Tests;

/// <summary>Data sets that are not part of the repository: the variable BINNACLE_SHARED, else the folder "shared" beside it.</summary>
internal static class SharedData
{
    /// <summary>Null where the data set is absent.</summary>
    public static string? Find(params string[] path)
    {
        var root = Environment.GetEnvironmentVariable("BINNACLE_SHARED") ?? Path.GetFullPath(Path.Combine(Repository(), "..", "shared"));
        var full = Path.Combine([root, "data", .. path]);
        return File.Exists(full) ? full : null;
    }

    private static string Repository([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
