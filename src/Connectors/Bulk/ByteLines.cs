using Binnacle.Connectors.Tables;

namespace Binnacle.Connectors.Bulk;

/// <summary>Lines of a file as bytes, without their ends; one buffer for all of them.</summary>
internal sealed class ByteLines(string path) : IDisposable
{
    private const int LargestLine = 16 * 1024 * 1024;

    private readonly FileStream _file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
    private byte[] _buffer = new byte[1 << 20];
    private int _from;
    private int _to;
    private int _line;
    private int _length;
    private bool _isDone;

    /// <summary>From 1 on.</summary>
    public int Number { get; private set; }

    /// <summary>Good until the next.</summary>
    public ReadOnlySpan<byte> Line => _buffer.AsSpan(_line, _length);

    public bool Next()
    {
        while (true)
        {
            var end = _buffer.AsSpan(_from, _to - _from).IndexOf((byte)'\n');
            if (end < 0 && !_isDone)
            {
                Fill();
                continue;
            }
            if (end < 0 && _from == _to)
                return false;
            (_line, _length) = (_from, end < 0 ? _to - _from : end);
            _from += end < 0 ? _length : end + 1;
            if (_length > 0 && _buffer[_line + _length - 1] == '\r')
                _length--;
            if (++Number == 1 && Line.StartsWith("\uFEFF"u8))
                (_line, _length) = (_line + 3, _length - 3);
            return true;
        }
    }

    public void Dispose() => _file.Dispose();

    private void Fill()
    {
        _buffer.AsSpan(_from, _to - _from).CopyTo(_buffer);
        (_from, _to) = (0, _to - _from);
        if (_to == _buffer.Length)
        {
            if (_to >= LargestLine)
                throw new UnreadableTableException($"{Path.GetFileName(_file.Name)}, row {Number + 1} is longer than {LargestLine / (1024 * 1024)} million characters. Is it a table with line ends?");
            Array.Resize(ref _buffer, 2 * _to);
        }
        var read = _file.Read(_buffer, _to, _buffer.Length - _to);
        _isDone = read == 0;
        _to += read;
    }
}
