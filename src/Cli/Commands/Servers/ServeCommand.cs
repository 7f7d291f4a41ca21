using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Binnacle.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Binnacle.Cli.Commands.Servers;

internal static class ServeCommand
{
    private const int DefaultPort = 5080;
    private const int PortsToTry = 20;

    public static Command Create()
    {
        var port = new Option<int?>("--port") { Description = $"Where to listen; default: {DefaultPort}, or the next one free", HelpName = "PORT" };
        var address = new Option<string>("--address") { Description = "An address of this computer to listen on; anything but loopback is open to the network, without sign-in", DefaultValueFactory = _ => "127.0.0.1", HelpName = "IP" };
        var log = new Option<string>("--log") { Description = "text: warnings, for a terminal; json: every request and event, a line each", DefaultValueFactory = _ => "text" };
        log.AcceptOnlyFromAmong("text", "json");
        var command = new Command("serve", "Show the scorecards in a browser, and answer the API") { port, address, log };
        command.SetAction(async (parse, ct) =>
        {
            var session = new Session(parse);
            if (!IPAddress.TryParse(parse.GetValue(address), out var listen))
                return session.Fail(ExitCode.Usage, $"\"{parse.GetValue(address)}\" is no address: write one like 127.0.0.1.");
            if (parse.GetValue(port) is { } p and (< 0 or > 65535))
                return session.Fail(ExitCode.Usage, $"{p.ToString(CultureInfo.InvariantCulture)} is no port: write one from 1 to 65535.");
            await using var file = await DataFile.Open(session, ct, follow: true);
            return await Serve(session, file, new() { Address = listen, LogJson = parse.GetValue(log) == "json" }, parse.GetValue(port), ct);
        });
        return command;
    }

    private static async Task<int> Serve(Session session, DataFile file, ServerOptions options, int? wanted, CancellationToken ct)
    {
        for (var port = wanted ?? DefaultPort; ; port++)
        {
            await using var app = Server.Create(options with { Port = port }, new LiveWorkspace(file.Workspace, file.People, session.Clock), session.Clock);
            try
            {
                await app.StartAsync(ct);
            }
            catch (IOException exception) when (exception.InnerException is SocketException or Microsoft.AspNetCore.Connections.AddressInUseException)
            {
                if (wanted is null && port < DefaultPort + PortsToTry)
                    continue;
                return session.Fail(ExitCode.Unavailable, $"Port {port.ToString(CultureInfo.InvariantCulture)} is taken: choose another with --port.");
            }
            using var notice = ServingNotice.Put(file.Path, AddressOf(app));
            session.Out.WriteLine($"Binnacle serves {Path.GetFileName(session.File)} at {AddressOf(app)} (Ctrl C ends it)");
            session.Out.Flush();
            await app.WaitForShutdownAsync(ct);
            return (int)ExitCode.Done;
        }
    }

    private static string AddressOf(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
}
