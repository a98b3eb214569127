namespace PciAutoHeal.Cdk.Constructs;

/// <summary>An action of the pipeline as the template has it.</summary>
internal static class PipelineAction
{
    public static Dictionary<string, object> Of(
        string name,
        string category,
        string provider,
        int order,
        Dictionary<string, object> configuration,
        string[]? inputs = null,
        string[]? outputs = null,
        string? variables = null)
    {
        var action = new Dictionary<string, object>
        {
            ["Name"] = name,
            ["RunOrder"] = order,
            ["ActionTypeId"] = new Dictionary<string, object>
            {
                ["Category"] = category,
                ["Owner"] = "AWS",
                ["Provider"] = provider,
                ["Version"] = "1",
            },
            ["Configuration"] = configuration,
            ["InputArtifacts"] = Named(inputs),
            ["OutputArtifacts"] = Named(outputs),
        };
        if (variables is not null)
        {
            action["Namespace"] = variables;
        }

        return action;
    }

    /// <param name="environment">Values of this run: name and reference to another action's variable.</param>
    public static Dictionary<string, object> Build(
        string id, int order, string[] inputs, string[]? outputs = null, params (string Name, string Value)[] environment)
    {
        var configuration = new Dictionary<string, object>
        {
            ["ProjectName"] = new Dictionary<string, object> { ["Ref"] = $"{id}Build" },
        };
        if (environment.Length > 0)
        {
            configuration["EnvironmentVariables"] = "[" + string.Join(',', environment.Select(
                variable => $$"""{"name":"{{variable.Name}}","value":"{{variable.Value}}"}""")) + "]";
        }

        return Of(id, "Build", "CodeBuild", order, configuration, inputs, outputs, id);
    }

    public static Dictionary<string, object> Stage(string name, params object[] actions) =>
        new() { ["Name"] = name, ["Actions"] = actions };

    private static object[] Named(string[]? artifacts) =>
        [.. (artifacts ?? []).Select(name => new Dictionary<string, object> { ["Name"] = name })];
}
