namespace Binnacle.Storage.Sqlite;

internal static class RealPath
{
    /// <summary>Full, and of the file a link leads to, so that all names of a file are one; a file need not be there.</summary>
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        return File.Exists(full) && File.ResolveLinkTarget(full, returnFinalTarget: true) is { } target ? target.FullName : full;
    }
}
