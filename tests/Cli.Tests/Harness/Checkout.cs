namespace PciAutoHeal.Cli.Tests.Harness;

/// <summary>Where the sources are.</summary>
public static class Checkout
{
    public static string PathOf(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PciAutoHeal.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine([folder!.FullName, .. parts]);
    }
}
