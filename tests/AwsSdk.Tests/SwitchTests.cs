using System.Xml.Linq;

namespace PciAutoHeal.AwsSdk.Tests;

/// <summary><c>-p:AwsSdk=nuget</c> must bring exactly what the subset stands in for.</summary>
public sealed class SwitchTests
{
    private static readonly string Root = FindRoot();

    [Fact]
    public void Both_halves_of_the_switch_name_the_same_packages()
    {
        var models = Directory.GetFiles(Path.Combine(Root, "src/AwsSdk/Models"), "*.awsmodel")
            .Select(file => File.ReadLines(file).Single(line => line.Contains("namespace=", StringComparison.Ordinal)))
            .Select(line => line.Split("=Amazon.")[1].Trim())
            .Select(service => $"AWSSDK.{service}")
            .ToList();

        models.Should().HaveCount(7);
        Items("Directory.Packages.props", "nuget", "PackageVersion").Where(package => package.StartsWith("AWSSDK.", StringComparison.Ordinal)).Should().BeEquivalentTo(models);
        Items("src/Shared/Aws/PciAutoHeal.Aws.csproj", "nuget", "PackageReference").Should().BeEquivalentTo(models);
        Items("src/Shared/Aws/PciAutoHeal.Aws.csproj", "subset", "ProjectReference")
            .Should().Equal("../../AwsSdk/Runtime/PciAutoHeal.AwsSdk.csproj");
    }

    [Fact]
    public void The_subset_is_the_default() =>
        XDocument.Load(Path.Combine(Root, "Directory.Build.props")).Descendants("AwsSdk").Single().Value
            .Should().Be("subset");

    private static IEnumerable<string> Items(string file, string half, string item) =>
        XDocument.Load(Path.Combine(Root, file)).Descendants("ItemGroup")
            .Where(group => (string?)group.Attribute("Condition") == $"'$(AwsSdk)' == '{half}'")
            .Elements(item)
            .Select(element => (string)element.Attribute("Include")!);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PciAutoHeal.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run inside the repository.");
        }

        return folder.FullName;
    }
}
