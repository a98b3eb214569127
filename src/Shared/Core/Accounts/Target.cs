namespace PciAutoHeal.Core.Accounts;

/// <summary>One account in one region: the unit that a rollout deploys to, and whose state is kept.</summary>
public sealed record Target(AccountId Account, Region Region) : IComparable<Target>
{
    public int CompareTo(Target? other) => other is null ? 1
        : Account.CompareTo(other.Account) is var byAccount and not 0 ? byAccount
        : Region.CompareTo(other.Region);

    public static bool operator <(Target left, Target right) => left.CompareTo(right) < 0;

    public static bool operator >(Target left, Target right) => left.CompareTo(right) > 0;

    public static bool operator <=(Target left, Target right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Target left, Target right) => left.CompareTo(right) >= 0;

    public override string ToString() => $"{Account}/{Region}";
}
