using System.Text;
using Binnacle.Connectors.Tables;

namespace Binnacle.Connectors.Csv;

/// <summary>The encoding of a text file, found by its first bytes and by reading it once; nothing is held.</summary>
public sealed record TextEncoding(Encoding Encoding, string Name, bool IsFallback)
{
    // Bytes Windows-1252 leaves undefined; a file that has one can only be Latin-1.
    private static readonly System.Buffers.SearchValues<byte> OnlyLatin1 = System.Buffers.SearchValues.Create([0x81, 0x8D, 0x8F, 0x90, 0x9D]);

    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>A name as a person writes it: <c>utf-8</c>, <c>utf-16</c>, <c>latin-1</c>, <c>windows-1252</c>. Null if unknown.</summary>
    public static TextEncoding? Named(string name)
    {
        var known = name.Trim().ToLowerInvariant() switch
        {
            "utf8" or "utf-8" => "utf-8",
            "utf16" or "utf-16" or "utf-16le" => "utf-16",
            "utf-16be" => "utf-16BE",
            "latin1" or "latin-1" or "iso-8859-1" => "iso-8859-1",
            "ansi" or "cp1252" or "windows-1252" => "windows-1252",
            var other => other,
        };
        try
        {
            return new(Encoding.GetEncoding(known), known, false);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <exception cref="UnreadableTableException">The file is not text.</exception>
    public static TextEncoding Detect(string path, CancellationToken ct)
    {
        using var stream = File.OpenRead(path);
        var buffer = new byte[64 * 1024];
        var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        var head = buffer.AsSpan(0, length);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return new(new UTF8Encoding(true), "UTF-8 with byte order mark", false);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return new(Encoding.Unicode, "UTF-16", false);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return new(Encoding.BigEndianUnicode, "UTF-16 (big-endian)", false);
        if (WithoutMark(head) is { } wide) return wide;
        if (head.Contains((byte)0)) throw new UnreadableTableException($"{Path.GetFileName(path)} is not a text file: it holds zero bytes. Name its format if it is another kind of file.");
        return Scan(stream, buffer, length, ct);
    }

    private static TextEncoding? WithoutMark(ReadOnlySpan<byte> head)
    {
        var pairs = Math.Min(head.Length, 4096) / 2;
        int low = 0, high = 0;
        for (var i = 0; i < pairs; i++)
        {
            if (head[2 * i] == 0) high++;
            if (head[2 * i + 1] == 0) low++;
        }

        if (pairs < 2) return null;
        if (low > pairs / 2 && high == 0) return new(Encoding.Unicode, "UTF-16 without byte order mark", false);
        if (high > pairs / 2 && low == 0) return new(Encoding.BigEndianUnicode, "UTF-16 (big-endian) without byte order mark", false);
        return null;
    }

    private static TextEncoding Scan(Stream stream, byte[] buffer, int length, CancellationToken ct)
    {
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var characters = new char[buffer.Length + 1];
        bool utf8 = true, latin1 = false;
        while (length > 0 && !latin1)
        {
            ct.ThrowIfCancellationRequested();
            if (utf8)
            {
                try
                {
                    decoder.GetChars(buffer.AsSpan(0, length), characters, flush: false);
                }
                catch (DecoderFallbackException)
                {
                    utf8 = false;
                    stream.Position = 0;
                    length = 0;
                }
            }

            latin1 = !utf8 && buffer.AsSpan(0, length).ContainsAny(OnlyLatin1);
            if (!latin1) length = stream.Read(buffer);
        }

        if (utf8 && IsWhole(decoder, characters)) return new(new UTF8Encoding(false), "UTF-8", false);
        return latin1
            ? new(Encoding.Latin1, "Latin-1 (it is not valid UTF-8)", true)
            : new(Encoding.GetEncoding(1252), "Windows-1252 (it is not valid UTF-8)", true);
    }

    private static bool IsWhole(Decoder decoder, char[] characters)
    {
        try
        {
            decoder.GetChars([], characters, flush: true);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
