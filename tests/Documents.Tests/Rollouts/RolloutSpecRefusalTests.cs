using CsCheck;
using PciAutoHeal.Core.Diagnostics;
using PciAutoHeal.Core.Gates;
using static PciAutoHeal.Documents.Tests.Rollouts.RolloutSpecReaderTests;

namespace PciAutoHeal.Documents.Tests.Rollouts;

public sealed class RolloutSpecRefusalTests
{
    [Theory]
    [InlineData("name: 42", "PAH1004")]
    [InlineData("name: true", "PAH1004")]
    [InlineData("name: [a]", "PAH1004")]
    [InlineData("name:", "PAH1005")]
    [InlineData("name: '   '", "PAH1005")]
    [InlineData("name: a/b", "PAH1101")]
    [InlineData("name: -a", "PAH1101")]
    [InlineData("name: \"a\\nb\"", "PAH1101")]
    [InlineData("name: aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg", "PAH1101")]
    [InlineData("regions: us-east-1", "PAH1004")]
    [InlineData("regions: { a: b }", "PAH1004")]
    [InlineData("regions: []", "PAH1005")]
    [InlineData("regions: [us-east-1, us-east-1]", "PAH1007")]
    [InlineData("regions: [1]", "PAH1004")]
    [InlineData("regions: [US-EAST-1]", "PAH1013")]
    [InlineData("homeRegion: mars", "PAH1013")]
    [InlineData("packs: []", "PAH1005")]
    [InlineData("packs: [a, a]", "PAH1007")]
    [InlineData("content: 3", "PAH1004")]
    [InlineData("joined: fasttrack", "PAH1006")]
    [InlineData("delivery: organisation", "PAH1006")]
    [InlineData("delivery: [auto]", "PAH1004")]
    [InlineData("remediation: healing", "PAH1006")]
    [InlineData("heal: 5", "PAH1004")]
    [InlineData("heal: { maxChanges: 5 }", "PAH1002")]
    [InlineData("heal: { maxChangesPerAccount: -1 }", "PAH1010")]
    [InlineData("heal: { maxChangesPerRun: 5% }", "PAH1004")]
    [InlineData("heal: { maxChangesPerAccount: 6, maxChangesPerRun: 5 }", "PAH1111")]
    [InlineData("gates: { alarms: errors }", "PAH1004")]
    [InlineData("gates: { alarms: [1] }", "PAH1004")]
    [InlineData("gates: { alarms: [errors, errors] }", "PAH1007")]
    [InlineData("gates: { alarms: [{ region: eu-west-1 }] }", "PAH1003")]
    [InlineData("gates: { alarms: [{ name: a, account: 12 }] }", "PAH1012")]
    [InlineData("gates: { alarms: [{ name: a, region: mars }] }", "PAH1013")]
    [InlineData("gates: { alarms: [{ name: a, threshold: 3 }] }", "PAH1002")]
    [InlineData("gates: { alarms: ['arn:aws:cloudwatch:eu-west-1:111122223333:alarm:a'] }", "PAH1112")]
    [InlineData("gates: { alarms: [\"a\\nb\"] }", "PAH1112")]
    [InlineData("memberRole: arn:aws:iam::111122223333:role/x", "PAH1106")]
    [InlineData("scope: []", "PAH1004")]
    [InlineData("scope:", "PAH1005")]
    [InlineData("scope: { include: {} }", "PAH1104")]
    [InlineData("scope: { include: { accounts: [] } }", "PAH1104")]
    [InlineData("scope: { include: { organizationalUnits: ['a//b'] } }", "PAH1108")]
    [InlineData("scope: { include: { tags: [a] } }", "PAH1004")]
    [InlineData("scope: { include: { accounts: [12345678901] } }", "PAH1012")]
    [InlineData("scope: { exclude: [{ account: 111122223333 }] }", "PAH1003")]
    [InlineData("scope: { exclude: [{ reason: x }] }", "PAH1003")]
    [InlineData("scope: { exclude: [111122223333] }", "PAH1004")]
    [InlineData("scope: { exclude: [{ account: 111122223333, reason: x, expires: 31.1.2027 }] }", "PAH1011")]
    [InlineData("scope: { exclude: [{ account: 111122223333, reason: x, expires: 2027-02-30 }] }", "PAH1011")]
    [InlineData(
        "scope: { exclude: [{ account: 111122223333, reason: x }, { account: 111122223333, reason: y }] }", "PAH1007")]
    public void A_wrong_value_has_its_code(string line, string code) => CodesOf(With(line)).Should().Equal(code);

