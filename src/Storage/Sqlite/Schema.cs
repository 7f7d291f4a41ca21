namespace Binnacle.Storage.Sqlite;

/// <summary>The tables of a data file, column by column in docs/design/change-log.md.</summary>
internal static class Schema
{
    /// <summary>"Binn", in the file's header.</summary>
    public const int ApplicationId = 0x42696E6E;

    /// <summary>A file with a higher one is refused; a file with a lower one is read as it is, and gets what is new when it is opened for writing.</summary>
    public const int Version = 3;

    /// <summary>From this one on a file has blocks.</summary>
    public const int BlocksSince = 2;

    /// <summary>
    /// The triggers keep a slip of the hand in another program from changing what was said; whoever means to tamper is found by the hashes.
    /// </summary>
    private static readonly string[] First =
    [
        """
        CREATE TABLE change (
          workspace INTEGER NOT NULL,
          seq INTEGER NOT NULL,
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
          hash BLOB NOT NULL,
          PRIMARY KEY (workspace, seq)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE UNIQUE INDEX change_batch ON change (workspace, batch)",
        """
        CREATE TABLE revision (
          workspace INTEGER NOT NULL,
          batch INTEGER NOT NULL,
          place INTEGER NOT NULL,
          kind TEXT NOT NULL,
          id INTEGER NOT NULL,
          holds_from TEXT NOT NULL,
          version INTEGER NOT NULL,
          body TEXT,
          salt BLOB,
          content_hash BLOB NOT NULL,
          PRIMARY KEY (workspace, batch, place)
        ) STRICT
        """,
        "CREATE INDEX revision_emptied ON revision (workspace, batch) WHERE salt IS NULL",
        "CREATE INDEX revision_redaction ON revision (workspace, batch) WHERE kind = 'redaction'",
        """
        CREATE TABLE observation (
          workspace INTEGER NOT NULL,
          batch INTEGER NOT NULL,
          place INTEGER NOT NULL,
          measure INTEGER NOT NULL,
          series TEXT NOT NULL,
          period TEXT NOT NULL,
          value REAL,
          word TEXT,
          state TEXT NOT NULL,
          quality TEXT,
          source TEXT,
          note TEXT,
          salt BLOB,
          content_hash BLOB NOT NULL,
          PRIMARY KEY (workspace, batch, place)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX observation_emptied ON observation (workspace, batch) WHERE salt IS NULL",
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
        """
        CREATE TRIGGER revision_never_goes BEFORE DELETE ON revision
        WHEN EXISTS (SELECT 1 FROM change WHERE change.workspace = OLD.workspace AND change.batch = OLD.batch)
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
        """,
        """
        CREATE TRIGGER revision_never_differs BEFORE UPDATE ON revision
        WHEN NEW.body IS NOT NULL OR NEW.salt IS NOT NULL
          OR NEW.workspace IS NOT OLD.workspace OR NEW.batch IS NOT OLD.batch OR NEW.place IS NOT OLD.place
          OR NEW.kind IS NOT OLD.kind OR NEW.id IS NOT OLD.id OR NEW.holds_from IS NOT OLD.holds_from
          OR NEW.version IS NOT OLD.version OR NEW.content_hash IS NOT OLD.content_hash
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
        """,
        """
        CREATE TRIGGER observation_never_goes BEFORE DELETE ON observation
        WHEN EXISTS (SELECT 1 FROM change WHERE change.workspace = OLD.workspace AND change.batch = OLD.batch)
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
        """,
        """
        CREATE TRIGGER observation_never_differs BEFORE UPDATE ON observation
        WHEN NEW.value IS NOT NULL OR NEW.word IS NOT NULL OR NEW.source IS NOT NULL OR NEW.note IS NOT NULL OR NEW.salt IS NOT NULL
          OR NEW.workspace IS NOT OLD.workspace OR NEW.batch IS NOT OLD.batch OR NEW.place IS NOT OLD.place
          OR NEW.measure IS NOT OLD.measure OR NEW.series IS NOT OLD.series OR NEW.period IS NOT OLD.period
          OR NEW.state IS NOT OLD.state OR NEW.quality IS NOT OLD.quality OR NEW.content_hash IS NOT OLD.content_hash
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
        """,
    ];

    /// <summary>What version 2 adds.</summary>
    private static readonly string[] Blocks =
    [
        """
        CREATE TABLE observation_block (
          workspace INTEGER NOT NULL,
          batch INTEGER NOT NULL,
          place INTEGER NOT NULL,
          measure INTEGER NOT NULL,
          series TEXT NOT NULL,
          quality TEXT,
          source_before TEXT,
          source_after TEXT,
          count INTEGER NOT NULL,
          content TEXT,
          salt BLOB,
          content_hash BLOB NOT NULL,
          PRIMARY KEY (workspace, batch, place)
        ) STRICT
        """,
        "CREATE INDEX observation_block_emptied ON observation_block (workspace, batch) WHERE salt IS NULL",
        """
        CREATE TRIGGER observation_block_never_goes BEFORE DELETE ON observation_block
        WHEN EXISTS (SELECT 1 FROM change WHERE change.workspace = OLD.workspace AND change.batch = OLD.batch)
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
        """,
        """
        CREATE TRIGGER observation_block_never_differs BEFORE UPDATE ON observation_block
        WHEN NEW.source_before IS NOT NULL OR NEW.source_after IS NOT NULL OR NEW.content IS NOT NULL OR NEW.salt IS NOT NULL
          OR NEW.workspace IS NOT OLD.workspace OR NEW.batch IS NOT OLD.batch OR NEW.place IS NOT OLD.place
          OR NEW.measure IS NOT OLD.measure OR NEW.series IS NOT OLD.series OR NEW.quality IS NOT OLD.quality
          OR NEW.count IS NOT OLD.count OR NEW.content_hash IS NOT OLD.content_hash
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
        """,
    ];

    /// <summary>What stands by itself, and blocks whose values each have a period.</summary>
    private const string View =
        """
        CREATE VIEW every_observation AS
        SELECT workspace, batch, measure, series, period, value, word, state, quality, source, note FROM observation
        UNION ALL
        SELECT b.workspace, b.batch, b.measure, b.series, v.value ->> 0, CAST(v.value ->> 1 AS REAL), NULL, 'value', b.quality,
          CASE WHEN b.source_after IS NULL THEN b.source_before ELSE coalesce(b.source_before, '') || (v.value ->> 2) || b.source_after END, NULL
        FROM observation_block b, json_each(b.content) v
        """;

    /// <summary>By version, from 2 on. Blocks at even distances are there since version 3, and the view of before did not know them.</summary>
    private static readonly string[] Views =
    [
        View,
        View + "\n" +
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
        """,
    ];

    /// <summary>All that makes a file of that version.</summary>
    public static IEnumerable<string> Statements(long version = Version) => version switch
    {
        < BlocksSince => First,
        BlocksSince => [.. First, .. Blocks, Views[0]],
        _ => [.. First, .. Blocks, Views[^1]],
    };

    /// <summary>What makes a file of that version one of this.</summary>
    public static IEnumerable<string> Lacking(long version) => version switch
    {
        < BlocksSince => [.. Blocks, Views[^1]],
        < Version => ["DROP VIEW IF EXISTS every_observation", Views[^1]],
        _ => [],
    };
}
