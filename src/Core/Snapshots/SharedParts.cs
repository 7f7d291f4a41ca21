namespace Binnacle.Core.Snapshots;

/// <summary>Things many others share, which they go on sharing: each is written once, where it is first mentioned.</summary>
internal sealed class SharedParts<T>(Action<ByteWriter, T> write, Func<ByteReader, T> read)
    where T : class
{
    private readonly Dictionary<T, int> _written = new(ReferenceEqualityComparer.Instance);
    private readonly List<T> _read = [];

    public void Write(ByteWriter writer, T part)
    {
        if (_written.TryGetValue(part, out var known))
        {
            writer.Count(known + 1);
            return;
        }
        _written[part] = _written.Count;
        writer.Count(0);
        write(writer, part);
    }

    public T Read(ByteReader reader)
    {
        if (reader.Count() is > 0 and var known)
            return _read[(int)known - 1];
        var part = read(reader);
        _read.Add(part);
        return part;
    }
}
