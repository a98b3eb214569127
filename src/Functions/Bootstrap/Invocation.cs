namespace PciAutoHeal.Functions.Bootstrap;

/// <summary>One event as the Runtime API hands it out.</summary>
/// <param name="Deadline">When Lambda will kill the process unless it has answered.</param>
/// <param name="TraceId">For X-Ray; null where nothing is traced.</param>
public sealed record Invocation(
    string RequestId, DateTimeOffset Deadline, string FunctionArn, string? TraceId, ReadOnlyMemory<byte> Payload);
