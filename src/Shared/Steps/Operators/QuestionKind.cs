using System.Text.Json.Serialization;

namespace PciAutoHeal.Steps.Operators;

/// <summary>Why a rollout waits for a person.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<QuestionKind>))]
public enum QuestionKind
{
    /// <summary>Somebody must approve the plan by its hash.</summary>
    Approval,

    /// <summary>The rollout stopped: paused, halted, contained, or an API refused.</summary>
    Stopped,
}
