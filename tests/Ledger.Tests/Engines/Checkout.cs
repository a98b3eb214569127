namespace PciAutoHeal.Ledger.Tests.Engines;

/// <summary>Where the sources are.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new InvalidOperationException($"No PciAutoHeal.sln above {AppContext.BaseDirectory}."),
        _ when File.Exists(Path.Combine(folder.FullName, "PciAutoHeal.sln")) => folder.FullName,
        _ => Find(folder.Parent),
    };
}
