using System.Diagnostics.CodeAnalysis;

namespace PciAutoHeal.Core.Text;

/// <summary>An identifier that is text of one shape, read once at the edge and never invalid afterwards.</summary>
public interface ITextId<TSelf>
    where TSelf : class, ITextId<TSelf>
{
    string Value { get; }

    static abstract bool TryParse(string? text, [NotNullWhen(true)] out TSelf? id);
}
