using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Binnacle.Storage.Sqlite;

/// <summary>Makes the names in a folder durable: a new file whose folder was not flushed can be gone after a power cut.</summary>
internal static class FolderSync
{
    /// <summary>Does nothing on Windows, which journals names itself.</summary>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var handle = open(folder, 0);
        if (handle < 0) throw new IOException($"{folder} cannot be opened to be flushed.", new Win32Exception(Marshal.GetLastPInvokeError()));
        try
        {
            if (fsync(handle) != 0) throw new IOException($"{folder} cannot be flushed.", new Win32Exception(Marshal.GetLastPInvokeError()));
        }
        finally
        {
            _ = close(handle);
        }
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int fsync(int handle);

    [DllImport("libc", SetLastError = true)]
    private static extern int close(int handle);
}
