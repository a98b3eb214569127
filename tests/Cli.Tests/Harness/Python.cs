namespace PciAutoHeal.Cli.Tests.Harness;

/// <summary>
/// Scripts of the folder peers; where Python or a package is missing the test says so and is skipped.
/// </summary>
public static class Python
{
    public static async Task RequireAsync(params string[] packages)
    {
        var isRequired = Environment.GetEnvironmentVariable("PCIAUTOHEAL_REQUIRE_PEERS") == "1";
        Assert.SkipWhen(
            !isRequired && !await HasAsync(packages), $"python3 with {string.Join(", ", packages)} is not installed");
    }

    public static async Task<Ran> RunAsync(string script, params string[] arguments)
    {
        await using var python = Running.Start("python3", AppContext.BaseDirectory, [ScriptPath(script), .. arguments]);
        return await python.EndAsync();
    }

    /// <summary>A script or folder among the peers, where the sources are.</summary>
    public static string ScriptPath(string name) => Checkout.PathOf("tests/Cli.Tests/peers", name);

    private static async Task<bool> HasAsync(string[] packages)
    {
        try
        {
            await using var python = Running.Start(
                "python3", AppContext.BaseDirectory, "-c", string.Join(';', packages.Select(p => $"import {p}")));
            return (await python.EndAsync()).Exit == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
