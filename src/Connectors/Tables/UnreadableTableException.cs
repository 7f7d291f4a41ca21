namespace Binnacle.Connectors.Tables;

/// <summary>A file that cannot be read on. The message says which, where, why and what to do, in words for the person who has the file.</summary>
public sealed class UnreadableTableException : Exception
{
    public UnreadableTableException(string message) : base(message)
    {
    }

    public UnreadableTableException(string message, Exception cause) : base(message, cause)
    {
    }
}
