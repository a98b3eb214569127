using System.Text.Json;
using FluentAssertions;
using PciAutoHeal.Core.Text;

namespace PciAutoHeal.Testing;

/// <summary>
/// What every identifier keeps to: reads back what it writes, equals by text, refuses the rest, travels as JSON.
/// </summary>
public static class IdentifierContract
{
    private static readonly string?[] NeverValid = [null, "", " ", "\n", "\0", "a b", "ä", new('a', 10_000)];

    public static void Holds<T>(string valid, string other, params string[] invalid)
        where T : class, ITextId<T>
    {
        var id = Parsed<T>(valid);

        id.Value.Should().Be(valid);
        id.ToString().Should().Be(valid);
        id.Should().Be(Parsed<T>(valid)).And.NotBe(Parsed<T>(other));
        id.GetHashCode().Should().Be(Parsed<T>(valid).GetHashCode());
        TravelsAsJson(id);
        foreach (var text in NeverValid.Concat(invalid).Append(valid + "\n").Append(" " + valid))
            Refuses<T>(text);
    }

    private static void TravelsAsJson<T>(T id)
        where T : class, ITextId<T>
    {
        JsonSerializer.Serialize(id).Should().Be($"\"{id.Value}\"");
        JsonSerializer.Deserialize<T>($"\"{id.Value}\"").Should().Be(id);
        var map = new Dictionary<T, int> { [id] = 1 };
        JsonSerializer.Serialize(map).Should().Be($"{{\"{id.Value}\":1}}");
        JsonSerializer.Deserialize<Dictionary<T, int>>($"{{\"{id.Value}\":1}}").Should().Equal(map);
    }

    private static void Refuses<T>(string? text)
        where T : class, ITextId<T>
    {
        T.TryParse(text, out var id).Should().BeFalse("'{0}' is no {1}", text, typeof(T).Name);
        id.Should().BeNull();
        FluentActions.Invoking(() => JsonSerializer.Deserialize<T>(text is null ? "12" : JsonSerializer.Serialize(text)))
            .Should().Throw<JsonException>();
    }

    private static T Parsed<T>(string text)
        where T : class, ITextId<T> => T.TryParse(text, out var id) ? id : throw new FormatException($"'{text}' was refused.");
}
