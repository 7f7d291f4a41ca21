using Binnacle.EndToEnd.Servers;

namespace Binnacle.EndToEnd;

/// <summary>The demo organisation, made once by the program itself and served once for tests that only read; tests that write work on copies.</summary>
public sealed class DemoFile : IAsyncLifetime
{
    private ServerProcess? _server;

    /// <summary>Whose data file is being served: to be read only.</summary>
    public Desk Served { get; } = new();

    public Uri Address => _server!.Address;

    public async ValueTask InitializeAsync()
    {
        Served.Did("init", "--demo").Did("backup", "demo.copy");
        _server = await ServerProcess.Start(Served);
    }

    public Desk Copy()
    {
        var desk = new Desk();
        File.Copy(Served.Path("demo.copy"), desk.Path("organization.binnacle"));
        return desk;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        Served.Dispose();
    }
}
