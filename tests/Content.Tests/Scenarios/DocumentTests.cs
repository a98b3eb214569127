using System.Text.Json.Nodes;
using PciAutoHeal.Content.Tests.Running;
using PciAutoHeal.Documents.AutomationDocs;
using PciAutoHeal.Documents.Generation;

namespace PciAutoHeal.Content.Tests.Scenarios;

/// <summary>
/// What has to be true of every document, run against moto. A document's own class says how its resource is made,
/// tagged and looked at.
/// </summary>
public abstract class DocumentTests(MotoServer aws) : IAsyncLifetime
{
    protected const string Account = "123456789012";

    protected MotoServer Aws { get; } = aws;

    protected abstract string Document { get; }

    /// <summary>
    /// An id that the rule could report and that no longer exists; null where Config never reports one.
    /// </summary>
    protected abstract string? GoneId { get; }

    /// <summary>The calls that read tags: when they are refused, nothing may change.</summary>
    protected abstract string[] TagReads { get; }

    /// <summary>The document that puts the previous state back; null where it cannot be had back.</summary>
    protected virtual string? Undo => null;

    /// <summary>
    /// Makes the resource, among others that must stay as they are, and returns the id that Config gives.
    /// </summary>
    protected abstract string Make(bool compliant);

    protected abstract void Tag(string id, string key, string value);

    /// <summary>All that healing may change and all that it must not.</summary>
    protected abstract JsonNode Look(string id);

    /// <summary>What <see cref="Look"/> shall see after healing, given what it saw before.</summary>
    protected abstract void Healed(JsonNode before, JsonNode after);

    private AutomationDocument Doc => Named(Document);

    private bool IsGated => Doc.Parameter("Approvers") is not null;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(Aws.Missing is not null, Aws.Missing ?? "");
        await Aws.Empty();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void What_fails_is_healed_and_nothing_else_changes()
    {
        var id = Make(compliant: false);
        var before = Look(id);

        var run = Run(id, "heal");

        run.Failure.Should().BeNull();
        run.Outcome.Should().Be("Healed");
        run.Writes.Should().NotBeEmpty();
        JsonNode.Parse(run.PreviousState!).Should().NotBeNull();
        Healed(before, Look(id));
    }

    [Fact]
    public void What_complies_is_left_alone() => Leaves(Make(compliant: true), "AlreadyCompliant");

    [Fact]
    public void What_is_healed_needs_no_second_healing()
    {
        var id = Make(compliant: false);
        Run(id, "heal").Outcome.Should().Be("Healed");

        Run(id, "heal").Should().Match<AutomationRun>(run => run.Outcome == "AlreadyCompliant" && !run.Writes.Any());
    }

    [Fact]
    public void An_exemption_holds_until_its_date()
    {
        var id = Make(compliant: false);
        Tag(id, "pciautoheal:exempt", "partner needs it");
        Tag(id, "pciautoheal:exempt-until", "2026-11-23");

        Leaves(id, "Exempt");
    }

    [Fact]
    public void An_exemption_whose_date_has_passed_does_not_exempt()
    {
        var id = Make(compliant: false);
        Tag(id, "pciautoheal:exempt", "partner needed it");
        Tag(id, "pciautoheal:exempt-until", "2026-11-22");

        Run(id, "heal").Outcome.Should().Be("Healed");
    }

    [Fact]
    public void An_exemption_with_an_unreadable_date_changes_nothing()
    {
        var id = Make(compliant: false);
        Tag(id, "pciautoheal:exempt", "partner needs it");
        Tag(id, "pciautoheal:exempt-until", "next summer");

        Leaves(id, "Stopped");
    }

    [Fact]
    public void A_dry_run_makes_no_write_call_and_says_what_would_happen()
    {
        var id = Make(compliant: false);
        var before = Look(id).ToJsonString();

        var run = Run(id, mode: null);

        run.Outcome.Should().Be("WouldHeal");
        run.Writes.Should().BeEmpty();
        Look(id).ToJsonString().Should().Be(before);
    }

    [Theory]
    [InlineData("on")]
    [InlineData("OFF")]
    public void Any_brake_but_off_stops_before_anything_else_is_read(string brake)
    {
        var id = Make(compliant: false);
        SetBrake(brake);

        var run = Run(id, "heal");

        run.Outcome.Should().Be("Stopped");
        run.Calls.Should().Equal(new ApiCall("ssm", "GetParameter"));
    }

