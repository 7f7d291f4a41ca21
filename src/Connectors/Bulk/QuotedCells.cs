namespace Binnacle.Connectors.Bulk;

/// <summary>A row with quotes: cells are laid behind one another without them.</summary>
internal static class QuotedCells
{
    /// <param name="hasSurplus">There is something behind the last of the cells.</param>
    /// <returns>Null where a quote is not closed, or text follows one.</returns>
    public static (byte[] Bytes, int Count)? Split(ReadOnlySpan<byte> line, byte delimiter, Range[] cells, out bool hasSurplus)
    {
        hasSurplus = false;
        var (bytes, used, count, at) = (new byte[line.Length], 0, 0, 0);
        while (true)
        {
            var from = used;
            if (at < line.Length && line[at] == '"')
            {
                for (at++; ; at++)
                {
                    if (at >= line.Length)
                        return null;
                    if (line[at] == '"' && (at + 1 >= line.Length || line[at + 1] != '"'))
                        break;
                    if (line[at] == '"')
                        at++;
                    bytes[used++] = line[at];
                }
                at++;
                if (at < line.Length && line[at] != delimiter)
                    return null;
            }
            else
                for (; at < line.Length && line[at] != delimiter; at++)
                    bytes[used++] = line[at];
            if (count < cells.Length)
                cells[count] = from..used;
            else
                hasSurplus |= bytes.AsSpan(from..used).Trim(" \t"u8).Length > 0;
            count++;
            if (at >= line.Length)
                break;
            at++;
        }
        for (var rest = count; rest < cells.Length; rest++)
            cells[rest] = 0..0;
        return (bytes, count);
    }
}
