using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Services.Ssm;

/// <summary>Making, changing and removing parameters.</summary>
internal static class ParameterWrites
{
    public static JsonObject Put(ApiCall call)
    {
        var name = SsmErrors.Required(call, "Name");
        var existing = ParameterReads.Find(call, name);
        var type = call.Text("Type") ?? existing?.Type
            ?? throw new ApiError(SsmErrors.Validation, "A parameter type is required when you create a parameter.");
        var parameter = call.Account.In<SsmParameters>(call.InRegion).Put(
            name, type, SsmErrors.Required(call, "Value"), call.Now, call.Flag("Overwrite") == true, call.Text("Tier") ?? "Standard");
        parameter.Description = call.Text("Description") ?? parameter.Description;
        SsmTags.Put(parameter.Tags, call);
        return new() { ["Version"] = parameter.Version, ["Tier"] = parameter.Tier };
    }

    public static JsonObject Delete(ApiCall call)
    {
        var name = SsmErrors.Required(call, "Name");
        return call.Account.In<SsmParameters>(call.InRegion).Remove(name) ? [] : throw SsmErrors.NoParameter(name);
    }

    public static JsonObject DeleteMany(ApiCall call)
    {
        var gone = call.Texts("Names").ToLookup(call.Account.In<SsmParameters>(call.InRegion).Remove);
        return new()
        {
            ["DeletedParameters"] = new JsonArray([.. gone[true].Select(name => JsonValue.Create(name))]),
            ["InvalidParameters"] = new JsonArray([.. gone[false].Select(name => JsonValue.Create(name))]),
        };
    }
}
