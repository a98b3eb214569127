namespace PciAutoHeal.Core.Drift;

/// <summary>A change that AWS CloudTrail has recorded.</summary>
/// <param name="Event">The operation, as <c>StopConfigurationRecorder</c>.</param>
/// <param name="Who">The identity that called: an ARN, or what is known of it.</param>
/// <param name="Concerns">Names of resources and the request's parameters: what the change was about.</param>
public sealed record TrailedChange(string Event, DateTimeOffset At, string Who, string Concerns);
