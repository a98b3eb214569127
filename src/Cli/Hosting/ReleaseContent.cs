using System.CommandLine;
using PciAutoHeal.Cli.Input;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Documents.Generation;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Cli.Hosting;

/// <summary>The folder of the release that was rolled out: it knows which rule serves which requirement.</summary>
internal static class ReleaseContent
{
    public static readonly Option<string?> Option = new("--content")
    {
        HelpName = "FOLDER",
        Description = "The release that was rolled out (default: the one the spec names), for the coverage.",
    };

    /// <summary>A folder that is gone costs the coverage only, unless it was asked for.</summary>
    public static async Task<ContentRelease?> FindAsync(
        StepPorts ports, RolloutId rollout, string? named, CancellationToken ct)
    {
        try
        {
            return await Inputs.ContentAsync(named ?? (await ports.Book.SpecAsync(rollout, ct)).Content, ct);
        }
        catch (InvalidInputException) when (named is null)
        {
            return null;
        }
    }
}
