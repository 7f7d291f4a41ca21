using System.Text;
using System.Text.Json;
using Binnacle.App.StrategyFiles;
using Binnacle.Connectors.Yaml;
using CsCheck;
using Shouldly;
using Xunit;

namespace Binnacle.App.Tests.StrategyFiles;

public sealed class YamlTests
{
    [Fact]
    public void Every_node_knows_its_line_and_column()
    {
        var root = Read("# a comment\nname: Harbour\nunits:\n  north:\n    weight: 2\n  list: [a, 'b']\n");
        root["name"]!.Place.ToString().ShouldBe("f.yaml:2:7");
        var units = root["units"].ShouldBeOfType<MapNode>();
        units["north"].ShouldBeOfType<MapNode>()["weight"]!.Place.At.ShouldBe("5:13");
        var list = units["list"].ShouldBeOfType<ListNode>();
        list.Items[0].ShouldBe(new ScalarNode(new("f.yaml", "6:10"), "a"));
        list.Items[1].ShouldBe(new ScalarNode(new("f.yaml", "6:13"), "b", Quoted: true));
    }

    [Fact]
    public void An_empty_value_is_null_and_quoted_nothing_is_text()
    {
        var root = Read("a:\nb: ~\nc: ''\nd: null\ne: yes\n");
        root["a"].ShouldBeOfType<ScalarNode>().Text.ShouldBeNull();
        root["b"].ShouldBeOfType<ScalarNode>().Text.ShouldBeNull();
        root["c"].ShouldBeOfType<ScalarNode>().Text.ShouldBe("");
        root["d"].ShouldBeOfType<ScalarNode>().Text.ShouldBeNull();
        root["e"].ShouldBeOfType<ScalarNode>().Text.ShouldBe("yes");
    }

    [Fact]
    public void An_empty_file_is_an_empty_map() => Read("# nothing yet\n").Entries.ShouldBeEmpty();

    [Fact]
    public void A_key_written_twice_is_told_with_both_places()
    {
        var problems = YamlReader.Read("a: 1\nb: 2\na: 3\n", "f.yaml").Problems;
        problems.ShouldHaveSingleItem().ToString().ShouldBe("f.yaml:3:1: 'a' stands here a second time; the first is at 1:1.");
    }

    [Fact]
    public void Syntax_problems_of_all_sections_are_told_at_once()
    {
        var problems = YamlReader.Read("a: b: c\nd: [1, 2\ne: 5\nf: {unit}-card\ng:\n  h: 1\n   i: 2\nj: \"open\nk: 1\n", "f.yaml").Problems;
        problems.Length.ShouldBeGreaterThanOrEqualTo(4);
        problems[0].Place.At.ShouldStartWith("1:");
        problems.ShouldContain(p => p.Message.Contains("']'"));
        problems.ShouldContain(p => p.Message.Contains("quotes"));
        problems.ShouldAllBe(p => p.Place.File == "f.yaml");
    }

    [Theory]
    [InlineData("a:\n\tb: 1\n", "spaces, not tabs")]
    [InlineData("a: 1\n---\nb: 2\n", "one document a file")]
    [InlineData("a: &x 1\n<<: *x\n", "Merge keys")]
    [InlineData("a: *nobody\n", "&nobody")]
    [InlineData("a: !secret x\n", "tag")]
    [InlineData("? [a]\n: 1\n", "A key is a word")]
    public void Traps_are_explained(string text, string expected) =>
        YamlReader.Read(text, "f.yaml").Problems.ShouldContain(problem => problem.Message.Contains(expected));

