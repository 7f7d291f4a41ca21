using Binnacle.App.Changes;

namespace Binnacle.Storage.Sqlite;

/// <summary>The checkpoint of a data file: a file beside it, its name the data file's with an ending.</summary>
/// <param name="path">Of the data file.</param>
internal sealed class CheckpointFile(string path, bool readOnly) : ICheckpoint
{
    public const string Ending = "-checkpoint";
    private const string Draft = ".new";
    private const int Buffer = 1 << 20;

    private readonly string _path = path + Ending;

    public Stream? Open()
    {
        try
        {
            return File.Exists(_path) ? new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Write(Action<Stream> write)
    {
        if (readOnly)
            return;
        try
        {
            // One name for all: who finds another program writing leaves it to that one, and what a killed program left is written over. Should two of them meet in between,
            // what they leave is whole or is found not to be.
            using (var stream = new FileStream(_path + Draft, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, Buffer))
            {
                stream.SetLength(0);
                // Nobody may read it who may not read the data file.
                if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(path));
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(_path + Draft, _path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Nobody depends on it.
        }
    }

    public void Remove()
    {
        if (readOnly)
            return;
        try
        {
            File.Delete(_path);
            File.Delete(_path + Draft);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Of an old checkpoint the log says that it is old.
        }
    }
}
