using System.Text.Json.Nodes;
using PciAutoHeal.Core.Accounts;

namespace PciAutoHeal.Simulation;

/// <summary>
/// One decoded call. Input is the JSON body, or the form as a tree: <c>X.member.N</c> lists are arrays.
/// </summary>
public sealed record ApiCall(
    string Service, string Operation, string Region, Caller Caller, JsonObject Input, SimulatedCloud Cloud)
{
    public DateTimeOffset Now => Cloud.Now;

    /// <summary>The account whose credentials signed the call.</summary>
    public SimulatedAccount Account => Cloud.Organization.Find(Caller.Account)!;

    public Region InRegion => Core.Accounts.Region.Parse(Region);

    public string? Text(string name) => Input.Text(name);

#pragma warning disable CA1720 // Identifier contains a type name: the wire's own word for what is read.
    public int? Int(string name) => Input.Int(name);
#pragma warning restore CA1720

    public bool? Flag(string name) => Input.Flag(name);

    public JsonArray List(string name) => Input.List(name);

    public IReadOnlyList<string> Texts(string name) => Input.Texts(name);

    public IReadOnlyList<JsonObject> Objects(string name) => Input.Objects(name);

    public DateTimeOffset? Time(string name) => Input.Time(name);
}
