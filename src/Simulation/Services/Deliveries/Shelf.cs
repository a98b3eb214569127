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
    private NameSet? delivered;

    /// <summary>The things that are objects of their own.</summary>
    public IEnumerable<T> Opened => opened is null ? [] : opened.Values;

    public int Count => (opened?.Count ?? 0) + (delivered?.Count ?? 0) - Own.Count(IsDelivered);

    /// <summary>In order.</summary>
    public IEnumerable<string> Names => (opened?.Keys.AsEnumerable() ?? [])
        .Concat(delivered?.Names.Where(name => !IsOwn(name)) ?? []).Order(StringComparer.Ordinal);

    /// <summary>Everything in the order of names; what was closed stays closed, and what is shown of it is a copy.</summary>
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
    public string? FirstMissing(IReadOnlyList<string> wanted) =>
        opened is null && gone is null && delivered is not null
            ? delivered.FirstMissing(wanted)
            : wanted.FirstOrDefault(name => !Has(name));

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
    public IDelivery<T>? From(string stackId) => Array.Find(deliveries, delivery => delivery.StackId == stackId);

    /// <summary>The names of a delivery that were opened or have gone: only these can differ from what was delivered.</summary>
    public IEnumerable<string> Touched(IDelivery<T> delivery) => Own.Where(delivery.Names.Has).Distinct();

    /// <summary>Whether names can come here, in the place of a delivery where one is given.</summary>
    public bool Fits(NameSet names, IDelivery<T>? instead) =>
        All(deliveries.Where(other => other != instead)) is var (others, fit) && fit
        && (others is null || others.With(names) is not null)
        && !(opened?.Keys.Any(names.HasWhateverTheCase) ?? false);

    public void Put(IDelivery<T> delivery, IDelivery<T>? instead) =>
        Keep([.. deliveries.Where(other => other != instead), delivery]);

    /// <summary>Takes a delivery away, with everything in it that is still closed.</summary>
    public void Drop(IDelivery<T> delivery)
    {
        gone?.RemoveWhere(delivery.Names.Has);
        Keep([.. deliveries.Where(other => other != delivery)]);
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

    private bool IsDelivered(string name) => delivered?.Has(name) == true;

    private IDelivery<T>? Closed(string name) => IsDelivered(name) && gone?.Contains(name) != true
        ? Array.Find(deliveries, delivery => delivery.Names.Has(name))
        : null;

    private void Keep(IDelivery<T>[] now) => (deliveries, delivered) = (now, All(now).Names);

    private static (NameSet? Names, bool Fit) All(IEnumerable<IDelivery<T>> some)
    {
        NameSet? all = null;
        foreach (var delivery in some)
        {
            all = all is null ? delivery.Names : all.With(delivery.Names);
            if (all is null)
            {
                return (null, false);
            }
        }

        return (all, true);
    }
}
