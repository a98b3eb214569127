using PciAutoHeal.Core.Text;

namespace PciAutoHeal.Core.Tests.Text;

public sealed class RememberedTests
{
    [Fact]
    public void The_same_key_gives_the_same_object()
    {
        var remembered = new Remembered<string, object>(2);

        remembered.Get("a", _ => new()).Should().BeSameAs(remembered.Get("a", _ => new()));
    }

    [Fact]
    public void Beyond_its_bound_it_makes_values_and_keeps_none()
    {
        var remembered = new Remembered<string, object>(1);
        var kept = remembered.Get("a", _ => new());

        remembered.Get("b", _ => new()).Should().NotBeSameAs(remembered.Get("b", _ => new()));
        remembered.TryGet("b", out _).Should().BeFalse();
        remembered.Get("a", _ => new()).Should().BeSameAs(kept);
    }

    [Fact]
    public void A_value_is_made_from_its_key_and_what_else_is_known() =>
        new Remembered<int, string>(1).Get(2, (key, word) => $"{key} {word}", "waves").Should().Be("2 waves");

    [Fact]
    public void Keys_are_compared_as_asked() =>
        new Remembered<string, string>(5, StringComparer.OrdinalIgnoreCase).Get("A", it => it).Should().Be("A");
}
