using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace PciAutoHeal.Core.Text;

/// <summary>
/// Values that come with hundreds of thousands of rows and are few: each is one object, as long as nobody makes values
/// up. Beyond <paramref name="most"/> new ones are made each time, so that no input can fill the memory.
/// </summary>
public sealed class Remembered<TKey, TValue>(int most, IEqualityComparer<TKey>? comparer = null)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, TValue> known = new(comparer);

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value) => known.TryGetValue(key, out value);

    /// <summary>The value of the key; made now, from what else is known of it, if it is new.</summary>
    public TValue Get<TArgument>(TKey key, Func<TKey, TArgument, TValue> make, TArgument argument) =>
        known.TryGetValue(key, out var value) ? value
        : known.Count < most ? known.GetOrAdd(key, make, argument)
        : make(key, argument);

    public TValue Get(TKey key, Func<TKey, TValue> make) => Get(key, static (it, how) => how(it), make);
}
