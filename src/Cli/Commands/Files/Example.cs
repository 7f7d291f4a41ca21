namespace Binnacle.Cli.Commands.Files;

internal static class Example
{
    public static Task<int> Load(Session session, DataFile file, CancellationToken ct) => Task.FromResult(session.Fail(ExitCode.NotFound, "no example yet"));
}
