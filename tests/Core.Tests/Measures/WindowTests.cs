using Binnacle.Core.Measures;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Measures;

public sealed class WindowTests
{
    [Theory]
    [InlineData("scored", WindowKind.Scored, 0, false)]
    [InlineData("period", WindowKind.Period, 0, false)]
    [InlineData("qtd", WindowKind.QuarterToDate, 0, true)]
    [InlineData("ytd", WindowKind.FiscalYearToDate, 0, true)]
    [InlineData("year", WindowKind.FullYear, 0, false)]
    [InlineData("latest", WindowKind.Latest, 0, false)]
    [InlineData("trailing-12", WindowKind.Trailing, 12, true)]
    public void A_window_reads_back_as_it_is_written(string text, WindowKind kind, int length, bool toDate)
    {
        Window.TryParse(text, out var window).ShouldBeTrue();
        window.Kind.ShouldBe(kind);
        window.Length.ShouldBe(length);
        window.IsToDate.ShouldBe(toDate);
        window.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("month")]
    [InlineData("trailing-")]
    [InlineData("trailing-0")]
    [InlineData("trailing--3")]
    [InlineData("trailing-x")]
    public void What_is_no_window_is_refused(string text) => Window.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void A_trailing_window_has_at_least_one_period() => Should.Throw<ArgumentOutOfRangeException>(() => Window.Trailing(0));
}
