using Binnacle.App.Changes;
using Binnacle.App.Elements;
using Binnacle.Core.Calculation;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Structures;

namespace Binnacle.App.Workspaces;

/// <summary>Everything the log says up to a change, held in memory. Immutable: who has one may read it as long as they like.</summary>
public sealed record WorkspaceImage
{
    /// <summary>The beginning of a workspace.</summary>
    public static WorkspaceImage Empty => new();

    private WorkspaceImage()
    {
    }

    /// <summary>The newest change in it; 0 if there is none.</summary>
    public long Seq { get; private init; }

    public StructureHistory Structure { get; private init; } = StructureHistory.Empty;

    public FactTable Facts { get; private init; } = FactTable.Empty;

    public ChangeIndex Changes { get; private init; } = ChangeIndex.Empty;

    internal RecentValues Recent { get; private init; } = RecentValues.None;

    /// <summary>Shared by every image that came from one beginning.</summary>
    private ReadersShare Share { get; init; } = new();

    /// <summary>The highest element id ever used or mentioned: ids are never used again, not even those of elements redacted since.</summary>
    internal int HighestId { get; private init; }

    /// <summary>When the newest change was recorded; the beginning of time if there is none.</summary>
    public DateTimeOffset RecordedAt => Changes.Find(Seq)?.Header.RecordedAt ?? DateTimeOffset.MinValue;

    /// <summary>What was known after that change, the change included.</summary>
    public WorkspaceImage AsKnownOn(long seq) => seq >= Seq ? this : Share.Earlier.Of(
        Math.Max(seq, 0), then => this with { Seq = then, Structure = Structure.AsKnownOn(then), Facts = Facts.AsKnownOn(then), Changes = Changes.UpTo(then), Recent = RecentValues.Unknown });

    /// <summary>A calculator of that world, which is one of this image; give it back when done.</summary>
    internal CalculatorShelf.Loan Calculator(World world) => Share.Calculators.Lend(world, this);

    internal PlanShelf Plans => Share.Plans;

    public WorkspaceImage AsKnownOn(DateTimeOffset instant) => AsKnownOn(Changes.SeqAt(instant));

    /// <summary>What was known at the end of the day in the organisation's time zone.</summary>
    public WorkspaceImage AsKnownOn(DateOnly day) => AsKnownOn(EndOf(day));

    /// <summary>The organisation's; UTC where this machine does not know it.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(Structure.Latest.Settings.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>The day it is in the organisation at that instant.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The last instant of the day in the organisation's time zone.</summary>
    public DateTimeOffset EndOf(DateOnly day)
    {
        var zone = Zone;
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        // Where clocks go forward at midnight, the day begins later.
        while (zone.IsInvalidTime(midnight))
            midnight = midnight.AddMinutes(1);
        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime().AddTicks(-1);
    }

    /// <summary>As a checkpoint has it.</summary>
    internal static WorkspaceImage Restored(long seq, StructureHistory structure, FactTable facts, ChangeIndex changes, int highestId)
    {
        var image = new WorkspaceImage { Seq = seq, Structure = structure, Facts = facts, Changes = changes, HighestId = highestId };
        return image with { Recent = RecentValues.After(image) };
    }

    /// <summary>With further changes.</summary>
    /// <param name="values">All that they say.</param>
    internal WorkspaceImage Then(long seq, StructureHistory structure, FactTable facts, IReadOnlyCollection<Observation> values, int highestId, IEnumerable<KnownChange> changes) =>
        this with { Seq = seq, Structure = structure, Facts = facts, Recent = Recent.Add(seq, values), HighestId = highestId, Changes = Changes.Add(changes) };

    /// <summary>With what the log says after <see cref="Seq"/>.</summary>
    /// <param name="written">Of a change whose values need not be read.</param>
    internal async Task<WorkspaceImage> Replay(IAsyncEnumerable<Change> changes, KnownFacts? written = null)
    {
        var known = new List<KnownChange>();
        var revisions = new List<Revision>();
        var facts = new FactTable.Builder(Facts);
        var recent = new List<Observation>();
        var highest = HighestId;
        var rows = new RowReader();
        await foreach (var change in changes)
        {
            known.Add(KnownChange.Of(change));
            revisions.AddRange(change.Revisions.Where(row => row.Kind != Redaction.Kind).Select(row => rows.Read(row, change.Header.Seq)));
            if (written?.Seq == change.Header.Seq)
            {
                facts.Add(written.Facts, written.Seq);
                highest = Math.Max(highest, written.Facts.Columns.Max(column => column.Element.Value));
                recent.AddRange(written.Facts.All.Take(RecentValues.MostValues + 1).Select(said => said with { Seq = written.Seq }));
                continue;
            }
            foreach (var row in change.Blocks)
            {
                var block = rows.Read(row, change.Header.Seq);
                facts.Add(block);
                highest = Math.Max(highest, block.Element.Value);
                if (recent.Count <= RecentValues.MostValues)
                    recent.AddRange(block.Observations());
            }
            foreach (var row in change.Observations)
            {
                var said = rows.Read(row, change.Header.Seq);
                facts.Add(said);
                highest = Math.Max(highest, said.Element.Value);
                // One more than are kept says that there are too many.
                if (recent.Count <= RecentValues.MostValues)
                    recent.Add(said);
            }
        }
        if (known.Count == 0)
            return this;
        return this with
        {
            Seq = known[^1].Header.Seq,
            Structure = revisions.Count == 0 ? Structure : Structure.Add(revisions),
            Facts = recent.Count == 0 ? Facts : facts.Built(),
            Changes = Changes.Add(known),
            Recent = Recent.Add(known[^1].Header.Seq, recent),
            HighestId = revisions.Select(revision => revision.Id).Concat(revisions.SelectMany(revision => revision.Body?.Mentions ?? [])).Aggregate(highest, (most, id) => Math.Max(most, id.Value)),
        };
    }

    private sealed class ReadersShare
    {
        public CalculatorShelf Calculators { get; } = new();

        public PlanShelf Plans { get; } = new();

        public EarlierImages Earlier { get; } = new();
    }
}
