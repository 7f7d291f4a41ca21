namespace Binnacle.Core.Formulas;

/// <summary>
/// What is wrong with a formula and where. <paramref name="Column"/> counts from 1. <paramref name="Expected"/> says what would have been right,
/// <paramref name="Suggestion"/> a name that was probably meant.
/// </summary>
public sealed record FormulaProblem(int Column, string Found, string Expected, string? Suggestion = null)
{
    public string Message => Suggestion is null
        ? $"Column {Column}: found {Found}, expected {Expected}."
        : $"Column {Column}: found {Found}, expected {Expected}. Did you mean {Suggestion}?";

    public override string ToString() => Message;
}
