using System.Diagnostics;

namespace PciAutoHeal.Steps.Telemetry;

/// <summary>
/// Spans of the base class library; whoever hosts the flow decides whether anybody listens. Names are public:
/// docs/observability.md.
/// </summary>
public static class Traces
{
    public const string Name = "PciAutoHeal";
    public const string RolloutSpan = "rollout";
    public const string WaveSpan = "wave";
    public const string StepSpan = "step";
    public const string ApiCallSpan = "api call";
    public const string RolloutTag = "pciautoheal.rollout";
    public const string WaveTag = "pciautoheal.wave";
    public const string StepTag = "pciautoheal.step";
    public const string ApiTag = "pciautoheal.api";
    public const string AccountTag = "pciautoheal.caller";
    public const string RegionTag = "cloud.region";
    public const string AttemptsTag = "pciautoheal.attempts";
    public const string ErrorTag = "error.type";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>Null, at no cost, while nobody listens.</summary>
    public static Activity? Start(string span, params ReadOnlySpan<(string Tag, object? Value)> tags)
    {
        var activity = Source.StartActivity(span, span == ApiCallSpan ? ActivityKind.Client : ActivityKind.Internal);
        if (activity is not null)
        {
            foreach (var (tag, value) in tags)
            {
                activity.SetTag(tag, value);
            }
        }

        return activity;
    }

    /// <summary>Marks a span as failed by what failed; messages may be long and stay in the log.</summary>
    public static void Fail(Activity? activity, string error)
    {
        activity?.SetTag(ErrorTag, error);
        activity?.SetStatus(ActivityStatusCode.Error);
    }
}
