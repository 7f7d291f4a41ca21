using Binnacle.App.Changes;
using Shouldly;

namespace Binnacle.Storage.Tests.Logs;

internal static class LogExtensions
{
    public static async Task<List<Change>> ReadAll(this IChangeLog log, long after = 0)
    {
        var changes = new List<Change>();
        await foreach (var change in log.ReadAfter(after, CancellationToken.None)) changes.Add(change);
        return changes;
    }

    public static async Task<List<LogDamage>> Damages(this IChangeLog log)
    {
        var damages = new List<LogDamage>();
        await foreach (var damage in log.Verify(CancellationToken.None)) damages.Add(damage);
        return damages;
    }

    public static async Task ShouldBeWhole(this IChangeLog log) => (await log.Damages()).ShouldBeEmpty();

    /// <summary>Appends behind whatever is there.</summary>
    public static async Task<ChangeHeader> Add(this IChangeLog log, ChangeDraft draft)
    {
        while (true)
        {
            var head = await log.Head(CancellationToken.None);
            if (await log.Append([draft], head?.Seq ?? 0, CancellationToken.None) is [var header]) return header;
        }
    }

    public static async Task<Redaction> Redact(this IChangeLog log, long seq, params int[] elements) =>
        (await log.Redact(seq, elements, new Author("law", "cli", "Wrong upload"), (await log.Head(CancellationToken.None))!.Seq, CancellationToken.None))
        .ShouldNotBeNull();
}