    [Theory]
    [InlineData("[]", "PAH1005")]
    [InlineData("all", "PAH1004")]
    [InlineData("[canary]", "PAH1004")]
    [InlineData("[{ percent: 10 }]", "PAH1003")]
    [InlineData("[{ name: a }]", "PAH1102")]
    [InlineData("[{ name: a, rest: false }]", "PAH1102")]
    [InlineData("[{ name: a, accounts: [] }]", "PAH1102")]
    [InlineData("[{ name: a, maxAccounts: 5 }]", "PAH1102")]
    [InlineData("[{ name: a, rest: yes }]", "PAH1004")]
    [InlineData("[{ name: a, rest: 'true' }]", "PAH1004")]
    [InlineData("[{ name: a, percent: 0 }]", "PAH1009")]
    [InlineData("[{ name: a, percent: -5 }]", "PAH1009")]
    [InlineData("[{ name: a, percent: 100.5 }]", "PAH1009")]
    [InlineData("[{ name: a, percent: ten }]", "PAH1009")]
    [InlineData("[{ name: a, percent: [10] }]", "PAH1004")]
    [InlineData("[{ name: a, rest: true, percent: 10 }]", "PAH1105")]
    [InlineData("[{ name: a, rest: true, maxAccounts: 0 }]", "PAH1010")]
    [InlineData("[{ name: a, rest: true, maxAccounts: 1.5 }]", "PAH1010")]
    [InlineData("[{ name: a, rest: true, maxAccounts: 99999999999 }]", "PAH1010")]
    [InlineData("[{ name: a, rest: true, maxAccounts: many }]", "PAH1004")]
    [InlineData("[{ name: a, percent: 10 }, { name: a, rest: true }]", "PAH1103")]
    [InlineData("[{ name: a, accounts: [111122223333, 111122223333] }]", "PAH1007")]
    [InlineData("[{ name: a, accounts: [0x1a] }]", "PAH1012")]
    [InlineData("[{ name: a, accounts: ['1111 2222 3333'] }]", "PAH1012")]
    [InlineData("[{ name: a, accounts: 111122223333 }]", "PAH1004")]
    [InlineData("[{ name: a, accouts: [111122223333], rest: true }]", "PAH1002")]
    public void A_wrong_wave_has_its_code(string waves, string code) =>
        CodesOf(With($"waves: {waves}")).Should().Equal(code);

    [Theory]
    [InlineData("bake: 30", "PAH1008")]
    [InlineData("bake: 0", "PAH1008")]
    [InlineData("bake: soon", "PAH1008")]
    [InlineData("bake: -30m", "PAH1008")]
    [InlineData("bake: 30m1h", "PAH1008")]
    [InlineData("bake: 9999999h", "PAH1008")]
    [InlineData("bake: P1Y", "PAH1008")]
    [InlineData("stuckAfter: 0s", "PAH1008")]
    [InlineData("maxFailedTargets: -1", "PAH1107")]
    [InlineData("maxFailedTargets: 101%", "PAH1107")]
    [InlineData("maxFailedTargets: 1.5", "PAH1107")]
    [InlineData("maxFailedTargets: {}", "PAH1004")]
    [InlineData("maxRegressions: -1", "PAH1010")]
    [InlineData("maxRegressions: 1%", "PAH1004")]
    [InlineData("onMissingData: ignore", "PAH1006")]
    [InlineData("approval: yes", "PAH1006")]
    [InlineData("onHalt:", "PAH1005")]
    [InlineData("approvers: 2", "PAH1110")]
    [InlineData("approval: required, approvers: 0", "PAH1010")]
    [InlineData("approvalExpires: 24", "PAH1008")]
    [InlineData("freeze: soon", "PAH1004")]
    [InlineData("freeze: [{ from: 2026-12-18T18:00Z, to: 2026-12-18T18:00Z, reason: x }]", "PAH1109")]
    [InlineData("freeze: [{ from: 2026-12-18T18:00, to: 2027-01-04T06:00Z, reason: x }]", "PAH1014")]
    [InlineData("freeze: [{ from: 2026-12-18T18:00Z, to: 2027-01-04T06:00Z }]", "PAH1003")]
    public void A_wrong_gate_has_its_code(string gate, string code) =>
        CodesOf(With($"gates: {{ {gate} }}")).Should().Equal(code);

