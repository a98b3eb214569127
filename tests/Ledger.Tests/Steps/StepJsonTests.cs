using System.Text.Json;
using CsCheck;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Steps;
using PciAutoHeal.Steps.Ports;
using static PciAutoHeal.Ledger.Tests.Examples;

namespace PciAutoHeal.Ledger.Tests.Steps;

public sealed class StepJsonTests
{
    [Fact]
    public void Events_come_back_as_they_were() =>
        Events.Sample(e => StepJson.Read<RolloutEvent>(StepJson.Write(e)) == e);

    [Fact]
    public void Target_records_come_back_as_they_were() =>
        Changes.Sample(c => StepJson.Read<TargetRecord>(StepJson.Write(c)) == c);

    [Fact]
    public void Requests_and_headers_come_back_as_they_were() =>
        Gen.Select(Gen.Enum<OperatorWish>(), Text, Text.Null(), Gen.Int[0, int.MaxValue]).Sample((wish, actor, reason, ticks) =>
        {
            var request = new OperatorRequest(wish, actor, Start.AddTicks(ticks), reason, reason);
            var header = new RolloutHeader(RolloutId.Parse("a"), actor, Start.AddTicks(ticks), actor, actor, actor);
            return StepJson.Read<OperatorRequest>(StepJson.Write(request)) == request
                && StepJson.Read<RolloutHeader>(StepJson.Write(header)) == header;
        });

    [Fact]
    public void Moments_keep_their_ticks_and_their_offset() =>
        Gen.Select(Gen.Long[0, TimeSpan.TicksPerDay * 365_0000L], Gen.Int[-14 * 60, 14 * 60]).Sample((ticks, minutes) =>
        {
            var moment = new DateTimeOffset(ticks + TimeSpan.TicksPerDay, TimeSpan.FromMinutes(minutes));
            return StepJson.Read<DateTimeOffset>(StepJson.Write(moment)).EqualsExact(moment);
        });

    [Fact]
    public void Durations_keep_their_ticks() =>
        Gen.Long.Select(TimeSpan.FromTicks).Sample(span => StepJson.Read<TimeSpan>(StepJson.Write(span)) == span);

    [Fact]
    public void Names_are_camel_case_enums_are_words_and_what_is_absent_is_left_out() =>
        StepJson.Write(Change(1, TargetState.Deployed, 0) with { Wave = null }).Should().Be(
            """{"target":{"account":"000000000001","region":"us-east-1"}"""
            + ""","state":"Deployed","content":"sha256:1","updatedAt":"2026-11-01T08:00:00+00:00"}""");

    [Theory]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("""{"account":"12","region":"us-east-1"}""")]
    [InlineData("""{"account":null,"region":"us-east-1"}""")]
    public void What_is_no_target_is_refused(string json)
    {
        var read = () => StepJson.Read<Core.Accounts.Target>(json);

        read.Should().Throw<JsonException>();
    }
}
