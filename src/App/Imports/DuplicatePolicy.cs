namespace Binnacle.App.Imports;

/// <summary>What happens when a file gives the same measure, series and period again with another value. The same value again is always just counted.</summary>
public enum DuplicatePolicy
{
    RejectLater,
    LastWins,
}
