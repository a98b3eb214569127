using System.Text.RegularExpressions;

namespace PciAutoHeal.Architecture.Tests;

public sealed partial class StyleTests
{
    private const int LongestFile = 300;
    private const int WidestLine = 120;

    /// <summary>Program.cs is statements; a file of attributes or of global usings declares nothing.</summary>
    private static readonly string[] WithoutNamespace = ["Program.cs", "GlobalUsings.cs", "AssemblyInfo.cs", "AssemblyFixtures.cs"];

    [Theory]
    [MemberData(nameof(Layout.Assemblies), MemberType = typeof(Layout))]
    public void A_class_is_sealed_static_or_abstract(string assembly) =>
        Layout.Load(assembly).GetTypes()
            .Where(type => type.IsClass && !type.IsSealed && !type.IsAbstract && !IsGenerated(type))
            .Where(type => !Descended.Contains(type))
            .Select(type => type.FullName)
            .Should().BeEmpty();

    [Fact]
    public void Namespaces_are_file_scoped() =>
        Repository.Code.Where(file => !WithoutNamespace.Contains(Path.GetFileName(file)))
            .Where(file => !Repository.Lines(file).Any(line => FileScoped().IsMatch(line)))
            .Should().BeEmpty();

    [Fact]
    public void No_file_is_longer_than_a_reader_can_hold() =>
        Repository.Code.Where(file => Repository.Lines(file).Length > LongestFile).Should().BeEmpty();

    [Fact]
    public void No_more_than_two_lines_in_a_hundred_are_too_wide()
    {
        var lines = Repository.Code.SelectMany(Repository.Lines).ToList();

        lines.Count(line => line.Length > WidestLine).Should().BeLessThanOrEqualTo(lines.Count / 50);
    }

    [Fact]
    public void Nothing_is_left_to_be_done_later() =>
        Repository.Code.Where(file => Repository.Lines(file).Any(line => Later().IsMatch(line))).Should().BeEmpty();

    [Fact]
    public void A_name_says_what_a_type_does() =>
        Layout.Allowed.Keys.SelectMany(name => Layout.Load(name).GetTypes())
            .Where(type => !IsGenerated(type) && Vague().IsMatch(type.Name))
            .Select(type => type.FullName)
            .Should().BeEmpty();

    /// <summary>A base that is no less than its cases, as a status and the rehearsal that adds to it.</summary>
    private static readonly HashSet<Type> Descended =
        [.. Layout.Allowed.Keys.SelectMany(name => Layout.Load(name).GetTypes()).Select(type => type.BaseType).OfType<Type>()];

    /// <summary>
    /// What a compiler wrote, and the clients in the SDK's own namespaces, which are what the SDK's are.
    /// </summary>
    private static bool IsGenerated(Type type) =>
        type.Name.Contains('<', StringComparison.Ordinal)
        || type.Namespace is null
        || type.Namespace.StartsWith("Amazon.", StringComparison.Ordinal)
        || !type.Namespace.StartsWith("PciAutoHeal", StringComparison.Ordinal)
        || (type.DeclaringType is { } outer && IsGenerated(outer));

    [GeneratedRegex(@"^namespace [\w.]+;")]
    private static partial Regex FileScoped();

    // Put together from two halves, so that this file does not find itself.
    [GeneratedRegex(@"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK)\b|NotImplemented" + "Exception")]
    private static partial Regex Later();

    [GeneratedRegex("(Manager|Helper|Utils|Impl)$")]
    private static partial Regex Vague();
}
