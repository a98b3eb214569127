using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation.Services.Config.Organization;

/// <summary>The failures of a member's pack in the words that AWS Config uses.</summary>
public static class PackFailures
{
    public static readonly PackFailure NoRecorder = new(
        "NoAvailableConfigurationRecorder",
        "NoAvailableConfigurationRecorderException: Configuration recorder is not available in the account. "
        + "You must create a configuration recorder before you can create or update a Config rule.");

    public static PackFailure AccountNotActive(AccountId account) => new(
        "AccessDenied", $"The account {account} is suspended; the conformance pack could not be deployed in it.");

    public static PackFailure NoDocument(string document) => new(
        "ResourceCreationFailed",
        "Failed to create resources in the conformance pack. InvalidParameterValueException: "
        + $"The SSM document {document} doesn't exist or isn't shared with this account.");

    public static PackFailure TooManyRules(int most) => new(
        "MaxNumberOfConfigRulesExceededException",
        $"Failed to create AWS Config rule because the account already contains {most} rules. "
        + "Consider deleting any deactivated rules before you add new rules.");

    public static PackFailure Injected(string pack) => new(
        "ResourceCreationFailed",
        $"Failed to create resources in the conformance pack {pack}. The following resource(s) failed to create: "
        + "[ConfigRule]. Rollback requested by user.");
}
