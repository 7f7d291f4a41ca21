using System.Collections.Concurrent;
using Binnacle.App.Changes;

namespace Binnacle.Storage.Sqlite;

/// <summary>
/// Flushes a file on a thread of its own, so that whoever wrote to it can go on meanwhile: in the order in which it was asked, one flush for all who asked before it began.
/// Once one has failed, nobody knows what is on disk, and every later one fails too.
/// </summary>
internal sealed class BackgroundFlush : IDisposable
{
    private readonly BlockingCollection<TaskCompletionSource> _asked = [];
    private readonly FileStream _file;
    private readonly Thread _thread;
    private volatile ChangeLogException? _failure;

    private BackgroundFlush(FileStream file)
    {
        _file = file;
        _thread = new(Run) { IsBackground = true, Name = "Binnacle flush" };
        _thread.Start();
    }

    /// <summary>Why nothing can be made durable any more; null while all is well.</summary>
    public ChangeLogException? Failure => _failure;

    /// <param name="path">Of a file that stays in its place until this is disposed.</param>
    /// <exception cref="ChangeLogException">It cannot be opened.</exception>
    public static BackgroundFlush Of(string path)
    {
        try
        {
            return new(new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ChangeLogException(LogFault.Unavailable, $"{path} cannot be opened to be flushed: {e.Message}", e);
        }
    }

    /// <summary>Completes when everything written to the file before this call is on disk.</summary>
    public Task Ask()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked.Add(asked);
        return asked.Task;
    }

    /// <summary>What was asked for is done first.</summary>
    public void Dispose()
    {
        _asked.CompleteAdding();
        _thread.Join();
        _file.Dispose();
        _asked.Dispose();
    }

    private void Run()
    {
        var together = new List<TaskCompletionSource>();
        foreach (var first in _asked.GetConsumingEnumerable())
        {
            together.Add(first);
            while (_asked.TryTake(out var another))
                together.Add(another);
            Flush();
            foreach (var asked in together)
            {
                if (_failure is null)
                    asked.SetResult();
                else
                    asked.SetException(_failure);
            }
            together.Clear();
        }
    }

    private void Flush()
    {
        if (_failure is not null)
            return;
        try
        {
            DiskFlush.File(_file.SafeFileHandle);
        }
        catch (Exception e)
        {
            // Whatever it was, nobody may wait for ever.
            _failure = new(LogFault.Unavailable, $"{_file.Name} could not be flushed to disk ({e.Message.TrimEnd('.')}): what was said last may or may not be there. Look at the disk, then start Binnacle again.", e);
        }
    }
}
