using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace PciAutoHeal.AwsSdk.Tests.Generator;

/// <summary>A model in memory.</summary>
internal sealed class ModelFile(string path, string text) : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}
