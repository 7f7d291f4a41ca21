namespace Binnacle.Storage.Sqlite;

/// <summary>The tables of data files of versions 1 to 3, and how one comes to be of the newest. Nothing here is ever changed.</summary>
internal static class EarlierSchemas
{
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


    /// <summary>All that made a file of that version.</summary>
    public static IEnumerable<string> Statements(long version) => version switch
    {
        < Schema.BlocksSince => [.. First, .. Schema.ChangeGuards, .. Schema.Beside],
        Schema.BlocksSince => [.. First, .. Schema.ChangeGuards, .. Schema.Beside, .. Blocks, Schema.ListedView],
        _ => [.. First, .. Schema.ChangeGuards, .. Schema.Beside, .. Blocks, Schema.View],
    };

    /// <summary>
    /// Takes everything over into the tables of the newest version. A change that is whole is filed under its own number from then on, all else (what is being written in parts, what was
    /// left of it) under its former number below 0: no hash has a batch in it.
    /// </summary>
    /// <param name="newest">What makes the newest version's log.</param>
    public static IEnumerable<string> Renewal(long version, IEnumerable<string> newest)
    {
        string[] tables = version < Schema.BlocksSince ? ["revision", "observation"] : ["revision", "observation", "observation_block"];
        return
        [
            // Views that somebody added keep the names they ask for.
            "PRAGMA legacy_alter_table = ON",
            "DROP VIEW IF EXISTS every_observation",
            .. tables.Append("change").SelectMany(table => (string[])[$"DROP TRIGGER IF EXISTS {table}_never_goes", $"DROP TRIGGER IF EXISTS {table}_never_differs"]),
            .. tables.Select(table => $"DROP INDEX IF EXISTS {table}_emptied"),
            "DROP INDEX IF EXISTS revision_redaction",
            "DROP INDEX IF EXISTS change_batch",
            .. tables.Append("change").Select(table => $"ALTER TABLE {table} RENAME TO earlier_{table}"),
            "CREATE UNIQUE INDEX earlier_change_batch ON earlier_change (workspace, batch)",
            .. newest,
            $"INSERT INTO change ({Change}, batch) SELECT {Change}, seq FROM earlier_change ORDER BY seq",
            .. tables.Select(table =>
                $"""
                INSERT INTO {table} (row_key, workspace, {Columns[table]}, salt, content_hash)
                SELECT (coalesce((SELECT c.seq FROM earlier_change c WHERE c.workspace = r.workspace AND c.batch = r.batch), -r.batch) << {RowKeys.PlaceBits}) + r.place,
                  workspace, {Columns[table]}, salt, content_hash
                FROM earlier_{table} r
                """),
            "UPDATE batch SET batch = -batch",
            .. tables.Append("change").Select(table => $"DROP TABLE earlier_{table}"),
            "PRAGMA legacy_alter_table = OFF",
        ];
    }

    private const string Change =
        "workspace, seq, recorded_at, actor, on_behalf_of, channel, reason, revisions, observations, salt, content_hash, digest, prev_hash, hash";

    private static readonly Dictionary<string, string> Columns = new(StringComparer.Ordinal)
    {
        ["revision"] = "kind, id, holds_from, version, body",
        ["observation"] = "measure, series, period, value, word, state, quality, source, note",
        ["observation_block"] = "measure, series, quality, source_before, source_after, count, content",
    };
}
