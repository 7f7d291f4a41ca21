using Binnacle.EndToEnd.Servers;

namespace Binnacle.EndToEnd.Pages;

/// <summary>The example organisation, served once for tests that only read.</summary>
public sealed class ServedExample(ExampleFile example) : IAsyncLifetime
{
    private ServerProcess? _server;

    /// <summary>Whose data file is being served: to be read only.</summary>
    public Desk Served { get; } = example.Desk();

    public Uri Address => _server!.Address;

    public async ValueTask InitializeAsync() => _server = await ServerProcess.Start(Served);

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        Served.Dispose();
    }
}
