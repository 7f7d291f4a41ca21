namespace Binnacle.EndToEnd.Pages;

/// <summary>Where pictures of pages are kept to be looked at.</summary>
internal static class Pictures
{
    public static string Path(string name)
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(System.IO.Path.Combine(at.FullName, "Binnacle.slnx")))
            at = at.Parent;
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(at?.FullName ?? AppContext.BaseDirectory, "artifacts", "screens"));
        return System.IO.Path.Combine(folder.FullName, name);
    }
}
