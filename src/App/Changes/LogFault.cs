namespace Binnacle.App.Changes;

public enum LogFault
{
    NotFound,

    /// <summary>Something stands where a new file was to be made.</summary>
    AlreadyThere,

    /// <summary>A file, but none of ours.</summary>
    NotALog,

    /// <summary>Written by a newer version of the program.</summary>
    Newer,
    Damaged,

    /// <summary>Another process kept it locked for longer than we wait.</summary>
    Busy,
    ReadOnly,

    /// <summary>Disk full, permission, input or output: the inner exception tells.</summary>
    Unavailable,
}
