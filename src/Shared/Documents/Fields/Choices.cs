using System.Reflection;
using System.Text.Json.Serialization;

namespace PciAutoHeal.Documents.Fields;

/// <summary>The words of an enum as files write them, in the order of the enum.</summary>
internal static class Choices<T>
    where T : struct, Enum
{
    public static IReadOnlyDictionary<string, T> All { get; } = typeof(T)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .ToDictionary(
            field => field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? field.Name,
            field => (T)field.GetValue(null)!);

    public static T? Read(Field field) => Words.Choice(field, All);
}
