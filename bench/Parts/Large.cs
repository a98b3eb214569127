using System.Globalization;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Bench.Parts;

/// <summary>The largest organization that is promised: 10,000 accounts in the 17 default regions.</summary>
internal static class Large
{
    private static readonly Region[] Regions =
    [
        .. ("ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 "
            + "eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2")
            .Split(' ').Select(Region.Parse),
    ];

    public static OrganizationSnapshot Organization { get; } = new(
        "o-a1b2c3d4e5", Id(0), Id(1), Regions, [.. Enumerable.Range(0, 10_000).Select(Ready)]);

    public static RolloutSpec Spec { get; } = new(
        "large",
        null,
        [
            new("one") { Percent = 1 }, new("five") { Percent = 5 }, new("ten") { Percent = 10 },
            new("twenty") { Percent = 20 }, new("thirty") { Percent = 30 }, new("rest") { Rest = true },
        ]);

    public static Release Release { get; } =
        new("sha256:large", [new(PackName.Parse("ec2-lambda"), "Resources: {}", 5, [], [])], null);

    public static AccountId Id(int number) =>
        AccountId.Parse((100_000_000_000L + number).ToString(CultureInfo.InvariantCulture));

    private static Account Ready(int number) => new(Id(number), $"account-{number}", AccountState.Active)
    {
        Path = ["Workloads", number % 2 == 0 ? "Prod" : "Dev"],
        Regions = Regions,
        Recorders = [.. Regions.Select(region => new Recorder(region, Recording: true))],
    };
}
