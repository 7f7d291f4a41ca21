using Binnacle.App.Changes;
using Binnacle.Core.Time;

namespace Binnacle.Storage.Blocks;

/// <summary>
/// The values of a block as JSON that any SQL program can take apart. Numbers come back to the bit. Not safe for several threads.
/// <list type="bullet">
/// <item>At even distances, as most are: <c>{"first":"M2026-01-01","row":2,"step":1,"values":[12.5,null,13]}</c>, null where nothing was said. Row and step are there where the source names
/// rows and these, too, are at even distances; where they are not, a value has its own: <c>[[12.5,2],null,[13,7]]</c>.</item>
/// <item>Otherwise each with its period: <c>[["M2026-01-01",12.5,2],["M2026-01-29",13,3]]</c>, the row where the source names one.</item>
/// </list>
/// </summary>
internal sealed class BlockText
{
    private readonly EvenValues _even = new();
    private readonly ListedValues _listed = new();

    /// <param name="pages">In which its text lies.</param>
    public StoredBlock Stored(ObservationBlock block, BlockPages pages) => new(
        block.Measure, block.Series, block.Quality, block.SourceBefore, block.SourceAfter, block.Values.Length,
        _even.TryWrite(block, pages, out var text) ? text : _listed.Write(block, pages));

    /// <exception cref="FormatException">The content is not of this form: the file was tampered with or damaged.</exception>
    public ObservationBlock Read(StoredBlock stored)
    {
        var text = new BlockScanner(stored.Content.GetValueOrDefault().Span);
        if (stored.Count < 1 || stored.Count > text.Left)
            throw BlockScanner.Broken();
        var (periods, values, rows) = (new Period[stored.Count], new double[stored.Count], stored.SourceAfter is null ? [] : new int[stored.Count]);
        if (text.Sees((byte)'{'))
            EvenValues.Read(ref text, periods, values, rows);
        else
            _listed.Read(ref text, periods, values, rows);
        text.End();
        return new(stored.Measure, stored.Series, stored.Quality, stored.SourceBefore, stored.SourceAfter, periods, values, rows);
    }
}
