using Binnacle.Core.Memory;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Memory;

public sealed class HugePagesTests
{
    [Fact]
    public void The_reserve_is_the_largest_stretch_without_a_file_whatever_part_of_it_is_in_use() => HugePages.ReserveIn(
    [
        "100000000-200000000 r-xp 00000000 08:01 4711                       /usr/lib/a library of four gigabytes",
        "7f0000000000-7f0001000000 rw-p 00000000 00:00 0",
        "7f0001000000-7f0041000000 ---p 00000000 00:00 0 ",
        "7f0041000000-7f0141000000 rw-s 00000000 00:01 12                         /memfd:shared (deleted)",
        "7f0141000000-7f0142000000 rw-p 00000000 00:00 0 ",
        "7ffd00000000-7ffd80000000 rw-p 00000000 00:00 0                          [stack]",
    ]).ShouldBe((0x7f0000000000UL, 0x7f0041000000UL));

    [Fact]
    public void Less_than_a_gigabyte_is_no_reserve() => HugePages.ReserveIn(["7f0000000000-7f003ffff000 ---p 00000000 00:00 0"]).ShouldBe((0UL, 0UL));

    [Theory]
    [InlineData("")]
    [InlineData("unreadable")]
    [InlineData("7f0000000000 ---p 00000000 00:00 0")]
    public void What_is_no_mapping_is_passed_over(string line) => HugePages.ReserveIn([line]).ShouldBe((0UL, 0UL));
}
