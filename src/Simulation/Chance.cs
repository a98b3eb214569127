using System.Numerics;

namespace PciAutoHeal.Simulation;

/// <summary>Chance as a function of a seed and words, so that the order of calls changes nothing.</summary>
public static class Chance
{
    /// <summary>A number from 0 up to, not including, 1.</summary>
    public static double Share(long seed, params ReadOnlySpan<string> words) =>
        (Hash(seed, words) >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number from 0 up.</summary>
    public static long Draw(long seed, params ReadOnlySpan<string> words) => (long)(Hash(seed, words) >> 1);

    /// <summary>
    /// A number from 0 up to, not including, 1, from two hashes of words: for what is drawn many million times.
    /// </summary>
    public static double Share(ulong one, ulong other) => (Mix(one ^ other) >> 11) * (1.0 / (1UL << 53));

    /// <summary>Letters and digits, as in AWS identifiers.</summary>
    public static string Letters(long seed, int length, params ReadOnlySpan<string> words)
    {
        const string alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";
        var text = new char[length];
        var state = Hash(seed, words);
        for (var i = 0; i < length; i++)
        {
            state = Mix(state + 0x9E3779B97F4A7C15UL);
            text[i] = alphabet[(int)(state % (ulong)alphabet.Length)];
        }

        return new(text);
    }

    /// <summary>FNV-1a over the words, each closed by a separator, finished by the mixer of SplitMix64.</summary>
    public static ulong Hash(long seed, params ReadOnlySpan<string> words)
    {
        var hash = 14695981039346656037UL ^ Mix((ulong)seed);
        foreach (var word in words)
        {
            foreach (var letter in word)
            {
                hash = (hash ^ letter) * 1099511628211UL;
            }

            hash = BitOperations.RotateLeft((hash ^ 0x1F) * 1099511628211UL, 23);
        }

        return Mix(hash);
    }

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }
}
