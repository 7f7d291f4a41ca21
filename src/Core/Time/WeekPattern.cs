namespace Binnacle.Core.Time;

/// <summary>
/// How the weeks of a fiscal year make its months. A 53rd week belongs to the last month.
/// Thirteen four-week months make quarters of 3, 3, 3 and 4, thirds of 4, 4 and 5, halves of 6 and 7.
/// </summary>
public enum WeekPattern
{
    None,
    FourFourFive,
    FourFiveFour,
    FiveFourFour,
    ThirteenByFour,
}
