using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Aws.StepFunctions;

/// <summary>Names a deployed state machine, and with it the account and the region it is in.</summary>
public sealed partial record MachineArn
{
    private MachineArn(string text, Region region) => (Value, Region) = (text, region);

    public string Value { get; }

    public Region Region { get; }

    public static MachineArn Of(Region region, AccountId account, string name) =>
        new($"arn:{region.Partition}:states:{region}:{account}:stateMachine:{name}", region);

    public static bool TryParse(string? text, [NotNullWhen(true)] out MachineArn? arn)
    {
        arn = text is not null && Shape().Match(text) is { Success: true } match
            && Region.TryParse(match.Groups["region"].Value, out var region) ? new(text, region) : null;
        return arn is not null;
    }

    /// <summary>The execution of that name, which may not be there.</summary>
    public string Execution(string name) =>
        $"{Value.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}:{name}";

    public override string ToString() => Value;

    /// <summary>A version or an alias has a further part behind the name; its executions are named otherwise.</summary>
    [GeneratedRegex(@"\Aarn:aws[a-z-]*:states:(?<region>[a-z0-9-]+):[0-9]{12}:stateMachine:[^:\s]{1,80}\z")]
    private static partial Regex Shape();
}
