using Binnacle.Core.Memory;

namespace Binnacle.App.Workspaces;

/// <summary>The memory of the process that holds workspaces.</summary>
public static class ProcessMemory
{
    private const string Mappings = "/proc/self/maps";

    /// <summary>Asks for huge pages for all memory the process has for its objects, in use or not (<see cref="HugePages"/>).</summary>
    /// <returns>False where the system has none, or does not say where memory is.</returns>
    public static bool PreferHugePages()
    {
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            return HugePages.Ask(File.ReadLines(Mappings));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
