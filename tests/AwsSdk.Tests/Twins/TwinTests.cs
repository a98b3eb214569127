using System.Net;
using PciAutoHeal.AwsSdk.Tests.Wire;

namespace PciAutoHeal.AwsSdk.Tests.Twins;

/// <summary>One source, against the official package and against the subset, is the same on the wire.</summary>
public sealed class TwinTests
{
    private static readonly (ITwinCalls Official, ITwinCalls Subset)[] Twins =
    [
        (new Official.StsCalls(), new Generated.StsCalls()),
        (new Official.SsmCalls(), new Generated.SsmCalls()),
    ];

    public static TheoryData<string> Calls => [.. Twins.SelectMany(twin => twin.Official.All.Keys)];

    public static TheoryData<string, string> CallsAndAnswers
    {
        get
        {
            TheoryData<string, string> all = [];
            foreach (var call in Twins[1].Official.All.Keys)
            {
                CannedAnswers.Json.Keys.ToList().ForEach(answer => all.Add(call, answer));
            }

            foreach (var call in Twins[0].Official.All.Keys)
            {
                CannedAnswers.Xml.Keys.ToList().ForEach(answer => all.Add(call, answer));
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(CallsAndAnswers))]
    public async Task The_subset_asks_and_understands_as_the_official_client_does(string call, string answer)
    {
        var answers = CannedAnswers.Json.TryGetValue(answer, out var json) ? json : CannedAnswers.Xml[answer];

        var (official, subset) = await BothAsync(call, answers);

        subset.Should().Be(official);
        official.Should().Contain("POST");
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_broken_answer_fails_in_both(string call)
    {
        var (official, subset) = Find(call);
        var broken = new Answer(HttpStatusCode.OK, "{\"Parameter\":{\"Name\":\"n\"");

        var officialFails = await Record.ExceptionAsync(() => official(new WireTap(broken)));
        var subsetFails = await Record.ExceptionAsync(() => subset(new WireTap(broken)));

        subsetFails?.GetType().Name.Should().Be(officialFails?.GetType().Name);
        (subsetFails is null).Should().Be(officialFails is null);
    }

    private static async Task<(string Official, string Subset)> BothAsync(string call, Answer[] answers)
    {
        var (official, subset) = Find(call);
        return (await Outcome.OfAsync(official, answers), await Outcome.OfAsync(subset, answers));
    }

    private static (Func<WireTap, Task<object>> Official, Func<WireTap, Task<object>> Subset) Find(string call)
    {
        var (official, subset) = Twins.Single(twin => twin.Official.All.ContainsKey(call));
        return (official.All[call], subset.All[call]);
    }
}
