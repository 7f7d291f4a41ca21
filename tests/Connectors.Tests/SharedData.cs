using System.Runtime.CompilerServices;
using Xunit;

namespace Binnacle.Connectors.Tests;

/// <summary>Data sets that are not part of the repository: the variable BINNACLE_SHARED, else the folder "shared" beside it.</summary>
internal static class SharedData
{
    public static string File(params string[] path)
    {
        var root = Environment.GetEnvironmentVariable("BINNACLE_SHARED") ?? Path.GetFullPath(Path.Combine(Repository(), "..", "shared"));
        var full = Path.Combine([root, "data", .. path]);
        if (!System.IO.File.Exists(full) && !Directory.Exists(full)) Assert.Skip($"The data set is absent: {Path.Combine(path)}. Set BINNACLE_SHARED to the folder that holds data/.");
        return full;
    }

    private static string Repository([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
