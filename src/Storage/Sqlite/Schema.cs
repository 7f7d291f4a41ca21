namespace Binnacle.Storage.Sqlite;

/// <summary>The tables of a data file, column by column in docs/design/change-log.md.</summary>
internal static class Schema
{
    /// <summary>"Binn", in the file's header.</summary>
    public const int ApplicationId = 0x42696E6E;

    /// <summary>A file with a higher one is refused; a file with a lower one is read as it is, and made one of this when it is opened for writing (<see cref="EarlierSchemas"/>).</summary>
    public const int Version = 4;

    /// <summary>A file has one workspace.</summary>
    public const long Workspace = 1;

    /// <summary>From this one on a file has blocks.</summary>
    public const int BlocksSince = 2;

    /// <summary>From this one on rows are found by keys (<see cref="RowKeys"/>), and a change's batch is its number unless it was written in parts.</summary>
    public const int KeysSince = 4;

    /// <summary>What is beside the log: the same in every version.</summary>
    public static readonly string[] Beside =
    [
        """
        CREATE TABLE batch (
          workspace INTEGER NOT NULL,
          batch INTEGER NOT NULL,
          lease TEXT NOT NULL,
          begun_at TEXT NOT NULL,
          PRIMARY KEY (workspace, batch)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE person (
          workspace INTEGER NOT NULL,
          id TEXT NOT NULL,
          name TEXT NOT NULL,
          mail TEXT,
          PRIMARY KEY (workspace, id)
        ) STRICT
        """,
        """
        CREATE TABLE attachment (
          workspace INTEGER NOT NULL,
          hash BLOB NOT NULL,
          name TEXT NOT NULL,
          media_type TEXT NOT NULL,
          owner TEXT,
          content BLOB NOT NULL,
          PRIMARY KEY (workspace, hash)
        ) STRICT
        """,
    ];

    /// <summary>Of what was said, whichever way rows are found.</summary>
    public static readonly string[] ChangeGuards =
    [
        """
        CREATE TRIGGER change_never_goes BEFORE DELETE ON change
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
        """,
        """
        CREATE TRIGGER change_never_differs BEFORE UPDATE ON change
        WHEN NEW.reason IS NOT NULL OR NEW.salt IS NOT NULL
          OR NEW.workspace IS NOT OLD.workspace OR NEW.seq IS NOT OLD.seq OR NEW.batch IS NOT OLD.batch
          OR NEW.recorded_at IS NOT OLD.recorded_at OR NEW.actor IS NOT OLD.actor OR NEW.on_behalf_of IS NOT OLD.on_behalf_of
          OR NEW.channel IS NOT OLD.channel OR NEW.revisions IS NOT OLD.revisions OR NEW.observations IS NOT OLD.observations
          OR NEW.content_hash IS NOT OLD.content_hash OR NEW.digest IS NOT OLD.digest OR NEW.prev_hash IS NOT OLD.prev_hash
          OR NEW.hash IS NOT OLD.hash
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
        """,
    ];

    /// <summary>What stands by itself, and blocks whose values each have a period.</summary>
    public const string ListedView =
        """
        CREATE VIEW every_observation AS
        SELECT workspace, batch, measure, series, period, value, word, state, quality, source, note FROM observation
        UNION ALL
        SELECT b.workspace, b.batch, b.measure, b.series, v.value ->> 0, CAST(v.value ->> 1 AS REAL), NULL, 'value', b.quality,
          CASE WHEN b.source_after IS NULL THEN b.source_before ELSE coalesce(b.source_before, '') || (v.value ->> 2) || b.source_after END, NULL
        FROM observation_block b, json_each(b.content) v
        """;


    /// <summary>Blocks at even distances are there since version 3.</summary>
    public const string View = ListedView + "\n" +
        """
        WHERE b.content LIKE '[%'
        UNION ALL
        SELECT b.workspace, b.batch, b.measure, b.series,
          substr(b.content ->> 'first', 1, 1) || date(substr(b.content ->> 'first', 2), CASE substr(b.content ->> 'first', 1, 1)
            WHEN 'D' THEN v.key || ' days' WHEN 'W' THEN (7 * v.key) || ' days' WHEN 'M' THEN v.key || ' months'
            WHEN 'Q' THEN (3 * v.key) || ' months' WHEN 'T' THEN (4 * v.key) || ' months' WHEN 'H' THEN (6 * v.key) || ' months'
            ELSE v.key || ' years' END),
          CAST(CASE v.type WHEN 'array' THEN v.value ->> 0 ELSE v.value END AS REAL), NULL, 'value', b.quality,
          CASE WHEN b.source_after IS NULL THEN b.source_before ELSE coalesce(b.source_before, '')
            || CASE v.type WHEN 'array' THEN v.value ->> 1 ELSE (b.content ->> 'row') + (b.content ->> 'step') * v.key END || b.source_after END, NULL
        FROM observation_block b, json_each(b.content, '$.values') v
        WHERE b.content LIKE '{%' AND v.type <> 'null'
        """;

