using System.Globalization;
using System.Text;
using Binnacle.App.Changes;

namespace Binnacle.Storage.Tests.Writer;

/// <summary>Appends changes whose rows follow from their number, so that who reads them can tell whether they are all there.</summary>
public sealed class Writing(IChangeLog log, Stream acknowledged)
{
    public const int ChunksInImport = 4;
    public const int RowsInChunk = 150;

    private static readonly Author Writer = new("writer", "cli", "Written to be killed");

    /// <summary>What an edit with the number that the log gave it says.</summary>
    public static ObservationRow Row(long number, int place) => new(
        place + 1, "actual", "M2026-01-01", number + (place / 7.0), null, "value", "submitted",
        string.Create(CultureInfo.InvariantCulture, $"figures.csv:{place}"), null);

    public async Task Edit()
    {
        while (true)
        {
            var head = (await log.Head(CancellationToken.None))?.Seq ?? 0;
            if (await log.Append([Draft(head + 1)], head, CancellationToken.None) is not [var header]) continue;
            Acknowledge(header, "edit");
            return;
        }
    }

    /// <summary>Each is written while the one before becomes durable.</summary>
    public async Task EditsAhead(int count)
    {
        var (told, head) = (Task.CompletedTask, (await log.Head(CancellationToken.None))?.Seq ?? 0);
        try
        {
            for (var i = 0; i < count; i++)
            {
                var appended = await log.AppendAhead([Draft(head + 1)], head, CancellationToken.None) ?? throw new InvalidOperationException("Somebody else wrote.");
                head++;
                await told;
                told = Tell(appended);
            }
        }
        finally
        {
            await told;
        }

        async Task Tell(AppendedChanges appended)
        {
            await appended.Durable;
            Acknowledge(appended.Headers[0], "edit");
        }
    }

    /// <summary>Its rows say the number at which it was begun.</summary>
    public async Task Import(int chunks = ChunksInImport, int rowsInChunk = RowsInChunk)
    {
        var number = ((await log.Head(CancellationToken.None))?.Seq ?? 0) + 1;
        await using var batch = await log.BeginBatch(CancellationToken.None);
        for (var chunk = 0; chunk < chunks; chunk++)
        {
            var first = chunk * rowsInChunk;
            await batch.Write([], [.. Enumerable.Range(first, rowsInChunk).Select(place => Row(number, place))], CancellationToken.None);
        }

        while (true)
        {
            var head = (await log.Head(CancellationToken.None))?.Seq ?? 0;
            if (await batch.Commit(Writer, head, CancellationToken.None) is not { } header) continue;
            Acknowledge(header, "import");
            return;
        }
    }

    private static ChangeDraft Draft(long number) => new(Writer, [new RevisionRow("measure", 1, "", 1, $$"""{"number":{{number}}}""")], [Row(number, 0)]);

    private void Acknowledge(ChangeHeader header, string kind)
    {
        acknowledged.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{header.Seq} {header.Hash} {kind}\n")));
        acknowledged.Flush();
    }
}
