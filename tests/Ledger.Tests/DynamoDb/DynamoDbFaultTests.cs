using System.Net;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using PciAutoHeal.Aws.Ledger;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Ledger.Tests.Engines;
using PciAutoHeal.Steps;
using static PciAutoHeal.Ledger.Tests.Engines.WireAnswers;
using static PciAutoHeal.Ledger.Tests.Examples;

namespace PciAutoHeal.Ledger.Tests.DynamoDb;

/// <summary>A real DynamoDB behind a wire that fails.</summary>
public sealed class DynamoDbFaultTests(DynamoDbLocal engine) : IAsyncLifetime
{
    private readonly JumpingClock clock = new();
    private readonly RolloutId rollout = Header("a").Id;
    private FaultyWire.Passing pass = (_, _, send) => send();
    private AmazonDynamoDBClient client = null!;
    private DynamoDbLedger ledger = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var address = await engine.AddressAsync();
        client = new AmazonDynamoDBClient(new BasicAWSCredentials("test", "test"), new AmazonDynamoDBConfig
        {
            ServiceURL = address.ToString(),
            AuthenticationRegion = "us-east-1",
            MaxErrorRetry = 0,
            HttpClientFactory = new FaultyWire((operation, request, send) => pass(operation, request, send)),
        });
        var table = engine.NextTable();
        await new DynamoDbLedger(client, table, TimeProvider.System).EnsureTableAsync(Ct);
        ledger = new DynamoDbLedger(client, table, clock);
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_answer_that_was_lost_doubles_no_event()
    {
        LoseAnswersOf("PutItem", 1);

        await ledger.Rollouts.AppendAsync(rollout, [Event("a"), Event("b")], Ct);

        (await ledger.Rollouts.ReadAsync(rollout, Ct)).Should().Equal(Event("a"), Event("b"));
    }

    [Fact]
    public async Task An_answer_that_was_lost_doubles_no_change_of_a_target()
    {
        TargetRecord[] changes = [Change(1, TargetState.Deploying, 1), Change(1, TargetState.Deployed, 2)];
        LoseAnswersOf("TransactWriteItems", 1);

        await ledger.Targets.RecordAsync(rollout, changes, Ct);

        (await ledger.Targets.ReadHistoryAsync(rollout, Target(1), Ct)).Should().Equal(changes);
    }

    [Fact]
    public async Task A_lease_whose_answer_was_lost_is_held()
    {
        LoseAnswersOf("PutItem", 1);

        (await Acquire("a")).Should().Be("a");
        (await Acquire("b")).Should().Be("a");
    }

    [Fact]
    public async Task A_rollout_whose_registration_got_no_answer_is_registered_once()
    {
        LoseAnswersOf("TransactWriteItems", 1);

        await ledger.Rollouts.CreateAsync(Header("a"), Ct);

        (await ledger.Rollouts.ListAsync(10, Ct)).Should().Equal(Header("a"));
    }

    [Fact]
    public async Task Chunks_whose_answers_were_lost_are_whole()
    {
        var text = new string('x', 3_000_000);
        LoseAnswersOf("BatchWriteItem", 2);

        await ledger.Artifacts.PutAsync("key", text, Ct);

        (await ledger.Artifacts.FindAsync("key", Ct) == text).Should().BeTrue();
    }

    [Fact]
    public async Task A_call_that_never_gets_an_answer_is_transient_and_can_be_made_again_later()
    {
        LoseAnswersOf("PutItem", 5);

        await Refused<TransientException>(Append, "ConnectionFailed");
        await Append();

        (await ledger.Rollouts.ReadAsync(rollout, Ct)).Should().Equal(Event("a"));
        clock.Waits.Should().Be(4);

        Task Append() => ledger.Rollouts.AppendAsync(rollout, [Event("a")], Ct);
    }

    [Fact]
    public async Task Writes_that_DynamoDB_left_undone_are_repeated_after_a_wait()
    {
        var text = new string('x', 3_000_000);
        pass = (operation, request, send) => operation == "BatchWriteItem"
            ? OnlyTheFirstAsync(request, send, "UnprocessedItems")
            : send();

        await ledger.Artifacts.PutAsync("key", text, Ct);

        (await ledger.Artifacts.FindAsync("key", Ct) == text).Should().BeTrue();
        clock.Waits.Should().Be(8, "nine chunks were written one at a time");
    }

