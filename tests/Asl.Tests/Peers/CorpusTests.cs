namespace PciAutoHeal.Asl.Tests.Peers;

[Collection<PeersCollection>]
public sealed class CorpusTests(IndependentJudges judges)
{
    /// <summary>Disagreements are exceptions with a reason each; a growing number means that we are drifting.</summary>
    private const int MostDisagreements = 7;

    public static TheoryData<string> Names => [.. CorpusCase.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_interpreter_gives_what_the_case_expects(string name)
    {
        var one = Find(name);

        var ours = one.Run();

        if (one.Expected is { } expected)
            ours.Matches(expected).Should().BeTrue($"{expected} was expected and {ours} came out");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_independent_engine_agrees(string name)
    {
        var one = Find(name);
        var theirs = Outcome.Of(judges.VerdictOn(name));

        var ours = one.Run();

        ours.Matches(theirs).Should().Be(one.Disagrees is null, $"the peer gives {theirs} and we give {ours}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_independent_validator_accepts_the_definition(string name)
    {
        var problems = judges.VerdictOn(name)["problems"]!.AsArray();

        problems.Select(problem => problem!.GetValue<string>()).Should().BeEmpty();
    }

    [Fact]
    public void The_corpus_is_large_and_disagreements_are_few_and_explained()
    {
        CorpusCase.All.Should().HaveCountGreaterThan(100);
        CorpusCase.All.Where(one => one.Disagrees is not null).Should().HaveCountLessThanOrEqualTo(MostDisagreements)
            .And.OnlyContain(one => one.Expected != null && one.Disagrees!.Length > 20);
    }

    private static CorpusCase Find(string name) => CorpusCase.All.Single(one => one.Name == name);
}
