using Binnacle.App.Changes;

namespace Binnacle.App.People;

/// <summary>Forgets a person's name and attachments for good. The log goes on knowing the id, which says nothing without them.</summary>
public static class ErasePerson
{
    public sealed record Request(string Person);

    /// <returns>False where nothing was known of the person.</returns>
    public static Task<bool> Run(Request request, IPersonDirectory directory, CancellationToken ct) => directory.Erase(request.Person, ct);
}
