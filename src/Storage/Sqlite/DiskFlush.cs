using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Binnacle.Storage.Sqlite;

/// <summary>Makes durable what was written, and fails where it cannot: the runtime's own flush passes over an error of the disk on Unix.</summary>
internal static class DiskFlush
{
    private const int Interrupted = 4;

    /// <exception cref="IOException">Nobody knows what is on disk.</exception>
    public static void File(SafeFileHandle file)
    {
        // On Windows it tells errors; on macOS it empties the disk's own memory, too.
        if (!OperatingSystem.IsLinux()) RandomAccess.FlushToDisk(file);
        if (OperatingSystem.IsWindows()) return;
        while (fsync(file) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error != Interrupted) throw new IOException(new Win32Exception(error).Message);
        }
    }

    /// <summary>The names in a folder: a new file whose folder was not flushed can be gone after a power cut. Does nothing on Windows, which journals names itself.</summary>
    /// <exception cref="IOException">It cannot be opened or flushed.</exception>
    public static void Folder(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var handle = open(folder, 0);
        if (handle < 0) throw new IOException($"{folder} cannot be opened to be flushed.", new Win32Exception(Marshal.GetLastPInvokeError()));
        using var opened = new SafeFileHandle(handle, ownsHandle: true);
        if (fsync(opened) != 0) throw new IOException($"{folder} cannot be flushed.", new Win32Exception(Marshal.GetLastPInvokeError()));
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int fsync(SafeFileHandle handle);
}
