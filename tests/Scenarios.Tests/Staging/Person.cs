using PciAutoHeal.Steps.Operators;
using PciAutoHeal.Steps.Ports;

namespace PciAutoHeal.Scenarios.Tests.Staging;

/// <summary>
/// Who answers a rollout's questions; each wish is given once, in this order, after the time it takes.
/// </summary>
internal sealed class Person(params (TimeSpan After, OperatorWish Wish)[] answers)
{
    public const string Name = "ann";

    private int given;

    public List<QuestionKind> Asked { get; } = [];

    public static Person Nobody => new();

    /// <summary>Whether there is an answer left; it is on the desk then.</summary>
    public async Task<bool> AnswerAsync(Stage stage, QuestionKind question, CancellationToken ct)
    {
        Asked.Add(question);
        if (given == answers.Length)
        {
            return false;
        }

        var (after, wish) = answers[given++];
        stage.Clock.Advance(after);
        var hash = (await stage.Ports.Book.StateAsync(stage.Rollout, ct)).PlanHash;
        await stage.AskAsync(wish, wish == OperatorWish.Approve ? hash : null, ct);
        return true;
    }
}
