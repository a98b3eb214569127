using CsCheck;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Waves;
using PciAutoHeal.Steps.Waves;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Steps.Tests.Waves;

public sealed class ExclusionListTests
{
    private static readonly IReadOnlySet<AccountId> Nobody = new HashSet<AccountId>();

    /// <summary>
    /// A plan, one of its waves and regions, who is a member by now, who is held out, and the list in force.
    /// </summary>
    private static readonly Gen<Moment> Moments =
        from plan in Plans.Any
        from wave in Gen.Int[0, plan.Waves.Count - 1]
        from region in Gen.OneOf(plan.Regions.ToArray())
        from staying in Gen.Shuffle(plan.Organization.ToArray(), 0, plan.Organization.Count)
        from joined in Gen.Int[0, 3]
        from held in Gen.Shuffle(plan.Organization.ToArray(), 0, Math.Min(3, plan.Organization.Count))
        from current in Gen.Shuffle(plan.Organization.ToArray(), 0, plan.Organization.Count).Null()
        select new Moment(
            plan, wave, region, [.. staying, .. Enumerable.Range(500, joined).Select(Organizations.Id)], held.ToHashSet(), current);

    [Theory]
    [InlineData(0, new[] { 0, 1, 3, 4, 5, 6, 7 })]
    [InlineData(1, new[] { 0, 1, 5, 6, 7 })]
    [InlineData(2, new int[0])]
    public void The_first_put_of_a_wave_names_everybody_who_is_not_admitted(int wave, int[] excluded) =>
        ExclusionList.For(Plans.Small, wave, Plans.Virginia, Plans.Small.Organization, Nobody, [], null)
            .Should().Equal(Puts.Ids(excluded));

    [Fact]
    public void Who_has_joined_is_excluded_from_a_pack_that_does_not_exist_yet() =>
        ExclusionList.For(Plans.Small, 2, Plans.Virginia, [.. Plans.Small.Organization, Organizations.Id(9)], Nobody, [], null)
            .Should().Equal(Organizations.Id(9));

    [Fact]
    public void Who_has_joined_and_has_the_pack_already_keeps_it() =>
        ExclusionList.For(Plans.Small, 0, Plans.Virginia, [.. Plans.Small.Organization, Organizations.Id(9)], Nobody, [], Puts.Ids(3, 4))
            .Should().Equal(Puts.Ids(3, 4));

    [Fact]
    public void Who_has_joined_and_is_admitted_is_not_named() =>
        ExclusionList.For(Plans.Small, 2, Plans.Virginia, [.. Plans.Small.Organization, Organizations.Id(9)], Nobody, Puts.Ids(9), null)
            .Should().BeEmpty();

    [Fact]
    public void Who_has_left_is_dropped() =>
        ExclusionList.For(Plans.Small, 0, Plans.Virginia, Puts.Ids(2, 3), Nobody, [], null).Should().Equal(Puts.Ids(3));

    [Fact]
    public void A_target_without_documents_is_held_out() =>
        ExclusionList.For(
                Plans.Small, 1, Plans.Virginia, Plans.Small.Organization, Puts.Ids(4).ToHashSet(), [], Puts.Ids(0, 1, 3, 4, 5, 6, 7))
            .Should().Equal(Puts.Ids(0, 1, 4, 5, 6, 7));

    [Fact]
    public void An_account_that_has_the_pack_is_never_named() => Moments.Sample(m =>
        m.Current is null || m.List().All(m.Current.Contains));

    [Fact]
    public void An_admitted_account_is_never_named_unless_it_is_held_out() => Moments.Sample(m =>
        !m.List().Intersect(m.Plan.Admitted(m.Wave, m.Region)).Except(m.HeldOut).Any());

    [Fact]
    public void Only_members_are_named_each_once_and_in_order() => Moments.Sample(m =>
    {
        var list = m.List();
        return list.All(m.Members.Contains) && list.SequenceEqual(list.Distinct().Order());
    });

    [Fact]
    public void Whoever_is_neither_admitted_nor_live_is_named() => Moments.Sample(m =>
        m.Members.Except(m.Plan.Admitted(m.Wave, m.Region)).Where(a => m.Current is null || m.Current.Contains(a))
            .Except(m.List()).ToList() is []);

    [Fact]
    public void From_wave_to_wave_the_list_only_shrinks() => Plans.Any.Sample(plan =>
    {
        IReadOnlyList<AccountId>? list = null;
        foreach (var wave in plan.Waves)
        {
            var next = ExclusionList.For(plan, wave.Number, plan.Regions[0], plan.Organization, Nobody, [], list);
            if (list is not null && next.Except(list).Any())
            {
                return false;
            }

            list = next;
        }

        return list!.SequenceEqual(plan.ExclusionsOf(plan.Waves[^1].Number, plan.Regions[0]));
    });

    [Fact]
    public void The_mark_of_a_list_does_not_depend_on_its_order() => Gen.Shuffle(Puts.Ids([.. Enumerable.Range(0, 20)]).ToArray())
        .Sample(list => ExclusionList.Mark(list) == ExclusionList.Mark([.. list.Order()]));

    [Fact]
    public void Other_lists_of_the_same_length_have_other_marks() =>
        ExclusionList.Mark(Puts.Ids(1, 2)).Should().StartWith("2:").And.NotBe(ExclusionList.Mark(Puts.Ids(1, 3)));

    private sealed record Moment(
        Plan Plan,
        int Wave,
        Region Region,
        IReadOnlyList<AccountId> Members,
        IReadOnlySet<AccountId> HeldOut,
        IReadOnlyList<AccountId>? Current)
    {
        public IReadOnlyList<AccountId> List() => ExclusionList.For(Plan, Wave, Region, Members, HeldOut, [], Current);
    }
}