    [Fact]
    public async Task Reads_that_DynamoDB_left_undone_are_repeated_after_a_wait()
    {
        var changes = Enumerable.Range(1, 5).Select(n => Change(n, TargetState.Deployed, 1)).ToList();
        await ledger.Targets.RecordAsync(rollout, changes, Ct);
        pass = (operation, request, send) => operation == "BatchGetItem"
            ? OnlyTheFirstAsync(request, send, "UnprocessedKeys")
            : send();

        await ledger.Targets.RecordAsync(rollout, [.. changes.Select(c => c with { UpdatedAt = Start })], Ct);

        clock.Waits.Should().Be(4);
        (await ledger.Targets.ReadAsync(rollout, Ct)).Should().Equal(changes);
        (await ledger.Targets.ReadHistoryAsync(rollout, Target(5), Ct)).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_table_that_leaves_everything_undone_is_busy()
    {
        pass = (operation, request, send) => operation == "BatchWriteItem"
            ? Task.FromResult(Answer(HttpStatusCode.OK, new JsonObject { ["UnprocessedItems"] = Wanted(request) }))
            : send();

        await Refused<TransientException>(
            () => ledger.Artifacts.PutAsync("key", new string('x', 500_000), Ct), "TableBusy");

        (await ledger.Artifacts.FindAsync("key", Ct)).Should().BeNull("the pointer is written last");
    }

    [Theory]
    [InlineData("TransactionConflict")]
    [InlineData("ThrottlingError")]
    public async Task A_transaction_that_met_a_rival_or_a_throttle_is_tried_again(string reason)
    {
        var left = 3;
        pass = (operation, _, send) => operation == "TransactWriteItems" && left-- > 0
            ? Task.FromResult(Error(HttpStatusCode.BadRequest, "TransactionCanceledException", reason))
            : send();

        await ledger.Targets.RecordAsync(rollout, [Change(1, TargetState.Deployed, 1)], Ct);

        (await ledger.Targets.ReadAsync(rollout, Ct)).Should().ContainSingle();
        clock.Waits.Should().Be(3);
    }

    [Theory]
    [InlineData(400, "ProvisionedThroughputExceededException")]
    [InlineData(400, "ThrottlingException")]
    [InlineData(400, "RequestLimitExceeded")]
    [InlineData(400, "ReplicatedWriteConflictException")]
    [InlineData(500, "InternalServerError")]
    [InlineData(503, "ServiceUnavailable")]
    public async Task What_will_pass_is_transient(int status, string code)
    {
        pass = (_, _, _) => Task.FromResult(Error((HttpStatusCode)status, code));

        await Refused<TransientException>(() => ledger.Rollouts.AppendAsync(rollout, [Event("a")], Ct), code);
        await Refused<TransientException>(() => ledger.Rollouts.ReadAsync(rollout, Ct), code);
        await Refused<TransientException>(() => ledger.Targets.ReadAsync(rollout, Ct), code);
        await Refused<TransientException>(
            () => ledger.Targets.RecordAsync(rollout, [Change(1, TargetState.Failed, 1)], Ct), code);
        await Refused<TransientException>(() => Acquire("a"), code);
    }

    [Theory]
    [InlineData(400, "AccessDeniedException")]
    [InlineData(400, "ValidationException")]
    [InlineData(403, "UnrecognizedClientException")]
    public async Task What_will_not_get_better_is_terminal(int status, string code)
    {
        pass = (_, _, _) => Task.FromResult(Error((HttpStatusCode)status, code));

        await Refused<TerminalException>(() => ledger.Rollouts.CreateAsync(Header("a"), Ct), code);
        await Refused<TerminalException>(() => ledger.Artifacts.FindAsync("key", Ct), code);
    }

    private static async Task Refused<T>(Func<Task> call, string code)
        where T : Exception
    {
        var refused = await call.Should().ThrowAsync<T>();
        (refused.Which is TransientException transient ? transient.Code : ((TerminalException)(object)refused.Which).Code)
            .Should().Be(code);
    }

    private Task<string> Acquire(string owner) =>
        ledger.Leases.AcquireAsync("pack", owner, Start, TimeSpan.FromMinutes(1), Ct);

    private void LoseAnswersOf(string name, int count) => pass = async (operation, _, send) =>
    {
        using var answer = await send();
        return operation == name && count-- > 0
            ? throw new HttpRequestException("the answer was lost")
            : await CopyAsync(answer);
    };
}
