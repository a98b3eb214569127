using PciAutoHeal.Simulation.Services.CloudFormation.Stacks;
using PciAutoHeal.Simulation.Services.Deliveries;

namespace PciAutoHeal.Simulation.Services.CloudFormation.Provisioning;

/// <summary>A stack's resources of one type in one place, made when somebody looks for one.</summary>
internal sealed record Delivery<T>(
    IMaker<T> Maker,
    ResourceGroup Group,
    StackState Owner,
    DateTimeOffset At,
    Delivery<T>? Before) : IDelivery<T>
    where T : class
{
    public object Stack => Owner;

    public NameSet Names => Group.Names;

    public T Open(string name) => Maker.Make(
        Owner.Place,
        Group.Exactly(name, Owner.Where),
        At,
        Before is { } before && before.Names.Has(name) ? before.Open(name) : null);
}

/// <summary>Makes what a resource of a template stands for.</summary>
internal interface IMaker<T>
    where T : class
{
    Shelf<T> Shelf(Place place);

    /// <param name="before">The thing as the stack's earlier deliveries left it; null for a new one.</param>
    T Make(Place place, StackResource resource, DateTimeOffset at, T? before);
}

/// <summary>What the kinds of resources that are delivered have in common.</summary>
internal static class Delivering
{
    public static bool Accepts<T>(
        this IMaker<T> maker, Place place, ResourceGroup? old, ResourceGroup? wanted, int most)
        where T : class
    {
        var shelf = maker.Shelf(place);
        var standing = maker.Standing(place);
        return standing?.Group == old
            && (standing is null || !shelf.Touched(standing).Any())
            && (wanted is null || (shelf.Fits(wanted.Names, standing)
                && shelf.Count - (old?.Names.Count ?? 0) + wanted.Names.Count <= most));
    }

    public static void Deliver<T>(this IMaker<T> maker, Place place, ResourceGroup? wanted)
        where T : class
    {
        var standing = maker.Standing(place);
        if (wanted is not null)
        {
            maker.Shelf(place).Put(new Delivery<T>(maker, wanted, place.Stack, place.Cloud.Now, standing), standing);
        }
        else if (standing is not null)
        {
            maker.Shelf(place).Drop(standing);
        }
    }

    public static void OpenAll<T>(this IMaker<T> maker, Place place)
        where T : class
    {
        if (maker.Standing(place) is { } standing)
        {
            maker.Shelf(place).OpenAll(standing);
        }
    }

    public static IReadOnlyList<StackResource>? Touched<T>(this IMaker<T> maker, Place place)
        where T : class => maker.Standing(place) is { } standing
        ? [.. maker.Shelf(place).Touched(standing).Select(name => standing.Group.Exactly(name, place.Stack.Where))]
        : null;

    private static Delivery<T>? Standing<T>(this IMaker<T> maker, Place place)
        where T : class => (Delivery<T>?)maker.Shelf(place).From(place.Stack);
}
