using Binnacle.Core.Memory;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Memory;

public sealed class HugePagesTests
{
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
}
