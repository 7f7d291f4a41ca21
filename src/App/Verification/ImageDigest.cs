using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Binnacle.App.Elements;
using Binnacle.App.Scores;
using Binnacle.App.Workspaces;
using Binnacle.Core.Calculation;
using Binnacle.Core.Measures;
using Binnacle.Core.Strategies;

namespace Binnacle.App.Verification;

/// <summary>
/// One line that stands for everything a process holds: each revision, each observation, and the scores it calculates from them, to the last bit.
/// Two processes on the same change give the same line.
/// </summary>
public static class ImageDigest
{
    /// <param name="today">For the period calculated, and for what is due.</param>
    public static LiveImageView Of(WorkspaceImage image, DateOnly today)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(FormattableString line) => hash.AppendData(Encoding.UTF8.GetBytes(line.ToString(CultureInfo.InvariantCulture) + "\n"));
        foreach (var id in image.Structure.Ids)
            foreach (var said in image.Structure.RevisionsOf(id))
                Add($"r {id} {said.Kind} {said.HoldsFrom:yyyy-MM-dd} {said.Seq} {(said.Body is { } body ? ElementBody.Encode(body) : "")}");
        foreach (var (element, series) in image.Facts.Columns.OrderBy(column => column.Element).ThenBy(column => column.Series, StringComparer.Ordinal))
            foreach (var newest in image.Facts.Newest(element, series))
                foreach (var said in image.Facts.History(element, series, newest.Period))
                    Add($"o {element} {series} {said.Period} {said.Seq} {said.State} {Bits(said.Value)} {said.Word} {said.Quality} {said.Source} {said.Note}");
        var structure = image.Structure.Latest;
        var calendar = structure.Settings.Calendar;
        var period = DefaultPeriod.LastDue(structure, calendar, today);
        var calculator = new Calculator(new(image.Structure, image.Facts, calendar.LastDay(period), today));
        foreach (var node in structure.All<Node>().OrderBy(node => node.Id))
            if (calculator.Node(node.Id, period, Window.Scored) is { } result)
                Add($"s {node.Id} {period} {Bits(result.Score)} {Bits(result.Comparable)} {Bits(result.Coverage)} {result.Band?.Code} {result.Gap}");
        return new(image.Seq, image.Changes.Last?.Header.Hash.ToString(), today, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static string Bits(double? value) => value is { } number ? BitConverter.DoubleToInt64Bits(number).ToString("x", CultureInfo.InvariantCulture) : "";
}

/// <summary>What a process holds, in short.</summary>
/// <param name="Today">The day the scores were calculated on.</param>
/// <param name="Digest">Hexadecimal SHA-256.</param>
public sealed record LiveImageView(long Seq, string? Hash, DateOnly Today, string Digest);
