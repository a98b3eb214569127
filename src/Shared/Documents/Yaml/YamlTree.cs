using PciAutoHeal.Core.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PciAutoHeal.Documents.Yaml;

/// <summary>
/// Builds the tree from YamlDotNet's events rather than its node model, which follows aliases and drops the style
/// of scalars.
/// </summary>
internal sealed class YamlTree
{
    private const int MaxDepth = 100;
    private readonly string file;
    private readonly string[] lines;
    private readonly Scanner scanner;
    private readonly Parser events;
    private int depth;

    private YamlTree(string file, string text)
    {
        this.file = file;
        lines = text.Split('\n');
        scanner = new Scanner(new StringReader(text));
        events = new Parser(scanner);
    }

    public static YamlValue Build(string file, string text)
    {
        var tree = new YamlTree(file, text);
        try
        {
            return tree.Document();
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // YamlDotNet's scanner fails this way, not with its own exception, on some text it cannot read.
            throw new YamlRefusedException(
                YamlProblem.Syntax(At(file, tree.scanner.CurrentPosition), "the text ends or turns in a way YAML has no meaning for."));
        }
    }

    public static SourceLocation At(string file, Mark mark) =>
        new(file, (int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    /// <summary>Where the first tab among a line's leading white space stands, from zero; -1 without one.</summary>
    public static int IndentingTab(string line) =>
        line.AsSpan(0, line.Length - line.AsSpan().TrimStart(" \t").Length).IndexOf('\t');

    private YamlValue Document()
    {
        events.Consume<StreamStart>();
        if (events.Accept<StreamEnd>(out _))
            throw new YamlRefusedException(YamlProblem.Empty(new(file, 1, 1)));

        events.Consume<DocumentStart>();
        var root = Value(flow: false);
        if (root is YamlScalar { IsNull: true })
            throw new YamlRefusedException(YamlProblem.Empty(root.Where));

        events.Consume<DocumentEnd>();
        if (events.Accept<DocumentStart>(out var second))
            throw new YamlRefusedException(YamlProblem.SecondDocument(At(file, second.Start)));
        return root;
    }

    private YamlValue Value(bool flow)
    {
        var node = events.Consume<ParsingEvent>();
        var where = At(file, node.Start);
        RefuseTabs(where, flow);
        return node switch
        {
            AnchorAlias alias => throw new YamlRefusedException(YamlProblem.Alias(where, "*" + alias.Value.Value)),
            NodeEvent { Anchor.IsEmpty: false } anchored =>
                throw new YamlRefusedException(YamlProblem.Alias(where, "&" + anchored.Anchor.Value)),
            Scalar scalar => new YamlScalar(scalar.Value, scalar.Style == ScalarStyle.Plain, Tag(scalar), where),
            SequenceStart list => Nested(where, () => List(list, flow || list.Style == SequenceStyle.Flow, where)),
            MappingStart map => Nested(where, () => Map(map, flow || map.Style == MappingStyle.Flow, where)),
            _ => throw new YamlRefusedException(YamlProblem.Syntax(where, $"{node.GetType().Name} is not expected here")),
        };
    }

    private YamlValue Nested(SourceLocation where, Func<YamlValue> read)
    {
        if (++depth > MaxDepth)
            throw new YamlRefusedException(YamlProblem.TooDeep(where, MaxDepth));
        var value = read();
        depth--;
        return value;
    }

    private YamlList List(SequenceStart start, bool flow, SourceLocation where)
    {
        var values = new List<YamlValue>();
        while (!events.TryConsume<SequenceEnd>(out _))
            values.Add(Value(flow));
        return new(values, Tag(start), where);
    }

    private YamlMap Map(MappingStart start, bool flow, SourceLocation where)
    {
        var pairs = new List<YamlEntry>();
        var places = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
        while (!events.TryConsume<MappingEnd>(out _))
        {
            var key = Value(flow);
            if (key is not YamlScalar { Text: not "<<" } name)
                throw new YamlRefusedException(YamlProblem.KeyIsNoText(key.Where));
            if (!places.TryAdd(name.Text, key.Where))
                throw new YamlRefusedException(YamlProblem.DuplicateKey(key.Where, name.Text, places[name.Text]));
            pairs.Add(new(name.Text, Value(flow), key.Where));
        }

        return new(pairs, Tag(start), where);
    }

    /// <summary>
    /// Some parsers take a tab for indentation and some do not; JSON inside YAML may use tabs freely.
    /// </summary>
    private void RefuseTabs(SourceLocation where, bool flow)
    {
        if (flow || where.Line > lines.Length)
            return;
        var tab = IndentingTab(lines[where.Line - 1]);
        if (tab >= 0 && tab < where.Column - 1)
            throw new YamlRefusedException(YamlProblem.Tab(where with { Column = tab + 1 }));
    }

    private static string? Tag(NodeEvent node) =>
        node.Tag.IsEmpty || node.Tag.IsNonSpecific ? null : node.Tag.Value;
}
