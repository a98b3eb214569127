using System.Collections.Immutable;

namespace PciAutoHeal.Simulation;

/// <summary>
/// What may differ between organizations or is not documented by AWS; each default names its source (FACTS.md).
/// Services keep their own settings beside them: <see cref="Of{T}"/>.
/// </summary>
public sealed record SimulationSettings
{
    private ImmutableDictionary<Type, object> Services { get; init; } = ImmutableDictionary<Type, object>.Empty;

    /// <summary>When <c>Account.Status</c> went away (aws-limits §5).</summary>
    public DateTimeOffset AccountStatusRetired { get; init; } = new(2026, 9, 9, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Largest page of the Organizations lists (aws-limits §5).</summary>
    public int OrganizationsPageSize { get; init; } = 20;

    /// <summary>
    /// Organizations may answer an empty page with a token (aws-limits §5); here the first page of a list.
    /// </summary>
    public bool OrganizationsEmptyPages { get; init; }

    /// <summary>How long CreateAccount takes; AWS says minutes, without a figure.</summary>
    public TimeSpan AccountCreation { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>How long a closed account is PENDING_CLOSURE; AWS gives no figure.</summary>
    public TimeSpan AccountClosing { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The role Organizations creates in accounts it creates; it trusts the management account.</summary>
    public string ManagementRole { get; init; } = "OrganizationAccountAccessRole";

    /// <summary>
    /// Roles that exist in every member and trust the delegated administrator and the management account.
    /// </summary>
    public IReadOnlyList<string> MemberRoles { get; init; } = ["PciAutoHealMember", "AWSControlTowerExecution"];

    /// <summary>The longest session of the roles accounts are born with; IAM allows up to twelve hours.</summary>
    public int BuiltInSessionSeconds { get; init; } = 43_200;

    /// <summary>How long a role chain's session may live (aws-limits §6).</summary>
    public TimeSpan RoleChainingLimit { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Documents an account may own in a region (aws-limits §3).</summary>
    public int SsmDocumentLimit { get; init; } = 500;

    /// <summary>Versions of one document (aws-limits §3).</summary>
    public int SsmDocumentVersionLimit { get; init; } = 1000;

    /// <summary>Largest content of a document, in bytes (aws-limits §3).</summary>
    public int SsmDocumentBytes { get; init; } = 64 * 1024;

    /// <summary>Accounts one private document may be shared with (aws-limits §3).</summary>
    public int SsmSharedAccounts { get; init; } = 1000;

    /// <summary>How much later the fault SlowAnswer answers.</summary>
    public TimeSpan SlowAnswer { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a document or role stays as deployed before a DocumentChanged or RoleChanged fault finds it.
    /// </summary>
    public TimeSpan TamperAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Accounts that join by the fault AccountJoined are put here; empty is the root.</summary>
    public IReadOnlyList<string> JoinPath { get; init; } = [];

    /// <summary>Delegated administrators a service may have (aws-limits §1, §4).</summary>
    public Func<string, int> DelegatedAdministrators { get; init; } = principal => principal switch
    {
        "config-multiaccountsetup.amazonaws.com" => 3,
        _ => 5,
    };

    /// <summary>The settings of one service, its defaults unless set.</summary>
    public T Of<T>()
        where T : class, new() => Services.TryGetValue(typeof(T), out var found) ? (T)found : Defaults<T>.Value;

    /// <summary>These settings with those of one service replaced.</summary>
    public SimulationSettings With<T>(T settings)
        where T : class, new() => this with { Services = Services.SetItem(typeof(T), settings) };

    /// <summary>Settings are asked for at every turn and never change.</summary>
    private static class Defaults<T>
        where T : class, new()
    {
        public static readonly T Value = new();
    }
}