    /// <summary>
    /// The triggers keep a slip of the hand in another program from changing what was said; whoever means to tamper is found by the hashes.
    /// </summary>
    private static readonly string[] Log =
    [
        """
        CREATE TABLE change (
          workspace INTEGER NOT NULL,
          seq INTEGER PRIMARY KEY,
          batch INTEGER NOT NULL,
          recorded_at TEXT NOT NULL,
          actor TEXT NOT NULL,
          on_behalf_of TEXT,
          channel TEXT NOT NULL,
          reason TEXT,
          revisions INTEGER NOT NULL,
          observations INTEGER NOT NULL,
          salt BLOB,
          content_hash BLOB NOT NULL,
          digest BLOB NOT NULL,
          prev_hash BLOB NOT NULL,
          hash BLOB NOT NULL
        ) STRICT
        """,
        "CREATE UNIQUE INDEX change_batch ON change (batch) WHERE batch < 0",
        .. Rows(
            "revision",
            """
            kind TEXT NOT NULL,
              id INTEGER NOT NULL,
              holds_from TEXT NOT NULL,
              version INTEGER NOT NULL,
              body TEXT,
            """,
            emptied: ["body"],
            kept: ["kind", "id", "holds_from", "version"]),
        "CREATE INDEX revision_redaction ON revision (batch) WHERE kind = 'redaction'",
        .. Rows(
            "observation",
            """
            measure INTEGER NOT NULL,
              series TEXT NOT NULL,
              period TEXT NOT NULL,
              value REAL,
              word TEXT,
              state TEXT NOT NULL,
              quality TEXT,
              source TEXT,
              note TEXT,
            """,
            emptied: ["value", "word", "source", "note"],
            kept: ["measure", "series", "period", "state", "quality"]),
        .. Rows(
            "observation_block",
            """
            measure INTEGER NOT NULL,
              series TEXT NOT NULL,
              quality TEXT,
              source_before TEXT,
              source_after TEXT,
              count INTEGER NOT NULL,
              content TEXT,
            """,
            emptied: ["source_before", "source_after", "content"],
            kept: ["measure", "series", "quality", "count"]),
    ];

    /// <summary>All that makes a file of that version.</summary>
    public static IEnumerable<string> Statements(long version = Version) =>
        version < KeysSince ? EarlierSchemas.Statements(version) : [.. Log, .. ChangeGuards, .. Beside, View];

    /// <summary>What makes a file of that version, an earlier one, one of this.</summary>
    public static IEnumerable<string> Renewal(long version) => EarlierSchemas.Renewal(version, [.. Log, .. ChangeGuards, View]);

    /// <summary>A table of rows, an index of those that were emptied, and its guards. Batch and place are read off the key.</summary>
    /// <param name="emptied">What a redaction may take away, besides the salt.</param>
    /// <param name="kept">What nobody may change.</param>
    private static string[] Rows(string name, string columns, string[] emptied, string[] kept) =>
    [
        $"""
        CREATE TABLE {name} (
          row_key INTEGER PRIMARY KEY,
          workspace INTEGER NOT NULL,
          batch INTEGER GENERATED ALWAYS AS (row_key >> {RowKeys.PlaceBits}),
          place INTEGER GENERATED ALWAYS AS (row_key & {RowKeys.LastPlace}),
          {columns}
          salt BLOB,
          content_hash BLOB NOT NULL
        ) STRICT
        """,
        $"CREATE INDEX {name}_emptied ON {name} (batch) WHERE salt IS NULL",
        $"""
        CREATE TRIGGER {name}_never_goes BEFORE DELETE ON {name}
        WHEN {RowKeys.IsChange(Version, "OLD.batch")}
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
        """,
        $"""
        CREATE TRIGGER {name}_never_differs BEFORE UPDATE ON {name}
        WHEN {string.Join(" OR ", emptied.Append("salt").Select(column => $"NEW.{column} IS NOT NULL"))}
          OR {string.Join(" OR ", kept.Concat(["row_key", "workspace", "content_hash"]).Select(column => $"NEW.{column} IS NOT OLD.{column}"))}
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
        """,
    ];
}
