namespace Binnacle.App.Changes;

/// <summary>
/// A place beside a log for what the log came to at some change, so that opening need not read all of it again. Only ever a help: it may be missing, old or damaged at
/// any time, and then the log is read.
/// </summary>
public interface ICheckpoint
{
    /// <summary>What was written last; null where there is none that can be read.</summary>
    Stream? Open();

    /// <summary>Puts another in its place: all of it or nothing. Does nothing where that is not possible.</summary>
    void Write(Action<Stream> write);

    /// <summary>Leaves none behind.</summary>
    void Remove();
}
