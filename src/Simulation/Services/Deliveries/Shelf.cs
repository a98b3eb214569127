using System.Numerics;

namespace PciAutoHeal.Simulation.Services.Deliveries;

/// <summary>
/// Things of one place by name. What stacks deliver stays closed, one reference for all of it, until somebody asks for
/// one thing by name: that one becomes an object of its own, which may be changed and deleted.
/// </summary>
internal sealed class Shelf<T>
    where T : class
{
    private Dictionary<string, T>? opened;
    private HashSet<string>? gone;
    private IDelivery<T>[] deliveries = [];

    /// <summary>The things that are objects of their own.</summary>
    public IEnumerable<T> Opened => opened is null ? [] : opened.Values;

    public int Count =>
        (opened?.Count ?? 0) + deliveries.Sum(delivery => delivery.Names.Count) - Own.Count(IsDelivered);

    /// <summary>In order.</summary>
    public IEnumerable<string> Names => (opened?.Keys.AsEnumerable() ?? [])
        .Concat(deliveries.SelectMany(delivery => delivery.Names.Names).Where(name => !IsOwn(name))).Order(StringComparer.Ordinal);

    /// <summary>
    /// Everything in the order of names; what was closed stays closed, and what is shown of it is a copy.
    /// </summary>
    public IEnumerable<T> Look() => Names.Select(name => opened?.GetValueOrDefault(name) ?? Closed(name)!.Open(name));

    public bool Has(string name) => opened?.ContainsKey(name) == true || Closed(name) is not null;

    public T? Find(string name)
    {
        if (opened?.GetValueOrDefault(name) is { } there)
        {
            return there;
        }

        return Closed(name) is { } delivery ? (opened ??= new(StringComparer.Ordinal))[name] = delivery.Open(name) : null;
    }

    /// <summary>The first of a list, which never changes, that is not here; null when all are.</summary>
    public string? FirstMissing(IReadOnlyList<string> wanted)
    {
        if (opened is not null || gone is not null)
        {
            return wanted.FirstOrDefault(name => !Has(name));
        }

        for (var word = 0; word * 64 < wanted.Count; word++)
        {
            var here = 0UL;
            foreach (var delivery in deliveries)
            {
                here |= delivery.Names.Covers(wanted)[word];
            }

            var first = (word * 64) + BitOperations.TrailingZeroCount(~here);
            if (first < Math.Min(wanted.Count, (word + 1) * 64))
            {
                return wanted[first];
            }
        }

        return null;
    }

    public void Add(string name, T thing) => (opened ??= new(StringComparer.Ordinal)).Add(name, thing);

    public bool Remove(string name)
    {
        var was = Has(name);
        opened?.Remove(name);
        if (IsDelivered(name))
        {
            (gone ??= new(StringComparer.Ordinal)).Add(name);
        }

        return was;
    }

    /// <summary>What a stack has delivered here and is still kept as such.</summary>
    public IDelivery<T>? From(object stack) => Array.Find(deliveries, delivery => delivery.Stack == stack);

    /// <summary>
    /// The names of a delivery that were opened or have gone: only these can differ from what was delivered.
    /// </summary>
    public IEnumerable<string> Touched(IDelivery<T> delivery) => Own.Where(delivery.Names.Has).Distinct();

    /// <summary>Whether names can come here, in the place of a delivery where one is given.</summary>
    public bool Fits(NameSet names, IDelivery<T>? instead) =>
        !Array.Exists(deliveries, other => other != instead && other.Names.Overlaps(names))
        && !(opened?.Keys.Any(names.HasWhateverTheCase) ?? false);

    public void Put(IDelivery<T> delivery, IDelivery<T>? instead) =>
        deliveries = instead is null ? [.. deliveries, delivery] : [.. deliveries.Where(other => other != instead), delivery];

    /// <summary>Takes a delivery away, with everything in it that is still closed.</summary>
    public void Drop(IDelivery<T> delivery)
    {
        gone?.RemoveWhere(delivery.Names.Has);
        deliveries = [.. deliveries.Where(other => other != delivery)];
    }

    /// <summary>Makes every thing of a delivery an object of its own.</summary>
    public void OpenAll(IDelivery<T> delivery)
    {
        foreach (var name in delivery.Names.Names)
        {
            _ = Find(name);
        }

        Drop(delivery);
    }

    private IEnumerable<string> Own => (opened?.Keys.AsEnumerable() ?? []).Union(gone ?? []);

    private bool IsOwn(string name) => opened?.ContainsKey(name) == true || gone?.Contains(name) == true;

    private bool IsDelivered(string name) => Array.Exists(deliveries, delivery => delivery.Names.Has(name));

    private IDelivery<T>? Closed(string name) =>
        gone?.Contains(name) == true ? null : Array.Find(deliveries, delivery => delivery.Names.Has(name));
}
