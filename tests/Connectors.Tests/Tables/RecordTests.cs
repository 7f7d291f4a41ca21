using System.Text;
using Binnacle.Connectors.Mapping;
using Binnacle.Connectors.Records;
using Binnacle.Connectors.Tables;
using Shouldly;
using Xunit;

namespace Binnacle.Connectors.Tests.Tables;

public sealed class RecordTests : IDisposable
{
    private readonly TemporaryFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Records_become_rows_under_all_names_that_occur()
    {
        var table = Open(files.Write("a.json", """[{"code":"a","v":1,"in":{"x":"y"}},{"code":"b","tags":["p","q"],"v":null},{"late":true}]"""));
        table.Headings.ShouldBe(["code", "v", "in.x", "tags", "late"]);
        Texts(table).ShouldBe([["a", "1", "y", "", ""], ["b", "", "", "p; q", ""], ["", "", "", "", "true"]]);
    }

    [Theory]
    [InlineData("data.rows", """{"data":{"rows":[{"a":1}]}}""")]
    [InlineData("$.pages[1].rows", """{"pages":[{},{"rows":[{"a":1}]}]}""")]
    [InlineData("", """{"a":1}""")]
    public void A_path_leads_to_the_records(string at, string text) => Texts(Open(files.Write("a.json", text), at)).ShouldBe([["1"]]);

    [Fact]
    public void The_members_of_an_object_can_be_the_records() =>
        Texts(Open(files.Write("a.json", """{"north":{"v":1},"south":{"v":2}}"""), "*")).ShouldBe([["north", "1"], ["south", "2"]]);

    [Fact]
    public void A_record_a_line_is_read_in_pieces()
    {
        var table = Open(files.Write("a.ndjson", "{\"a\":1}\n\n{\"a\":2,\"b\":\"x\"}\r\n"));
        table.Headings.ShouldBe(["a", "b"]);
        Texts(table).ShouldBe([["1", ""], ["2", "x"]]);
    }

    [Fact]
    public void A_line_without_end_is_refused()
    {
        var path = files.Write("a.ndjson", "{\"a\":\"" + new string('x', 3_000_000));
        Should.Throw<UnreadableTableException>(() => JsonRecords.OpenLines(path, null, TableLimits.Default with { RowCharacters = 1024 * 1024 }, CancellationToken.None)).Message.ShouldContain("line 1 is longer");
    }

    [Theory]
    [InlineData("a.json", "[{\"a\":1},\n{\"b\":}]", "line 2")]
    [InlineData("a.json", "[1,2]", "record 1")]
    [InlineData("a.json", "\"text\"", "no list of records")]
    [InlineData("a.ndjson", "{\"a\":1}\n{oops}", "line 2")]
    [InlineData("a.yaml", "- a: 1\n- b: ]x", "line 2")]
    [InlineData("a.yaml", "- a: 1\n- 5", "line 2")]
    public void What_is_not_well_formed_is_refused_with_its_line(string name, string text, string where) =>
        Should.Throw<UnreadableTableException>(() => Texts(Open(files.Write(name, text)))).Message.ShouldContain(where);

    [Fact]
    public void Yaml_records_are_read_with_their_types_of_text()
    {
        var table = Open(files.Write("a.yml", "- name: A\n  target:\n  health: {level: 2, reasons: [late, over budget]}\n- name: 'yes'\n  target: \"~\"\n"));
        table.Headings.ShouldBe(["name", "target", "health.level", "health.reasons"]);
        Texts(table).ShouldBe([["A", "", "2", "late; over budget"], ["yes", "~", "", ""]]);
    }

    [Fact]
    public void Anchors_that_multiply_are_refused()
    {
        var text = new StringBuilder("a0: &a0 {x: 1, y: 2}\n");
        for (var i = 1; i < 40; i++) text.Append($"a{i}: &a{i} {{x: *a{i - 1}, y: *a{i - 1}}}\n");
        Should.Throw<UnreadableTableException>(() => Open(files.Write("a.yaml", text.ToString()))).Message.ShouldContain("anchors");
    }

    [Theory]
    [InlineData("a.json")]
    [InlineData("a.yaml")]
    public void Deep_nesting_is_refused(string name) =>
        Should.Throw<UnreadableTableException>(() => Open(files.Write(name, new string('[', 100_000)))).Message.ShouldContain(name);

    private static ITable Open(string path, string at = "") =>
        TableFile.Open(path, new SourceMapping { Path = RecordPath.Parse(at)! }, Path.GetDirectoryName(path)!, TableLimits.Default, [], CancellationToken.None);

    private static List<string[]> Texts(ITable table) =>
        [.. table.Rows(CancellationToken.None).Select(row => Enumerable.Range(0, table.Headings!.Count).Select(i => row[i].Text).ToArray())];
}
