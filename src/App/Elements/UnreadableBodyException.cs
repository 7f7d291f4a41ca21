namespace Binnacle.App.Elements;

/// <summary>A row of the log that this program cannot understand: it is newer, or the file is damaged. Says which row and what to do.</summary>
public sealed class UnreadableBodyException(string message, Exception? inner = null) : Exception(message, inner)
{
    internal static string ThisProgram { get; } =
        "Binnacle " + (typeof(UnreadableBodyException).Assembly.GetName().Version?.ToString(3) ?? "?");
}
