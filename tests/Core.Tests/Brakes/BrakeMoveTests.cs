using PciAutoHeal.Core.Brakes;
using PciAutoHeal.Core.Rollouts;

namespace PciAutoHeal.Core.Tests.Brakes;

public sealed class BrakeMoveTests
{
    private static readonly RolloutId Mine = RolloutId.For("mine", DateTimeOffset.UnixEpoch);
    private static readonly RolloutId Other = RolloutId.For("other", DateTimeOffset.UnixEpoch);

    public static TheoryData<string, string?, string?> Moves => new()
    {
        { "throw", null, "on" },
        { "throw", "off", "on" },
        { "throw", "on", null },
        { "throw", Brake.ContainedBy(Mine), "on" },
        { "release", null, null },
        { "release", "off", null },
        { "release", "on", "off" },
        { "release", Brake.ContainedBy(Mine), "off" },
        { "release", "whatever somebody wrote", "off" },
        { "contain", null, Brake.ContainedBy(Mine) },
        { "contain", "off", Brake.ContainedBy(Mine) },
        { "contain", "on", null },
        { "contain", Brake.ContainedBy(Mine), null },
        { "contain", Brake.ContainedBy(Other), null },
        { "resume", null, null },
        { "resume", "off", null },
        { "resume", "on", null },
        { "resume", Brake.ContainedBy(Mine), "off" },
        { "resume", Brake.ContainedBy(Other), null },
    };

    [Theory]
    [MemberData(nameof(Moves))]
    public void A_brake_is_only_taken_off_by_who_threw_it_or_by_a_person(
        string move, string? stands, string? written) =>
        Of(move).After(stands).Should().Be(written);

    [Theory]
    [MemberData(nameof(Moves))]
    public void A_move_that_is_repeated_writes_nothing(string move, string? stands, string? written) =>
        Of(move).After(written ?? stands).Should().BeNull();

    [Theory]
    [InlineData(null, true)]
    [InlineData("off", true)]
    [InlineData("OFF", false)]
    [InlineData("on", false)]
    [InlineData("", false)]
    public void Only_off_and_nothing_at_all_let_documents_run(string? value, bool isOff) =>
        Brake.IsOff(value).Should().Be(isOff);

    private static BrakeMove Of(string move) => move switch
    {
        "throw" => BrakeMove.Throw,
        "release" => BrakeMove.Release,
        "contain" => BrakeMove.Contain(Mine),
        _ => BrakeMove.Resume(Mine),
    };
}
