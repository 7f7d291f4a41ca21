namespace Binnacle.App.Changes;

/// <summary>Which change something came from, as lists and histories show it.</summary>
public sealed record ChangeStamp(long Seq, DateTimeOffset RecordedAt, string Actor, string? OnBehalfOf, string Channel, string Reason, string Hash)
{
    public static ChangeStamp Of(ChangeHeader header) => new(
        header.Seq, header.RecordedAt, header.Author.Actor, header.Author.OnBehalfOf, header.Author.Channel, header.Author.Reason, header.Hash.ToString());
}
