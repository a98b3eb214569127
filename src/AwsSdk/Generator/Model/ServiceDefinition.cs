using System.Collections.Generic;

namespace PciAutoHeal.AwsSdk.Generator.Model;

/// <summary>One .awsmodel file, read.</summary>
internal sealed class ServiceDefinition(string name, IReadOnlyDictionary<string, string> settings)
{
    /// <summary>The word in the names of client, interface, configuration and base exception.</summary>
    public string Name => name;

    public string Namespace => settings["namespace"];

    /// <summary>AWS's id of the service, which also names its AWS_ENDPOINT_URL_ variable.</summary>
    public string Id => settings["id"].Replace('_', ' ');

    public string Version => settings["version"];

    public string Protocol => settings["protocol"];

    public string Target => settings["target"];

    public string Endpoint => settings["endpoint"];

    public bool IsGlobal => settings.TryGetValue("global", out var value) && value == "true";

    /// <summary>How the regions begin whose plain endpoint already is the FIPS one.</summary>
    public string? PlainFips => settings.TryGetValue("plain-fips", out var value) ? value : null;

    public List<OperationDefinition> Operations { get; } = [];

    public List<StructureDefinition> Structures { get; } = [];

    public List<ErrorDefinition> Errors { get; } = [];

    public List<EnumDefinition> Enums { get; } = [];
}
