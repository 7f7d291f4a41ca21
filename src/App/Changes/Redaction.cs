namespace Binnacle.App.Changes;

/// <summary>
/// What a redaction emptied. The log itself says so by a revision of this kind and of element 0, whose body names the change and the rows
/// by their place: <c>{"seq":5,"revisions":[0],"observations":[3,4],"reason":false}</c>. Readers of elements pass over such rows; who keeps an
/// image of the named change builds it anew.
/// </summary>
/// <param name="Header">The change that records it; null when there was nothing to empty.</param>
/// <param name="Rows">How many rows were emptied now.</param>
public sealed record Redaction(ChangeHeader? Header, int Rows)
{
    public const string Kind = "redaction";
    public const int Version = 1;
}
