namespace PciAutoHeal.Simulation.Services.CloudTrail;

/// <summary>A change as it was recorded; what is told of it is made when somebody looks it up.</summary>
/// <param name="Who">The ARN of the caller.</param>
/// <param name="Request">The request's parameters as JSON, without long texts.</param>
/// <param name="ErrorCode">Why it was refused; null where it was done.</param>
internal sealed record TrailEvent(
    DateTimeOffset At, string Source, string Name, string Who, string? AccessKeyId, string Request, string? ErrorCode = null);