    [Theory]
    [InlineData("{ slack: \"https://hooks.slack.com/services/T0/B0/hush\" }", "PAH1122")]
    [InlineData("{ teams: env:1 }", "PAH1122")]
    [InlineData("{ slack: 'env:A B' }", "PAH1122")]
    [InlineData("{ sns: ops }", "PAH1121")]
    [InlineData("{ sns: 'arn:aws:sqs:us-east-1:111122223333:q' }", "PAH1121")]
    [InlineData("{ slack: env:A, teams: env:B }", "PAH1120")]
    [InlineData("{ events: [halted] }", "PAH1120")]
    [InlineData("{ slack: env:A, events: [everything] }", "PAH1006")]
    [InlineData("{ slack: env:A, events: [] }", "PAH1005")]
    [InlineData("{ slack: env:A, events: [halted, halted] }", "PAH1007")]
    [InlineData("{ mail: a@b.c }", "PAH1120", "PAH1002")]
    public void A_wrong_notification_has_its_code_and_its_secret_is_not_repeated(string one, params string[] codes)
    {
        var found = Read(With($"notifications: [{one}]")).Diagnostics;

        found.Select(d => d.Code).Should().Equal(codes);
        found.Should().OnlyContain(d => !$"{d.Message} {d.Fix}".Contains("hush"));
    }

    [Theory]
    [InlineData("", "PAH2006")]
    [InlineData("- a\n- b\n", "PAH1004")]
    [InlineData("name: a\nname: b\n", "PAH2005")]
    [InlineData("name: a\nwaves:\n\t- b\n", "PAH2002")]
    [InlineData("a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n", "PAH2003")]
    public void A_file_that_is_no_map_has_its_code(string text, string code) => CodesOf(text).Should().Equal(code);

    [Fact]
    public void A_number_without_a_unit_is_told_its_units() =>
        Read(With("gates: { bake: 30 }")).Diagnostics.Single().Fix.Should().Be("Say the unit: 30m, 30h or 30s.");

    [Fact]
    public void An_account_id_that_lost_its_zeros_is_told_so() =>
        Read(With("waves: [{ name: a, accounts: [12345678901] }]")).Diagnostics.Single().Fix
            .Should().Contain("this has 11").And.Contain("leading zeros");

    [Theory]
    [InlineData("3", 3, null)]
    [InlineData("'3'", 3, null)]
    [InlineData("0%", 0, 0.0)]
    [InlineData("2.5%", 0, 2.5)]
    [InlineData("100 %", 0, 100.0)]
    public void Failures_are_allowed_by_count_or_by_share(string text, int count, double? percent) =>
        Read(With($"gates: {{ maxFailedTargets: {text} }}")).Spec!.Gates.MaxFailedTargets
            .Should().Be(new Allowance(count, (decimal?)percent));

    /// <summary>The reader's promise: a spec, or an error that says where; never an exception, never both.</summary>
    [Fact]
    public void Whatever_is_cut_out_of_a_spec_the_answer_is_a_spec_or_errors_with_a_place()
    {
        var text = With("gates: { bake: 30m, maxFailedTargets: 1% }");

        Gen.Select(Gen.Int[0, text.Length - 1], Gen.Int[1, 20], Gen.String[Gen.Char["ab:-[]{} \n%0"], 0, 4])
            .Sample((from, length, put) =>
            {
                var cut = text.Remove(from, Math.Min(length, text.Length - from)).Insert(from, put);
                var (spec, diagnostics) = Read(cut);
                return spec is null == diagnostics.Any(d => d.Severity == Severity.Error)
                    && diagnostics.All(d => d.Where is { Line: > 0, Column: > 0 });
            });
    }

    private static IEnumerable<string> CodesOf(string text)
    {
        var (spec, diagnostics) = Read(text);
        spec.Should().BeNull();
        return diagnostics.Select(d => d.Code);
    }
}
