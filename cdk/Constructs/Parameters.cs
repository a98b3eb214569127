using System.Globalization;
using Amazon.CDK;
using Constructs;

namespace PciAutoHeal.Cdk.Constructs;

/// <summary>Parameters of templates, each with its shape, and a default where there is a sensible one.</summary>
internal static class Parameters
{
    public static void Text(Construct scope, string id, string description, string pattern, string? otherwise = null) =>
        Add(scope, id, new()
        {
            Type = "String",
            Description = description,
            AllowedPattern = pattern,
            ConstraintDescription = $"must match {pattern}",
            Default = otherwise,
        });

    public static double Number(
        Construct scope, string id, string description, double otherwise, params double[] allowed) =>
        Add(scope, id, new()
        {
            Type = "Number",
            Description = description,
            Default = Words(otherwise),
            AllowedValues = allowed.Length == 0 ? null : allowed.Select(Words).ToArray(),
        }).ValueAsNumber;

    public static void Organization(Construct scope) =>
        Text(scope, "OrganizationId", "The organization: aws organizations describe-organization", "^o-[a-z0-9]{10,32}$");

    public static void Account(Construct scope, string id, string description) => Text(scope, id, description, @"^\d{12}$");

    public static void ExternalId(Construct scope, Installation installation) => Text(
        scope, "ExternalId", "What members want to hear from whoever assumes their role; the same in every stack",
        @"^[\w+=,.@:/-]{2,64}$", installation.Name);

    private static string Words(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static CfnParameter Add(Construct scope, string id, CfnParameterProps props) => new(scope, id, props);
}
