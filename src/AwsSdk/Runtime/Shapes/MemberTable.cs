using Amazon.Runtime.Internal.Util;

namespace PciAutoHeal.AwsSdk.Shapes;

/// <summary>The members of one structure, found by the name just read.</summary>
internal sealed class MemberTable<T>(Member<T>[] members)
{
    // Of positions, not of members: compiled ahead of time, a dictionary a structure would be a tenth of the executable.
    private readonly Dictionary<string, int> byName = PositionsOf(members);

    public ReadOnlySpan<Member<T>> InOrder => members;

    /// <summary>
    /// The search starts behind the last hit: services write the members of every row in one order, so a row of a long
    /// page costs about one comparison a member.
    /// </summary>
    public Member<T>? Find(ref StreamingUtf8JsonReader reader, ref int expected)
    {
        for (var tried = 0; tried < members.Length; tried++)
        {
            var index = (expected + tried) % members.Length;
            if (reader.ValueTextEquals(members[index].WireName))
            {
                expected = index + 1;
                return members[index];
            }
        }

        return null;
    }

    public Member<T>? Find(string elementName) =>
        byName.TryGetValue(elementName, out var index) ? members[index] : null;

    private static Dictionary<string, int> PositionsOf(Member<T>[] members)
    {
        var positions = new Dictionary<string, int>(members.Length, StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < members.Length; index++)
        {
            positions.Add(members[index].WireName, index);
        }

        return positions;
    }
}