    [Fact]
    public void A_brake_that_is_off_lets_healing_happen()
    {
        var id = Make(compliant: false);
        SetBrake("off");

        Run(id, "heal").Outcome.Should().Be("Healed");
    }

    [Fact]
    public void A_brake_that_cannot_be_read_ends_the_run()
    {
        var run = Run(Make(compliant: false), "heal", denied: ["ssm:GetParameter", "ssm:GetParameters"]);

        run.Succeeded.Should().BeFalse();
        run.Writes.Should().BeEmpty();
    }

    [Fact]
    public void Tags_that_cannot_be_read_end_the_run()
    {
        var run = Run(Make(compliant: false), "heal", denied: TagReads);

        run.Succeeded.Should().BeFalse();
        run.Writes.Should().BeEmpty();
    }

    [Fact]
    public void A_resource_that_is_gone_needs_no_healing()
    {
        Assert.SkipWhen(GoneId is null, "an account does not go");
        Make(compliant: true);

        Leaves(GoneId!, "AlreadyCompliant");
    }

    [Fact]
    public void A_refused_approval_changes_nothing_where_one_is_asked_for()
    {
        var id = Make(compliant: false);

        var run = Run(id, "heal", approved: false);

        run.Steps.Contains("Approve").Should().Be(IsGated);
        run.Outcome.Should().Be(IsGated ? "Stopped" : "Healed");
        run.Writes.Any().Should().Be(!IsGated);
    }

    [Fact]
    public void What_was_there_before_can_be_put_back()
    {
        Assert.SkipWhen(Undo is null, "the previous state cannot be had back by a document");
        var id = Make(compliant: false);
        var before = Look(id);
        var saved = Run(id, "heal").PreviousState;

        Undone(id, saved, mode: null).Should().Match<AutomationRun>(run => run.Outcome == "WouldHeal" && !run.Writes.Any());
        var undo = Undone(id, saved, "heal");

        undo.Failure.Should().BeNull();
        undo.Outcome.Should().Be("Healed");
        JsonNode.DeepEquals(Look(id), before).Should().BeTrue("it was {0}", before.ToJsonString());
        Undone(id, saved, "heal").Should().Match<AutomationRun>(run => run.Outcome == "AlreadyCompliant" && !run.Writes.Any());
    }

    [Fact]
    public void Every_call_made_is_in_the_role()
    {
        var actions = RoleDerivation.ActionsOf(Doc);

        var run = Run(Make(compliant: false), "heal");

        run.Calls.Select(IamAction.Of).Should().BeSubsetOf(actions);
    }

    internal AutomationRun Run(
        string id, string? mode, bool approved = true, IReadOnlyCollection<string>? denied = null)
    {
        var parameters = new JsonObject
        {
            ["AutomationAssumeRole"] = $"arn:aws:iam::{Account}:role/{Doc.Name}",
            ["ResourceId"] = id,
        };
        if (mode is not null)
            parameters["Mode"] = mode;
        if (IsGated)
            parameters["Approvers"] = new JsonArray($"arn:aws:iam::{Account}:role/PciAutoHeal-Approver");
        return new AutomationRunner(Aws) { Approved = approved, Denied = denied ?? [] }.Run(Doc, parameters);
    }

    private AutomationRun Undone(string id, string? saved, string? mode)
    {
        var parameters = new JsonObject
        {
            ["AutomationAssumeRole"] = $"arn:aws:iam::{Account}:role/PciAutoHeal-{Undo}",
            ["ResourceId"] = id,
            ["PreviousState"] = saved,
        };
        if (mode is not null)
            parameters["Mode"] = mode;
        var run = new AutomationRunner(Aws).Run(Named(Undo!), parameters);
        run.Calls.Select(IamAction.Of).Should().BeSubsetOf(RoleDerivation.ActionsOf(Named(Undo!)));
        return run;
    }

    private static AutomationDocument Named(string verb) => Repository.Release.Documents.Single(it => it.Verb == verb);

    private void Leaves(string id, string outcome)
    {
        var run = Run(id, "heal");

        run.Failure.Should().BeNull();
        run.Outcome.Should().Be(outcome);
        run.Writes.Should().BeEmpty();
    }

    private void SetBrake(string value) => Aws.Call("ssm", "PutParameter", new()
    {
        ["Name"] = DocumentShape.Brake,
        ["Value"] = value,
        ["Type"] = "String",
    });
}
