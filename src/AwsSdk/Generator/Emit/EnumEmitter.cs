using System;
using System.Linq;
using System.Text.RegularExpressions;
using PciAutoHeal.AwsSdk.Generator.Model;

namespace PciAutoHeal.AwsSdk.Generator.Emit;

/// <summary>Enumerations are classes in the SDK, so that a value from tomorrow's service does not fail today.</summary>
internal static class EnumEmitter
{
    private static readonly Regex Punctuation = new("[().:/]", RegexOptions.CultureInvariant);

    public static string Emit(ServiceDefinition service)
    {
        var writer = SourceWriter.File(service.Namespace, "Amazon.Runtime");
        foreach (var definition in service.Enums)
        {
            Emit(writer, definition);
        }

        return writer.ToString();
    }

    private static void Emit(SourceWriter writer, EnumDefinition definition)
    {
        var name = definition.Name;
        writer.Block($"public class {name} : ConstantClass", () =>
        {
            foreach (var value in definition.Values)
            {
                writer.Line($"public static readonly {name} {MemberName(value)} = new {name}(\"{value}\");");
            }

            writer.Line()
                .Line($"public {name}(string value) : base(value) {{ }}")
                .Line()
                .Line($"public static {name} FindValue(string value) => FindValue<{name}>(value);")
                .Line()
                .Line($"public static implicit operator {name}(string value) => FindValue(value);");
        });
    }

    /// <summary>The SDK's rule: words begin with a capital, and punctuation goes.</summary>
    private static string MemberName(string value) => Punctuation.Replace(
        string.Concat(value.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1))),
        "");
}
