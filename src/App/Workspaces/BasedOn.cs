namespace Binnacle.App.Workspaces;

/// <summary>The version an edit was made from. If there is a newer one by the time it is applied, the two conflict.</summary>
/// <param name="Seq">The change that brought that version.</param>
public readonly record struct BasedOn(long Seq)
{
    /// <summary>There was nothing yet.</summary>
    public static readonly BasedOn Nothing = new(0);

    /// <summary>Whatever is there is to be replaced, as imports do: such an edit never conflicts.</summary>
    public static readonly BasedOn Whatever = new(-1);

    public bool IsOutdatedBy(long? newest) => this != Whatever && Seq != (newest ?? 0);
}
