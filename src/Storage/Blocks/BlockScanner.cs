using System.Buffers.Text;
using System.Text;
using Binnacle.Core.Numbers;
using Binnacle.Core.Time;

namespace Binnacle.Storage.Blocks;

/// <summary>Goes over the text of a block: what is not there as it was written is an error.</summary>
internal ref struct BlockScanner(ReadOnlySpan<byte> text)
{
    private ReadOnlySpan<byte> _rest = text;

    public readonly int Left => _rest.Length;

    public static FormatException Broken() => new("A block's content is not a list of numbers with their periods.");

    public readonly bool Sees(byte one) => _rest.Length > 0 && _rest[0] == one;

    public bool TryTake(ReadOnlySpan<byte> these)
    {
        if (!_rest.StartsWith(these))
            return false;
        _rest = _rest[these.Length..];
        return true;
    }

    public void Take(ReadOnlySpan<byte> these)
    {
        if (!TryTake(these))
            throw Broken();
    }

    /// <summary>What stands between quotes.</summary>
    public ReadOnlySpan<byte> Quoted()
    {
        Take("\""u8);
        var end = _rest.IndexOf((byte)'"');
        if (end <= 0)
            throw Broken();
        var quoted = _rest[..end];
        _rest = _rest[(end + 1)..];
        return quoted;
    }

    public double Number()
    {
        if (!Numerals.TryRead(_rest, out var number, out var used) && !Utf8Parser.TryParse(_rest, out number, out used))
            throw Broken();
        _rest = _rest[used..];
        return number;
    }

    public int Row()
    {
        if (!Utf8Parser.TryParse(_rest, out int row, out var used))
            throw Broken();
        _rest = _rest[used..];
        return row;
    }

    public long Whole()
    {
        if (!Utf8Parser.TryParse(_rest, out long whole, out var used))
            throw Broken();
        _rest = _rest[used..];
        return whole;
    }

    public readonly void End()
    {
        if (_rest.Length > 0)
            throw Broken();
    }

    /// <exception cref="FormatException">There is no such period, or none that this program knows.</exception>
    public static Period Period(ReadOnlySpan<byte> stored)
    {
        var text = Encoding.UTF8.GetString(stored);
        return Core.Time.Period.TryParseStored(text, out var period) ? period : throw new FormatException($"A block's content names the period '{text}', which there is not.");
    }
}
