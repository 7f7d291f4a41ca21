using System.Globalization;
using System.Runtime.InteropServices;
using Binnacle.App.Workspaces;
using Binnacle.Core.Memory;
using Shouldly;
using Xunit;

namespace Binnacle.App.Tests.Workspaces;

/// <summary>Pauses of the collector are the whole process's: nothing runs beside these.</summary>
[CollectionDefinition(nameof(ProcessMemoryTests), DisableParallelization = true)]
[Collection(nameof(ProcessMemoryTests))]
public sealed class ProcessMemoryTests
{
    private const string Setting = "/sys/kernel/mm/transparent_hugepage/enabled";
    private const int Bytes = 16 * 1024 * 1024;
    private const long Pause = 64 * 1024 * 1024;

    [Fact]
    public void Objects_may_stand_in_huge_pages_where_the_system_has_them()
    {
        var made = GC.AllocateArray<byte>(Bytes, pinned: true);
        ProcessMemory.PreferHugePages().ShouldBe(File.Exists(Setting));
        MayBeHuge(made).ShouldBe(File.Exists(Setting));
    }

    [Fact]
    public void What_is_made_in_a_pause_may_too_after_memory_was_given_back()
    {
        ProcessMemory.PreferHugePages();
        GC.KeepAlive(GC.AllocateArray<byte>(Bytes, pinned: true));
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var pause = CollectorPause.For(Pause, Pause);
        MayBeHuge(GC.AllocateArray<byte>(Bytes)).ShouldBe(File.Exists(Setting));
    }

    private static bool MayBeHuge(byte[] made)
    {
        var held = GCHandle.Alloc(made, GCHandleType.Pinned);
        var flags = FlagsAt(Marshal.UnsafeAddrOfPinnedArrayElement(made, made.Length / 2));
        held.Free();
        return flags.Contains("hg");
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
