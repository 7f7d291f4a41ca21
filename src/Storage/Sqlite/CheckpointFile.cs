using Binnacle.App.Changes;

namespace Binnacle.Storage.Sqlite;

/// <summary>The checkpoint of a data file: a file beside it, its name the data file's with an ending.</summary>
/// <param name="path">Of the data file.</param>
internal sealed class CheckpointFile(string path, bool readOnly) : ICheckpoint
{
    private const string Ending = "-checkpoint";
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
        var draft = $"{_path}.{Guid.NewGuid():N}";
        try
        {
            using (var stream = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None, Buffer))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(draft, _path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Nobody depends on it.
            Delete(draft);
        }
    }

    public void Remove()
    {
        if (!readOnly)
            Delete(_path);
    }

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Of an old checkpoint the log says that it is old.
        }
    }
}
