namespace Binnacle.Cli.Commands.Servers;

/// <summary>A line beside the data file that says where it is being served; gone when the server ends.</summary>
internal sealed class ServingNotice : IDisposable
{
    private readonly string _path;

    private ServingNotice(string path) => _path = path;

    public static ServingNotice Put(string dataFile, string address)
    {
        var path = PathFor(dataFile);
        File.WriteAllText(path, address);
        return new(path);
    }

    /// <summary>Null where nobody serves the file, as far as can be seen: after a crash the line may be left over.</summary>
    public static Uri? Read(string dataFile) =>
        File.Exists(PathFor(dataFile)) && Uri.TryCreate(File.ReadAllText(PathFor(dataFile)).Trim(), UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttp
            ? address
            : null;

    public void Dispose() => File.Delete(_path);

    private static string PathFor(string dataFile) => dataFile + "-serving";
}
