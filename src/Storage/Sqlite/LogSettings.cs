namespace Binnacle.Storage.Sqlite;

/// <summary>What the connection that writes says of itself.</summary>
/// <param name="Synchronous">2 is FULL: every commit is on disk before it returns.</param>
public sealed record LogSettings(
    string JournalMode, int Synchronous, bool FullFsync, bool SecureDelete, int BusyTimeoutMilliseconds, int ApplicationId, int UserVersion);
