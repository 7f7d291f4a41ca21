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
        while (!OperatingSystem.IsWindows() && fsync(file) != 0)
            if (Marshal.GetLastPInvokeError() is not Interrupted and var error) throw new IOException(new Win32Exception(error).Message);
        // Elsewhere there is more to it, such as the disk's own memory on macOS.
        if (!OperatingSystem.IsLinux()) RandomAccess.FlushToDisk(file);
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
