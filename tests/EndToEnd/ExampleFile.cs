namespace Binnacle.EndToEnd;

/// <summary>The example organisation, made once by the program itself; tests work on copies.</summary>
public sealed class ExampleFile : IDisposable
{
    private readonly Desk _desk = new();

    public ExampleFile() => _desk.Did("init", "--example").Did("backup", "example.copy");

    /// <summary>A desk with the example as its data file.</summary>
    public Desk Desk(string? home = null)
    {
        var desk = new Desk { Home = home };
        File.Copy(_desk.Path("example.copy"), desk.Path("organization.binnacle"));
        return desk;
    }

    /// <summary>The period the example ends with: the last one due.</summary>
    public string Period => _desk.Json("score").GetProperty("period").GetProperty("name").GetString()!;

    public void Dispose() => _desk.Dispose();
}
