using Binnacle.Core.Memory;

namespace Binnacle.App.Workspaces;

/// <summary>The memory of the process that holds workspaces.</summary>
public static class ProcessMemory
{
    private const string Mappings = "/proc/self/maps";

    /// <summary>Asks for huge pages, wherever the system has them, for all memory the process has for its objects, in use or not.</summary>
    /// <returns>False where the system does not say how memory is used.</returns>
    public static bool PreferHugePages()
    {
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            HugePages.Within(File.ReadLines(Mappings));
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
