namespace Binnacle.App.Changes;

/// <summary>The store cannot do what it was asked. The message is a sentence for a person that says what to do.</summary>
public sealed class ChangeLogException(LogFault fault, string message, Exception? inner = null) : IOException(message, inner)
{
    public LogFault Fault { get; } = fault;
}
