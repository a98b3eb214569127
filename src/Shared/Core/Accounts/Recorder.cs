namespace PciAutoHeal.Core.Accounts;

/// <summary>The customer-managed AWS Config configuration recorder of one account in one region.</summary>
/// <param name="Region">Where it records.</param>
/// <param name="Recording">Whether it records now; without it a conformance pack cannot be created.</param>
/// <param name="AllSupported">Whether it records every supported resource type.</param>
/// <param name="IncludeGlobal">Whether it records global resource types, such as IAM users.</param>
public sealed record Recorder(Region Region, bool Recording, bool AllSupported = true, bool IncludeGlobal = true);
