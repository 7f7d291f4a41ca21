using Binnacle.Connectors.Mapping;
using Binnacle.Connectors.Tables;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace Binnacle.Connectors.Tests.Tables;

public sealed class QueryTests : IDisposable
{
    private readonly TemporaryFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Sql_runs_over_a_csv_file_and_the_others_it_names()
    {
        files.Write("units.csv", "id,code\n1,north\n2,south\n");
        var path = files.Write("sales.csv", "unit,day,amount\n1,2024-01-05,10\n1,2024-01-09,5\n2,2024-01-01,7\n");
        var table = Open(path, "SELECT u.code, date_trunc('month', day) AS month, sum(amount) AS total FROM source s JOIN units u ON u.id = s.unit GROUP BY ALL ORDER BY 1", ("units", "units.csv"));

        table.Headings.ShouldBe(["code", "month", "total"]);
        table.Rows(CancellationToken.None).Select(row => row.Cells.Select(cell => cell.Text).ToArray()).ShouldBe([["north", "2024-01-01", "15"], ["south", "2024-01-01", "7"]]);
        table.Rows(CancellationToken.None).Count().ShouldBe(2);
    }

    [Theory]
    [InlineData("SELECT * FROM read_text('SECRET')")]
    [InlineData("SELECT * FROM read_csv('SECRET')")]
    [InlineData("SELECT * FROM 'SECRET'")]
    [InlineData("COPY (SELECT 1) TO 'SECRET.out'")]
    [InlineData("ATTACH 'SECRET.db'; SELECT 1")]
    [InlineData("SET enable_external_access=true; SELECT 1")]
    [InlineData("INSTALL httpfs; SELECT 1")]
    public void Sql_over_a_file_sees_no_other_file(string query)
    {
        var secret = files.Write("secret.txt", "hidden");
        var path = files.Write("sales.csv", "a,b\n1,2\n");
        Should.Throw<UnreadableTableException>(() => Open(path, query.Replace("SECRET", secret)).Rows(CancellationToken.None).Count());
        File.Exists(secret + ".out").ShouldBeFalse();
        File.Exists(secret + ".db").ShouldBeFalse();
    }

    [Fact]
    public void A_broken_query_is_refused_in_words() =>
        Should.Throw<UnreadableTableException>(() => Open(files.Write("a.csv", "a,b\n1,2\n"), "SELECT c FROM source")).Message.ShouldStartWith("The query over a.csv fails:");

    [Fact]
    public void A_sqlite_file_is_read_and_never_written()
    {
        var path = Database();
        Open(path, "SELECT code, value FROM t ORDER BY code").Rows(CancellationToken.None).Select(row => row.Cells.Select(cell => cell.Text).ToArray()).ShouldBe([["a", "1.5"], ["b", ""]]);
        Should.Throw<UnreadableTableException>(() => Open(path, "DELETE FROM t RETURNING code").Rows(CancellationToken.None).Count());
        Should.Throw<UnreadableTableException>(() => Open(path, $"ATTACH '{files.Path("other.db")}' AS o"));
    }

    [Fact]
    public void A_database_without_a_query_asks_for_one() =>
        Should.Throw<UnreadableTableException>(() => Open(Database(), null)).Message.ShouldContain("source: query");

    private string Database()
    {
        var path = files.Path("a.sqlite");
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE t(code TEXT, value REAL); INSERT INTO t VALUES ('a', 1.5), ('b', NULL);";
        command.ExecuteNonQuery();
        return path;
    }

    private ITable Open(string path, string? query, params (string Name, string File)[] tables) =>
        TableFile.Open(path, new SourceMapping { Query = query, Tables = tables.ToDictionary(table => table.Name, table => table.File) }, files.Folder, TableLimits.Default, [], CancellationToken.None);
}
