using System.Runtime.InteropServices;
using Binnacle.Core.Memory;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Memory;

public sealed class HugePagesTests
{
    private const string Setting = "/sys/kernel/mm/transparent_hugepage/enabled";

    [Fact]
    public void The_reserve_is_the_largest_mapping_without_a_file_and_what_lies_right_before_it() => HugePages.ReserveIn(
    [
        "100000000-200000000 r-xp 00000000 08:01 4711                       /usr/lib/a library of four gigabytes",
        "7effff000000-7effffff0000 rw-p 00000000 00:00 0",
        "7f0000000000-7f0001000000 rw-p 00000000 00:00 0",
        "7f0001000000-7f0002000000 ---p 00000000 00:00 0 ",
        "7f0002000000-7f0003000000 rw-p 00000000 00:00 0 ",
        "7f0003000000-7f0045000000 ---p 00000000 00:00 0 ",
        "7f0045000000-7f0046000000 rw-p 00000000 00:00 0 ",
        "7f0046000000-7f0146000000 rw-s 00000000 00:01 12                         /memfd:shared (deleted)",
        "7f0146000000-7f0147000000 rw-p 00000000 00:00 0 ",
        "7ffd00000000-7ffd80000000 rw-p 00000000 00:00 0                          [stack]",
    ]).ShouldBe(new HugePages.Stretch(0x7f0000000000, 0x7f0045000000));

    [Fact]
    public void Less_than_a_gigabyte_is_no_reserve() => HugePages.ReserveIn(["7f0000000000-7f003ffff000 ---p 00000000 00:00 0"]).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("unreadable")]
    [InlineData("7f0000000000 ---p 00000000 00:00 0")]
    [InlineData("xyz-7f0000000000 ---p 00000000 00:00 0")]
    [InlineData("7f0000000000-7e0000000000 ---p 00000000 00:00 0")]
    [InlineData("11111111111111111-22222222222222222 ---p 00000000 00:00 0")]
    public void What_is_no_mapping_is_passed_over(string line) => HugePages.ReserveIn([line]).ShouldBeNull();

    [Fact]
    public void A_stretch_with_a_gap_takes_the_advice_and_one_that_is_no_memory_does_not()
    {
        if (!OperatingSystem.IsLinux())
            return;
        var (page, first) = ((nuint)Environment.SystemPageSize, ThreePages());
        try
        {
            munmap(first + Environment.SystemPageSize, page).ShouldBe(0);
            HugePages.IsTakenBy(new((ulong)first, (ulong)first + 3 * page)).ShouldBe(File.Exists(Setting));
            HugePages.IsTakenBy(new((ulong)first + 1, (ulong)first + page)).ShouldBeFalse("an advice is for whole pages");
        }
        finally
        {
            _ = munmap(first, page);
            _ = munmap(first + 2 * Environment.SystemPageSize, page);
        }
    }

    /// <summary>Memory of nobody's, to read and to write (PROT_READ, PROT_WRITE, MAP_PRIVATE, MAP_ANONYMOUS of Linux).</summary>
    private static nint ThreePages()
    {
        var first = mmap(0, 3 * (nuint)Environment.SystemPageSize, 1 | 2, 0x02 | 0x20, -1, 0);
        first.ShouldNotBe(-1);
        return first;
    }

    [DllImport("libc")]
    private static extern nint mmap(nint wanted, nuint bytes, int rights, int flags, int file, nint offset);

    [DllImport("libc")]
    private static extern int munmap(nint address, nuint bytes);
}
