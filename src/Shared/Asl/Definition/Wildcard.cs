namespace PciAutoHeal.Asl;

/// <summary>StringMatches: <c>*</c> is any text, also none; a backslash makes <c>*</c> and <c>\</c> plain.</summary>
internal static class Wildcard
{
    public static bool Matches(string text, string pattern)
    {
        // Remembering only the last star keeps this linear in practice: an earlier star never needs a second chance.
        int t = 0, p = 0, starAt = -1, starText = 0;
        while (t < text.Length)
        {
            var escaped = p < pattern.Length && pattern[p] == '\\' && p + 1 < pattern.Length;
            if (p < pattern.Length && pattern[p] == '*')
            {
                starAt = p++;
                starText = t;
            }
            else if (p < pattern.Length && pattern[escaped ? p + 1 : p] == text[t])
            {
                p += escaped ? 2 : 1;
                t++;
            }
            else if (starAt >= 0)
            {
                p = starAt + 1;
                t = ++starText;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }
}
