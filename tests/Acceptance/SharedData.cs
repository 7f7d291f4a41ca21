using System.Runtime.CompilerServices;
using Xunit;

namespace Binnacle.Acceptance;

/// <summary>Data sets that are not part of the repository: the variable BINNACLE_SHARED, else the folder "shared" beside it.</summary>
internal static class SharedData
{
    /// <summary>Skips the test, with the reason, where the data set is absent.</summary>
    public static string Path(params string[] path)
    {
        var root = Environment.GetEnvironmentVariable("BINNACLE_SHARED") ?? System.IO.Path.GetFullPath(System.IO.Path.Combine(Repository(), "..", "shared"));
        var full = System.IO.Path.Combine([root, "data", .. path]);
        if (!File.Exists(full) && !Directory.Exists(full))
            Assert.Skip($"The data set is absent: {System.IO.Path.Combine(path)}. Set BINNACLE_SHARED to the folder that holds data/.");
        return full;
    }

    private static string Repository([CallerFilePath] string here = "") => System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "..", ".."));
}
