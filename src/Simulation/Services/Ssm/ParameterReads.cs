using System.Text.Json.Nodes;

namespace PciAutoHeal.Simulation.Services.Ssm;

/// <summary>Reading parameters, by name or ARN, or below a path.</summary>
internal static class ParameterReads
{
    public static JsonObject Get(ApiCall call)
    {
        var name = SsmErrors.Required(call, "Name");
        return new() { ["Parameter"] = Shape(call, Find(call, name) ?? throw SsmErrors.NoParameter(name)) };
    }

    public static JsonObject GetMany(ApiCall call)
    {
        var names = call.Texts("Names");
        if (names.Count is 0 or > 10)
        {
            throw new ApiError(SsmErrors.Validation, "1 validation error detected: Value at 'names' failed to satisfy " +
                "constraint: Member must have length less than or equal to 10, greater than or equal to 1");
        }

        var found = names.Distinct().ToLookup(name => Find(call, name) is not null);
        return new()
        {
            ["Parameters"] = new JsonArray([.. found[true].Select(name => Shape(call, Find(call, name)!))]),
            ["InvalidParameters"] = new JsonArray([.. found[false].Select(name => JsonValue.Create(name))]),
        };
    }

    public static JsonObject ByPath(ApiCall call)
    {
        var path = SsmErrors.Required(call, "Path");
        if (!path.StartsWith('/'))
        {
            throw new ApiError(SsmErrors.Validation, "The parameter path must begin with /.");
        }

        var prefix = path.EndsWith('/') ? path : path + "/";
        return Paged(call, 10, parameter => Shape(call, parameter),
            [.. All(call).Where(parameter => parameter.Name.StartsWith(prefix, StringComparison.Ordinal)
                && (call.Flag("Recursive") == true
                    || !parameter.Name[prefix.Length..].Contains('/', StringComparison.Ordinal)))]);
    }

    public static JsonObject Describe(ApiCall call)
    {
        Func<SsmParameter, bool>[] filters = [.. call.Objects("ParameterFilters").Select(Filter)];
        return Paged(call, 50, parameter => new JsonObject
        {
            ["Name"] = parameter.Name,
            ["ARN"] = Arn(call, parameter),
            ["Type"] = parameter.Type,
            ["LastModifiedDate"] = Instant.Of(parameter.ModifiedAt),
            ["Description"] = parameter.Description,
            ["Version"] = parameter.Version,
            ["Tier"] = parameter.Tier,
        }, [.. All(call).Where(parameter => filters.All(passes => passes(parameter)))]);
    }

    public static SsmParameter? Find(ApiCall call, string name)
    {
        var prefix = $"arn:aws:ssm:{call.Region}:{call.Caller.Account}:parameter";
        var parameters = call.Account.In<SsmParameters>(call.InRegion);
        return name.StartsWith(prefix, StringComparison.Ordinal)
            ? parameters.Find(name[prefix.Length..]) ?? parameters.Find(name[(prefix.Length + 1)..])
            : parameters.Find(name);
    }

    private static Func<SsmParameter, bool> Filter(JsonObject filter)
    {
        var (values, option) = (filter.Texts("Values"), filter.Text("Option"));
        return filter.Text("Key") switch
        {
            "Name" => parameter => values.Any(value => option switch
            {
                "BeginsWith" => parameter.Name.StartsWith(value, StringComparison.Ordinal),
                "Contains" => parameter.Name.Contains(value, StringComparison.Ordinal),
                _ => parameter.Name == value,
            }),
            "Type" => parameter => values.Contains(parameter.Type),
            "Path" => parameter =>
                values.Any(path => parameter.Name.StartsWith(path.TrimEnd('/') + "/", StringComparison.Ordinal)),
            var key => throw new ApiError("InvalidFilterKey", $"The filter key {key} is not valid."),
        };
    }

    private static JsonObject Shape(ApiCall call, SsmParameter parameter) => new()
    {
        ["Name"] = parameter.Name,
        ["Type"] = parameter.Type,
        ["Value"] = parameter.Type == "SecureString" && call.Flag("WithDecryption") != true
            ? Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"kms:{parameter.Value}"))
            : parameter.Value,
        ["Version"] = parameter.Version,
        ["LastModifiedDate"] = Instant.Of(parameter.ModifiedAt),
        ["ARN"] = Arn(call, parameter),
        ["DataType"] = "text",
    };

    private static string Arn(ApiCall call, SsmParameter parameter) =>
        $"arn:aws:ssm:{call.Region}:{call.Caller.Account}:parameter/{parameter.Name.TrimStart('/')}";

    private static IReadOnlyCollection<SsmParameter> All(ApiCall call) =>
        call.Account.In<SsmParameters>(call.InRegion).All;

    private static JsonObject Paged(
        ApiCall call, int largest, Func<SsmParameter, JsonObject> shape, IReadOnlyList<SsmParameter> rows)
    {
        var size = Page.Size(call, "MaxResults", 1, largest, largest, SsmErrors.Validation);
        var page = Page.Of(rows, call.Text("NextToken"), size, "InvalidNextToken");
        return new() { ["Parameters"] = new JsonArray([.. page.Rows.Select(shape)]), ["NextToken"] = page.NextToken };
    }
}
