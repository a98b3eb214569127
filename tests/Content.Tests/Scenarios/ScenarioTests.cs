using System.Text.Json.Nodes;
using PciAutoHeal.Content.Tests.Running;
using PciAutoHeal.Documents.AutomationDocs;
using PciAutoHeal.Documents.Generation;

namespace PciAutoHeal.Content.Tests.Scenarios;

/// <summary>
/// What has to be true of every generated document, run against moto. Two halves, so that two servers work side by
/// side; PCIAUTOHEAL_ONLY=Verb,Verb narrows them while a document is written.
/// </summary>
public abstract class ScenarioTests(MotoServer aws) : IAsyncLifetime
{
    private const string Account = "123456789012";

    private static readonly string[]? Only = Environment.GetEnvironmentVariable("PCIAUTOHEAL_ONLY")?.Split(',');

    private static readonly string[] Situations =
    [
        "heals", "second", "restore", "compliant", "exempt", "expired", "unreadable", "dry-run", "brake", "brake-unreadable",
        "tags-refused", "write-refused", "gone", "approval",
    ];

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(aws.Missing is not null, aws.Missing ?? "");
        await aws.Empty();
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected static TheoryData<string, string> Cases(int half) => new(Repository.Release.Documents.Select(it => it.Verb)
        .Where(verb => Scenario.Exists(verb) && (Only is null || Only.Contains(verb)))
        .Where((_, at) => at % 2 == half)
        .SelectMany(verb => Situations.Where(situation => Concerns(Named(verb), situation)).Select(situation => (verb, situation))));

    protected void Play(string verb, string situation)
    {
        var document = Named(verb);
        var scenario = Scenario.Of(aws, document);
        Assert.SkipWhen(scenario.Unjudged(situation) is not null, scenario.Unjudged(situation) ?? "");
        switch (situation)
        {
            case "heals": Heals(scenario); break;
            case "second": HealsOnce(scenario); break;
            case "restore": Restores(scenario); break;
            case "compliant": Leaves(scenario, scenario.Make(compliant: true), "AlreadyCompliant"); break;
            case "exempt": LeavesExempt(scenario, "2026-11-23", "Exempt"); break;
            case "unreadable": LeavesExempt(scenario, "summer", "Stopped"); break;
            case "expired": HealsExempt(scenario); break;
            case "dry-run": OnlySays(scenario); break;
            case "brake": StopsBeforeAll(scenario); break;
            case "brake-unreadable": FailsUnread(scenario, ["ssm:GetParameter", "ssm:GetParameters"]); break;
            case "tags-refused": FailsUnread(scenario, scenario.TagReads); break;
            case "write-refused": FailsHalfWay(scenario); break;
            case "gone": LeavesGone(scenario); break;
            case "approval": AsksFirst(scenario); break;
            default: throw new ArgumentOutOfRangeException(nameof(situation), situation, "No such situation.");
        }
    }

    private void Heals(Scenario scenario)
    {
        var id = scenario.Make(compliant: false);
        var before = scenario.Look(id);

        var run = Run(scenario, id);

        run.Failure.Should().BeNull();
        run.Outcome.Should().Be("Healed");
        run.Writes.Should().NotBeEmpty();
        JsonNode.Parse(run.PreviousState!).Should().BeOfType<JsonObject>();
        run.Calls.Select(IamAction.Of).Should().BeSubsetOf(RoleDerivation.ActionsOf(scenario.Document));
        Same(scenario.Look(id), scenario.Healed(before));
    }

    private void HealsOnce(Scenario scenario)
    {
        var id = scenario.Make(compliant: false);
        Run(scenario, id).Outcome.Should().Be("Healed");
        Leaves(scenario, id, "AlreadyCompliant");
    }

    private void Restores(Scenario scenario)
    {
        var undo = UndoOf(scenario.Document)!;
        var id = scenario.Make(compliant: false);
        var before = scenario.Look(id);
        var saved = Run(scenario, id).PreviousState;

        var rehearsed = Undone(undo, id, saved, mode: null);
        rehearsed.Failure.Should().BeNull();
        rehearsed.Outcome.Should().Be("WouldHeal");
        rehearsed.Writes.Should().BeEmpty();
        var undone = Undone(undo, id, saved, "heal");

        undone.Failure.Should().BeNull();
        undone.Outcome.Should().Be("Healed");
        Same(scenario.Look(id), before);
        var again = Undone(undo, id, saved, "heal");
        again.Outcome.Should().Be("AlreadyCompliant");
        again.Writes.Should().BeEmpty();
    }

    private void LeavesExempt(Scenario scenario, string until, string outcome)
    {
        var id = scenario.Make(compliant: false);
        scenario.Exempt(id, until);
        Leaves(scenario, id, outcome);
    }

    private void HealsExempt(Scenario scenario)
    {
        var id = scenario.Make(compliant: false);
        scenario.Exempt(id, "2026-11-22");
        Run(scenario, id).Outcome.Should().Be("Healed");
    }

    private void OnlySays(Scenario scenario)
    {
        var id = scenario.Make(compliant: false);
        var before = scenario.Look(id);

        var run = Run(scenario, id, mode: null);

        run.Failure.Should().BeNull();
        run.Outcome.Should().Be("WouldHeal");
        run.Writes.Should().BeEmpty();
        Same(scenario.Look(id), before);
    }

