using System.Text;

namespace Binnacle.Connectors.Tests.Tables;

/// <summary>Writes the oldest form of .xls (one sheet, BIFF2), which is a plain stream of records.</summary>
internal static class OldWorkbook
{
    public static byte[] Of(params object?[][] rows)
    {
        using var stream = new MemoryStream();
        using var output = new BinaryWriter(stream);
        Record(0x0009, 4, [0x02, 0x00, 0x10, 0x00]);
        for (ushort r = 0; r < rows.Length; r++)
        {
            for (ushort c = 0; c < rows[r].Length; c++)
            {
                if (rows[r][c] is null) continue;
                var head = (byte[])[(byte)r, (byte)(r >> 8), (byte)c, (byte)(c >> 8), 0, 0, 0];
                if (rows[r][c] is string text)
                {
                    var bytes = Encoding.Latin1.GetBytes(text);
                    Record(0x0004, 8 + bytes.Length, [.. head, (byte)bytes.Length, .. bytes]);
                }
                else
                {
                    Record(0x0003, 15, [.. head, .. BitConverter.GetBytes(Convert.ToDouble(rows[r][c], System.Globalization.CultureInfo.InvariantCulture))]);
                }
            }
        }

        Record(0x000A, 0, []);
        return stream.ToArray();

        void Record(int id, int length, byte[] body)
        {
            output.Write((ushort)id);
            output.Write((ushort)length);
            output.Write(body);
        }
    }
}
