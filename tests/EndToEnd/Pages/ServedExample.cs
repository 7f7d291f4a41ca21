using Binnacle.EndToEnd.Servers;

namespace Binnacle.EndToEnd.Pages;

/// <summary>The example organisation behind one server, for tests that only read.</summary>
public sealed class ServedExample(ExampleFile example) : IAsyncLifetime
{
    private ServerProcess? _server;

    public Desk Desk { get; } = example.Desk();

    public Uri Address => _server!.Address;

    public async ValueTask InitializeAsync() => _server = await ServerProcess.Start(Desk);

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        Desk.Dispose();
    }
}
