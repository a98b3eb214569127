using CsCheck;
using PciAutoHeal.Ledger.Tests.Contracts;
using PciAutoHeal.Ledger.Tests.Engines;
using PciAutoHeal.Steps;

namespace PciAutoHeal.Ledger.Tests.DynamoDb;

public sealed class SameAnswersTests(DynamoDbLocal dynamo)
{
    [Fact]
    public async Task SQLite_and_DynamoDB_answer_any_sequence_of_calls_alike()
    {
        await dynamo.AddressAsync(); // a skip from within a sample would be a failure of the sample
        await LedgerCall.Any.Array[1, 25].SampleAsync(
            async calls => (await AnswersAsync(dynamo, calls)).Should().Equal(
                await AnswersAsync(new SqliteEngine(), calls)),
            iter: 40,
            threads: 1,
            print: calls => string.Join(Environment.NewLine, calls.AsEnumerable()));
    }

    private static async Task<IReadOnlyList<string>> AnswersAsync(ILedgerEngine engine, LedgerCall[] calls)
    {
        await using var store = await engine.CreateAsync();
        LedgerPorts[] processes = [store.Connect(), store.Connect()];
        List<string> answers = [];
        foreach (var call in calls)
        {
            answers.Add(await call.RunAsync(processes[call.Process], TestContext.Current.CancellationToken));
        }

        return answers;
    }
}
