using CsCheck;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Faults;
using PciAutoHeal.Documents.Faults;

namespace PciAutoHeal.Documents.Tests.Faults;

public sealed class FaultsReaderTests
{
    [Fact]
    public void The_example_of_the_contract_is_read_in_full()
    {
        var (faults, diagnostics) = FaultsReader.Read(
            "faults.json",
            """
            {"schema":"pciautoheal/faults/1","faults":[{"kind":"Throttled","account":"111122223333","region":"us-east-1",
              "at":"PT10M","for":"PT30M","percent":30,"api":"config:PutOrganizationConformancePack"}]}
            """);

        diagnostics.Should().BeEmpty();
        faults.Should().Equal(new Fault(
            FaultKind.Throttled, AccountId.Parse("111122223333"), Region.Parse("us-east-1"),
            TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), 30, "config:PutOrganizationConformancePack"));
    }

    [Fact]
    public void The_kind_is_enough() => Read("kind: PackStuck").Should().Equal(new Fault(FaultKind.PackStuck));

    [Fact]
    public void Stars_stand_for_everything() =>
        Read("kind: ServerError, account: '*', region: \"*\", api: '*'").Should().Equal(new Fault(FaultKind.ServerError));

    [Fact]
    public void Every_kind_is_read_by_its_name() =>
        Gen.Enum<FaultKind>().Sample(kind => Read($"kind: {kind}").Single().Kind == kind);

    [Fact]
    public void Times_may_be_written_for_people() => Read("kind: DataMissing, at: 1h30m, for: 45s").Single().Should()
        .Match<Fault>(f => f.At == TimeSpan.FromMinutes(90) && f.For == TimeSpan.FromSeconds(45));

    [Fact]
    public void No_faults_are_no_error() =>
        FaultsReader.Read("faults.yaml", "faults: []").Diagnostics.Should().BeEmpty();

    [Theory]
    [InlineData("account: '*'", "PAH1003")]
    [InlineData("kind: throttled", "PAH1006")]
    [InlineData("kind: [Throttled]", "PAH1004")]
    [InlineData("kind: Throttled, when: 10m", "PAH1002")]
    [InlineData("kind: Throttled, account: 1234", "PAH1012")]
    [InlineData("kind: Throttled, region: everywhere", "PAH1013")]
    [InlineData("kind: Throttled, at: 10", "PAH1008")]
    [InlineData("kind: Throttled, for: 0s", "PAH1008")]
    [InlineData("kind: Throttled, percent: 0", "PAH1009")]
    [InlineData("kind: Throttled, percent: 101", "PAH1009")]
    [InlineData("kind: Throttled, api: PutObject", "PAH1602")]
    [InlineData("kind: Throttled, api: 's3:put*'", "PAH1602")]
    public void A_wrong_fault_has_its_code_and_line(string fault, string code)
    {
        var (faults, diagnostics) = FaultsReader.Read("faults.yaml", $"faults:\n  - {{ kind: PackSlow }}\n  - {{ {fault} }}\n");

        faults.Should().BeEmpty();
        diagnostics.Select(d => (d.Code, d.Where!.Line)).Should().Equal((code, 3));
    }

    [Theory]
    [InlineData("", "PAH2006")]
    [InlineData("[]", "PAH1004")]
    [InlineData("schema: pciautoheal/faults/1", "PAH1003")]
    [InlineData("schema: pciautoheal/faults/2\nfaults: []", "PAH1601")]
    [InlineData("faults: Throttled", "PAH1004")]
    public void A_wrong_file_has_its_code(string text, string code) =>
        FaultsReader.Read("faults.yaml", text).Diagnostics.Select(d => d.Code).Should().Equal(code);

    private static IReadOnlyList<Fault> Read(string fault)
    {
        var (faults, diagnostics) = FaultsReader.Read("faults.yaml", $"faults: [{{ {fault} }}]");
        diagnostics.Should().BeEmpty();
        return faults;
    }
}