    private void StopsBeforeAll(Scenario scenario)
    {
        var id = scenario.Make(compliant: false);
        foreach (var brake in new[] { "on", "OFF" })
        {
            scenario.Set(DocumentShape.Brake, brake);
            var run = Run(scenario, id);
            run.Outcome.Should().Be("Stopped");
            run.Calls.Should().Equal(new ApiCall("ssm", "GetParameter"));
        }

        scenario.Set(DocumentShape.Brake, "off");
        Run(scenario, id).Outcome.Should().Be("Healed");
    }

    private void FailsUnread(Scenario scenario, IReadOnlyCollection<string> denied)
    {
        var run = Run(scenario, scenario.Make(compliant: false), denied: denied);
        run.Succeeded.Should().BeFalse();
        run.Writes.Should().BeEmpty();
    }

    /// <summary>
    /// Refused at once nothing has changed; refused at the last write, the next run finishes the work.
    /// </summary>
    private void FailsHalfWay(Scenario scenario)
    {
        var id = scenario.Make(compliant: false);
        var before = scenario.Look(id);
        var writes = scenario.Document.AllSteps.Select(step => step.Call).OfType<ApiCall>().Where(call => !call.IsRead)
            .Select(call => call.ToString()).Distinct().ToList();

        Run(scenario, id, denied: writes).Succeeded.Should().BeFalse();
        Same(scenario.Look(id), before);
        Run(scenario, id, denied: [writes[^1]]);
        var run = Run(scenario, id);

        run.Failure.Should().BeNull();
        run.Outcome.Should().BeOneOf("Healed", "AlreadyCompliant");
        Same(scenario.Look(id), scenario.Healed(before));
    }

    private void LeavesGone(Scenario scenario)
    {
        Assert.SkipWhen(scenario.Gone is null, scenario.GoneWhy);
        scenario.Make(compliant: true);
        Leaves(scenario, scenario.Gone!, "AlreadyCompliant");
    }

    private void AsksFirst(Scenario scenario)
    {
        var id = scenario.Make(compliant: false);
        var before = scenario.Look(id);

        var run = Run(scenario, id, approved: false);

        run.Steps.Should().Contain("Approve");
        run.Outcome.Should().Be("Stopped");
        run.Writes.Should().BeEmpty();
        Same(scenario.Look(id), before);
    }

    private void Leaves(Scenario scenario, string id, string outcome)
    {
        var run = Run(scenario, id);
        run.Failure.Should().BeNull();
        run.Outcome.Should().Be(outcome);
        run.Writes.Should().BeEmpty();
    }

    private AutomationRun Run(
        Scenario scenario, string id, string? mode = "heal", bool approved = true, IReadOnlyCollection<string>? denied = null) =>
        new AutomationRunner(aws) { Approved = approved, Denied = denied ?? [] }
            .Run(scenario.Document, Parameters(scenario.Document, id, mode));

    private AutomationRun Undone(AutomationDocument undo, string id, string? saved, string? mode)
    {
        var parameters = Parameters(undo, id, mode);
        parameters["PreviousState"] = saved;
        var run = new AutomationRunner(aws).Run(undo, parameters);
        run.Calls.Select(IamAction.Of).Should().BeSubsetOf(RoleDerivation.ActionsOf(undo));
        return run;
    }

    private static JsonObject Parameters(AutomationDocument document, string id, string? mode)
    {
        var parameters = new JsonObject
        {
            ["AutomationAssumeRole"] = $"arn:aws:iam::{Account}:role/{document.Name}",
            ["ResourceId"] = id,
        };
        if (mode is not null)
            parameters["Mode"] = mode;
        if (IsGated(document))
            parameters["Approvers"] = new JsonArray($"arn:aws:iam::{Account}:role/PciAutoHeal-Approver");
        return parameters;
    }

    private static bool Concerns(AutomationDocument document, string situation) => situation switch
    {
        "restore" => UndoOf(document) is not null,
        "approval" => IsGated(document),
        _ => true,
    };

    private static bool IsGated(AutomationDocument document) => document.Parameter("Approvers") is not null;

    private static AutomationDocument Named(string verb) => Repository.Release.Documents.Single(it => it.Verb == verb);

    private static AutomationDocument? UndoOf(AutomationDocument document) =>
        Repository.Release.Documents.FirstOrDefault(
            it => it.Text.Contains($"# Undoes {document.Name}. ", StringComparison.Ordinal));

    private static void Same(JsonNode found, JsonNode wanted) =>
        JsonNode.DeepEquals(found, wanted).Should().BeTrue("it is {0} and should be {1}", found.ToJsonString(), wanted.ToJsonString());
}

[Collection(MotoCollection.Name)]
public sealed class EvenScenarioTests(MotoServer aws) : ScenarioTests(aws)
{
    public static TheoryData<string, string> Half => Cases(0);

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Half))]
    public void A_document_does_what_it_says(string document, string situation) => Play(document, situation);
}

public sealed class OddScenarioTests(MotoServer aws) : ScenarioTests(aws), IClassFixture<MotoServer>
{
    public static TheoryData<string, string> Half => Cases(1);

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Half))]
    public void A_document_does_what_it_says(string document, string situation) => Play(document, situation);
}
