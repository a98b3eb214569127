namespace PciAutoHeal.Cdk;

/// <summary>
/// What stands in a template's place of a program that has not been published: it refuses to run, and says why.
/// </summary>
internal static class Placeholders
{
    public static string Functions { get; } = Folder("functions");

    public static string CommandLine { get; } = Folder("cli");

    private static string Folder(string name) => Path.Combine(AppContext.BaseDirectory, "Placeholder", name);
}