    [Fact]
    public void An_alias_bomb_is_refused_and_stays_small()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 30; i++)
            bomb.Append($"a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}]\n");
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = YamlReader.Read(bomb.ToString(), "f.yaml");
        reading.Root.ShouldBeNull();
        reading.Problems.ShouldHaveSingleItem().Message.ShouldContain("aliases written out");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(20_000_000);
    }

    [Fact]
    public void Depth_is_limited() =>
        YamlReader.Read(new string('[', 5_000), "f.yaml").Problems.ShouldContain(problem => problem.Message.Contains("nested"));

    [Fact]
    public void An_endless_line_is_refused_after_the_limit()
    {
        using var endless = new EndlessStream();
        var before = GC.GetAllocatedBytesForCurrentThread();
        YamlReader.Read(endless, "f.yaml").Problems.ShouldHaveSingleItem().Message.ShouldContain("8,000,000 characters");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(100_000_000);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused()
    {
        using var latin = new MemoryStream([(byte)'a', (byte)':', (byte)' ', 0xE9, 0xFF]);
        YamlReader.Read(latin, "f.yaml").Problems.ShouldHaveSingleItem().Message.ShouldContain("UTF-8");
    }

    [Fact]
    public void Files_are_written_as_a_person_would()
    {
        var text = """
            name: Harbour Roasters
            timezone: Europe/Berlin

            units:
              harbour:
                name: "2026"
                holidays: [2026-01-01, 2026-12-25]
                target: =[a] * 2
                remark: "Beans: the best # ever"
                description: |
                  First line.

                  Third line.
                milestones:
                  - name: Pilot
                    due: 2026-03-01
                  - name: All shops
                empty: {}
                none: []

            after: 1

            """.ReplaceLineEndings("\n");
        YamlWriter.Write(Read(text)).ShouldBe(text.Trim('\n') + "\n");
    }

    private static readonly string[] Tricky =
    [
        "null", "~", "", "yes", "2026-01", "1e5", "-", "- a",
        "---", "...", "a: b", "a #b", "=[x]", "{unit}", "\n\nx", "x\n\n", " x", "x ", "x\n y\n", "\n", "😀", "\u0085", "\uFEFF",
    ];

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String[Gen.Char["ab 1:#-?,[]{}\"'\\\n\t=%&*!|>@`~.é€\u0001"], 0, 12],
        Gen.Int[0, Tricky.Length - 1].Select(i => Tricky[i]));

    private static readonly Gen<DocumentNode> Scalars =
        Gen.Select(Texts, Gen.Bool, (text, quoted) => (DocumentNode)new ScalarNode(new("", ""), text, quoted));

    private static readonly Gen<DocumentNode> Trees = Gen.Recursive<DocumentNode>((depth, self) => depth > 3
        ? Scalars
        : Gen.Frequency(
            (3, Scalars),
            (1, Gen.Const((DocumentNode)new ScalarNode(new("", ""), null))),
            (1, self.Array[0, 4].Select(items => (DocumentNode)new ListNode(new("", ""), [.. items]))),
            (2, Gen.Select(Texts, self).Array[0, 4].Select(pairs => (DocumentNode)new MapNode(
                new("", ""), [.. pairs.DistinctBy(p => p.Item1).Select(p => new MapEntry(new(new("", ""), p.Item1, true), p.Item2))])))));

    [Fact]
    public void Whatever_is_written_reads_back_as_the_same_tree() =>
        Trees.Where(tree => tree is not ScalarNode).Sample(tree =>
        {
            var text = YamlWriter.Write(tree);
            var reading = YamlReader.Read(text, "f.yaml");
            reading.Problems.ShouldBeEmpty(text);
            Plain(reading.Root!).ShouldBe(Plain(tree), text);
        }, iter: 4_000);

    [Fact]
    public void Any_text_at_all_is_read_or_refused_with_a_place() =>
        Gen.String[Gen.Char["ab:  \n\n-?[]{}\"'|>#&*!%,\t="], 0, 60].Sample(text =>
        {
            var reading = YamlReader.Read(text, "f.yaml");
            (reading.Root is not null || !reading.Problems.IsEmpty).ShouldBeTrue();
            reading.Problems.ShouldAllBe(problem => problem.Place.At.Length >= 3);
        }, iter: 10_000);

    /// <summary>The tree as text, whether quoted or not.</summary>
    private static string Plain(DocumentNode node) => node switch
    {
        ScalarNode { Text: null } => "null",
        ScalarNode scalar => JsonSerializer.Serialize(scalar.Text),
        ListNode list => $"[{string.Join(",", list.Items.Select(Plain))}]",
        MapNode map => $"{{{string.Join(",", map.Entries.Select(e => $"{Plain(e.Key)}:{Plain(e.Value)}"))}}}",
        _ => throw new ArgumentException(node.GetType().Name),
    };

    private static MapNode Read(string text)
    {
        var reading = YamlReader.Read(text, "f.yaml");
        reading.Problems.ShouldBeEmpty();
        return reading.Root.ShouldBeOfType<MapNode>();
    }

    private sealed class EndlessStream : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => 0; set => throw new NotSupportedException(); }
        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)'x');
            return count;
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
