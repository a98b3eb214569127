using System.Diagnostics;
using System.Runtime.InteropServices;
using PciAutoHeal.Ledger.Tests.Engines;

namespace PciAutoHeal.Functions.Tests.Lambda;

/// <summary>
/// The executable as it is deployed. It is published first where it is missing or older than the sources, which takes
/// minutes; <c>make functions</c> does so beforehand.
/// </summary>
public sealed class PublishedExecutable
{
    private static readonly string Architecture = RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "x64";

    private readonly Lazy<Task<string>> path = new(FindAsync);

    /// <summary>Skips the test where it cannot be made, unless peers are required.</summary>
    public async Task<string> PathAsync()
    {
        try
        {
            return await path.Value;
        }
        catch (PeerMissingException e)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("PCIAUTOHEAL_REQUIRE_PEERS") == "1", e.Message);
            throw;
        }
    }

    private static async Task<string> FindAsync()
    {
        var file = Path.Combine(Checkout.Root, "artifacts", "functions", "bootstrap");
        if (!File.Exists(file) || File.GetLastWriteTimeUtc(file) < LastChange())
        {
            await PublishAsync();
        }

        return File.Exists(file) ? file : throw new PeerMissingException($"dotnet publish src/Functions left no {file}.");
    }

    private static DateTime LastChange() => new[] { "src/Functions", "src/Shared", "src/AwsSdk" }
        .Select(folder => Path.Combine(Checkout.Root, folder))
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories))
        .Where(file => Path.GetExtension(file) is ".cs" or ".csproj" or ".awsmodel")
        .Max(File.GetLastWriteTimeUtc);

    private static async Task PublishAsync()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["publish", "src/Functions", "-c", "Release", "-v", "q", "-nologo", "-o", "artifacts/functions", $"-p:LambdaArchitecture={Architecture}"])
        {
            WorkingDirectory = Checkout.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var complaint = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new PeerMissingException(
                $"The executable cannot be compiled here; it takes gcc or clang, and zlib with its headers: {said}{await complaint}");
        }
    }
}
