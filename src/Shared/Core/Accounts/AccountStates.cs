namespace PciAutoHeal.Core.Accounts;

/// <summary>The words AWS Organizations uses for <see cref="AccountState"/>.</summary>
public static class AccountStates
{
    public static AccountState Parse(string? word) => word switch
    {
        "PENDING_ACTIVATION" => AccountState.PendingActivation,
        "ACTIVE" => AccountState.Active,
        "SUSPENDED" => AccountState.Suspended,
        "PENDING_CLOSURE" => AccountState.PendingClosure,
        "CLOSED" => AccountState.Closed,
        _ => AccountState.Unknown,
    };

    public static string Word(this AccountState state) => state switch
    {
        AccountState.PendingActivation => "PENDING_ACTIVATION",
        AccountState.Active => "ACTIVE",
        AccountState.Suspended => "SUSPENDED",
        AccountState.PendingClosure => "PENDING_CLOSURE",
        AccountState.Closed => "CLOSED",
        _ => "UNKNOWN",
    };
}
