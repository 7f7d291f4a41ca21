namespace Binnacle.Cli;

/// <summary>How a command ended; documented in docs/guide/command-line.md and never renumbered.</summary>
internal enum ExitCode
{
    Done = 0,

    /// <summary>What was given has problems: files, values, an edit.</summary>
    Problems = 1,

    /// <summary>The command itself cannot be read.</summary>
    Usage = 2,

    /// <summary>Somebody else changed the same.</summary>
    Conflict = 3,

    /// <summary>The data file is not as it was written.</summary>
    Damaged = 4,
    NotFound = 5,

    /// <summary>The data file, a folder or the network would not let us.</summary>
    Unavailable = 6,

    /// <summary>A mistake of the program.</summary>
    Bug = 70,
    Interrupted = 130,
}
