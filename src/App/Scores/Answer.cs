using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Binnacle.App.Scores;

[JsonConverter(typeof(JsonStringEnumConverter<RequestFault>))]
public enum RequestFault
{
    /// <summary>The request cannot be read as written.</summary>
    Malformed,

    /// <summary>What it names does not exist.</summary>
    NotFound,
}

/// <summary>One thing a reader should mend in what was asked.</summary>
/// <param name="Field">As in the address and, with two dashes, on the command line.</param>
public sealed record RequestProblem(string Field, string Message, RequestFault Fault = RequestFault.Malformed);

/// <summary>What was asked for, or every reason why it cannot be given.</summary>
public sealed record Answer<T>
    where T : class
{
    private Answer(T? view, ImmutableArray<RequestProblem> problems) => (View, Problems) = (view, problems);

    public T? View { get; }

    /// <summary>Empty exactly when there is a view.</summary>
    public ImmutableArray<RequestProblem> Problems { get; }

    public static Answer<T> Of(T view) => new(view, []);

    public static Answer<T> Refused(params ImmutableArray<RequestProblem> problems) => new(null, problems);
}
