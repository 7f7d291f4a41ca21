namespace Binnacle.Connectors.Bulk;

/// <summary>What texts mean, each found out once. The next cell mostly says what the last one said.</summary>
internal sealed class CellMemo<T>
{
    private readonly Dictionary<byte[], T> _known = new(ByteTexts.Instance);
    private byte[]? _lastText;

    public delegate T Meaning(ReadOnlySpan<byte> text, int row);

    public T? Last { get; private set; }

    public IEnumerable<T> All => _known.Values;

    public T Of(ReadOnlySpan<byte> text, int row, Meaning meaning)
    {
        if (_lastText is not null && text.SequenceEqual(_lastText))
            return Last!;
        var known = _known.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (!known.TryGetValue(text, out _lastText, out var found))
        {
            _lastText = text.ToArray();
            _known[_lastText] = found = meaning(text, row);
        }
        return Last = found;
    }

    private sealed class ByteTexts : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly ByteTexts Instance = new();

        public bool Equals(byte[]? one, byte[]? other) => one.AsSpan().SequenceEqual(other);

        public int GetHashCode(byte[] text) => GetHashCode(text.AsSpan());

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
