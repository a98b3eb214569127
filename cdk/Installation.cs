using System.Text.RegularExpressions;

namespace PciAutoHeal.Cdk;

/// <summary>
/// One of several installations that may stand side by side in an organization, and what its things are called.
/// </summary>
public sealed partial record Installation
{
    private const string Product = "PciAutoHeal";

    private Installation(string name, string suffix) => (Name, Suffix) = (name, suffix);

    public static Installation Default { get; } = new("pciautoheal", "");

    /// <summary>What tables, functions and machines are prefixed with.</summary>
    public string Name { get; }

    /// <summary>The role that the steps assume in members; <c>memberRole</c> of a rollout's spec names it.</summary>
    public string MemberRole => $"{Product}Member{Suffix}";

    public string MemberBoundary => $"{Product}MemberBoundary{Suffix}";

    /// <summary>The stack set that carries that role; its name is none that the steps may change.</summary>
    public string MemberStackSet => $"{Product}Members{Suffix}";

    public string Table => $"{Name}-ledger";

    public string EventBus => $"{Name}-organization";

    private string Suffix { get; }

    /// <param name="name"><c>pciautoheal</c>, or that with a word behind it: <c>pciautoheal-test</c>.</param>
    public static Installation Parse(string name) => Shape().Match(name) is { Success: true } match
        ? new(name, match.Groups["suffix"].Value)
        : throw new FormatException(
            $"'{name}' does not name an installation; expected pciautoheal, or pciautoheal-WORD of at most 12 letters and digits.");

    /// <summary>A stack's name; a stack is deployed once in an account.</summary>
    public string Stack(string what) => $"{Product}{Suffix}-{what}";

    /// <summary>State, class, function: one name.</summary>
    public string Function(string step) => $"{Name}-{Word().Replace(step, "-").ToLowerInvariant()}";

    public string Machine(string machine) => $"{Name}-{machine}";

    /// <summary>A role by what it is for; the boundary and the trust in members know roles by this prefix.</summary>
    public string Role(string purpose) => $"{Product}{Suffix}-{purpose}";

    public string Log(string what) => $"/{Name}/{what}";

    [GeneratedRegex("^pciautoheal(?<suffix>-[a-z][a-z0-9]{0,11})?$")]
    private static partial Regex Shape();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Word();
}
