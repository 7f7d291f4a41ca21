namespace Binnacle.App.Changes;

/// <summary>One row of the revision table: what an element says from a day on, or (no body) that it ends.</summary>
/// <param name="HoldsFrom">ISO date, or empty for "from the beginning".</param>
/// <param name="Version">Schema version of the body, 1 or more.</param>
public sealed record RevisionRow(string Kind, int Element, string HoldsFrom, int Version, string? Body);

/// <summary>One row of the observation table.</summary>
/// <param name="Measure">Id of the measure, or of the element a judgement or override is about.</param>
/// <param name="Period">Stored form, such as M2026-11-01.</param>
/// <param name="Value">Finite, or absent; zero has no sign.</param>
/// <param name="State">value, word, not-applicable or cleared.</param>
public sealed record ObservationRow(
    int Measure, string Series, string Period, double? Value, string? Word, string State, string? Quality, string? Source, string? Note);

/// <summary>Who changes something, on whose behalf, by what way (cli, web, api, import), and why.</summary>
public sealed record Author(string Actor, string Channel, string Reason, string? OnBehalfOf = null);

/// <summary>A change before it has a sequence number and a time.</summary>
public sealed record ChangeDraft(Author Author, IReadOnlyList<RevisionRow> Revisions, IReadOnlyList<ObservationRow> Observations)
{
    /// <summary>What the log has made ready of it (<see cref="IChangeLog.Prepare"/>); null: it will when it is appended.</summary>
    public PreparedRows? Prepared { get; init; }
}

/// <summary>What a log makes of a draft's rows whatever stands before them. Each log has its own.</summary>
public abstract class PreparedRows;

/// <summary>A row of the change table: it makes its batch exist.</summary>
/// <param name="Seq">1, 2, 3 … without gaps.</param>
/// <param name="Batch">What the change's rows are filed under in this store; says nothing about order.</param>
/// <param name="RecordedAt">UTC; never earlier than that of the change before.</param>
/// <param name="Hash">Over the hash of the change before, this header, and a digest of the change's rows.</param>
public sealed record ChangeHeader(long Seq, long Batch, DateTimeOffset RecordedAt, Author Author, ChangeHash Hash);

/// <summary>A change as it stands in the log. Rows that were redacted say nothing any more: they are counted, not listed.</summary>
/// <param name="Observations">Those that stand by themselves.</param>
public sealed record Change(
    ChangeHeader Header, IReadOnlyList<RevisionRow> Revisions, IReadOnlyList<ObservationRow> Observations, int RedactedRows = 0)
{
    /// <summary>Those of imports that stand together; read as they are enumerated. Of the same value, what stands by itself was said later.</summary>
    public IEnumerable<ObservationBlock> Blocks { get; init; } = [];

    /// <summary>It takes away what earlier changes said.</summary>
    public bool Redacts => Revisions.Any(row => row.Kind == Redaction.Kind);

    /// <summary>How many values the blocks have.</summary>
    public int BlockValues { get; init; }

    public IEnumerable<ObservationRow> AllObservations => Blocks.SelectMany(block => block.Observations()).Concat(Observations);
}
