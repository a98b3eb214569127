using System.Reflection;
using PciAutoHeal.Core.Accounts;
using PciAutoHeal.Core.Packs;
using PciAutoHeal.Core.Rollouts;
using PciAutoHeal.Core.Text;
using PciAutoHeal.Testing;

namespace PciAutoHeal.Core.Tests.Text;

public sealed class TextIdTests
{
    private static readonly Dictionary<Type, Action> Contracts = new()
    {
        [typeof(AccountId)] = () => IdentifierContract.Holds<AccountId>(
            "012345678901", "112345678901", "12345678901", "1234567890123", "12345678901a", "١٢٣٤٥٦٧٨٩٠١٢", "-12345678901"),
        [typeof(Region)] = () => IdentifierContract.Holds<Region>(
            "us-gov-east-1", "eu-west-1", "US-EAST-1", "us-east", "us-east-0", "us-east-1a", "mars", "us--east-1", "1-1-1"),
        [typeof(PackName)] = () => IdentifierContract.Holds<PackName>(
            "PciAutoHeal-ec2", "b", "1a", "-a", "a_b", "a.b", new string('a', 129)),
        [typeof(RolloutId)] = () => IdentifierContract.Holds<RolloutId>(
            "pci-2026.11_a-20261102T000000", "b", "-a", ".a", "a/b", "a:b", new string('a', 81)),
    };

    public static TheoryData<string> Identifiers => [.. Types().Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Identifiers))]
    public void Every_identifier_keeps_the_contract(string name)
    {
        var type = Types().Single(t => t.Name == name);

        Contracts.Should().ContainKey(type, "an identifier is listed here with what it takes and refuses");
        Contracts[type]();
    }

    [Theory]
    [MemberData(nameof(Identifiers))]
    public void No_identifier_can_be_made_without_being_read(string name) =>
        Types().Single(t => t.Name == name).GetConstructors(BindingFlags.Public | BindingFlags.Instance).Should().BeEmpty();

    private static IEnumerable<Type> Types() => typeof(AccountId).Assembly.GetTypes().Where(type =>
        type is { IsInterface: false, IsAbstract: false }
        && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITextId<>)));
}
