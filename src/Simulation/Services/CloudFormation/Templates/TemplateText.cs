using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PciAutoHeal.Simulation.Services.CloudFormation.Templates;

/// <summary>
/// The text of a template, YAML or JSON, as one tree in which short tags are long functions. Read from parser events,
/// so that neither a deep nest nor aliases that multiply can exhaust the process.
/// </summary>
public static class TemplateText
{
    public static JsonObject Parse(string text)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            parser.Consume<DocumentStart>();
            var root = new TemplateNodes(parser).Read(0) as JsonObject
                ?? throw new TemplateException("Template format error: unsupported structure.");
            parser.Consume<DocumentEnd>();
            return parser.Accept<StreamEnd>(out _)
                ? root
                : throw new TemplateException("Template format error: a template is one document.");
        }
        catch (YamlException wrong)
        {
            throw new TemplateException(string.Create(
                CultureInfo.InvariantCulture,
                $"Template format error: YAML not well-formed. (line {wrong.Start.Line}, column {wrong.Start.Column})"));
        }
    }
}
