namespace PciAutoHeal.Simulation.Services.CloudFormation;

/// <summary>Identifiers in the shape of a UUID, a function of the seed and the words.</summary>
internal static class Ids
{
    private const string Hex = "0123456789abcdef";

    public static string Uuid(SimulatedCloud cloud, params ReadOnlySpan<string> words)
    {
        Span<char> text = stackalloc char[36];
        var (high, low) = (cloud.Draw(words), cloud.Draw([.. words, "low"]));
        for (var (at, digit) = (0, 0); at < text.Length; at++)
        {
            if (at is 8 or 13 or 18 or 23)
            {
                text[at] = '-';
                continue;
            }

            var part = digit < 15 ? high >> (4 * digit) : low >> (4 * (digit - 15) % 60);
            text[at] = Hex[(int)(part & 15)];
            digit++;
        }

        return new(text);
    }
}
