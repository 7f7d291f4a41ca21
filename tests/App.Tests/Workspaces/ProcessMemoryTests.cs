using System.Globalization;
using System.Runtime.InteropServices;
using Binnacle.App.Workspaces;
using Shouldly;
using Xunit;

namespace Binnacle.App.Tests.Workspaces;

public sealed class ProcessMemoryTests
{
    private const string Setting = "/sys/kernel/mm/transparent_hugepage/enabled";

    [Fact]
    public void Objects_may_stand_in_huge_pages()
    {
        var made = GC.AllocateArray<byte>(16 * 1024 * 1024, pinned: true);
        ProcessMemory.PreferHugePages().ShouldBe(OperatingSystem.IsLinux());
        if (!File.Exists(Setting))
            return;
        FlagsAt(Marshal.UnsafeAddrOfPinnedArrayElement(made, made.Length / 2)).ShouldContain("hg");
        GC.KeepAlive(made);
    }

    /// <summary>What the system says of the memory there.</summary>
    private static string[] FlagsAt(nint address)
    {
        var holds = false;
        foreach (var line in File.ReadLines("/proc/self/smaps"))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[0].Split('-') is [var first, var end])
                holds = Address(first) <= address && address < Address(end);
            else if (holds && words[0] == "VmFlags:")
                return words[1..];
        }
        return [];
    }

    private static nint Address(string text) => nint.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
