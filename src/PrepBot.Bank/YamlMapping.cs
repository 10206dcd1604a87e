using PrepBot.Domain.Answers;
using PrepBot.Domain.Questions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace PrepBot.Bank;

/// <summary>
/// Keys and values of a YAML file, each with its line. What has the wrong shape is noted as a mistake and handed on as unreadable, so that
/// nobody complains about it a second time. What is not there is null; an empty value is an empty text.
/// </summary>
internal sealed class YamlMapping
{
    // Deeper than any bank file. The reader works recursively, so a file of brackets must not reach it.
    private const int MaxDepth = 10;

    private readonly string _file;
    private readonly YamlMappingNode _node;
    private readonly List<BankMistake> _mistakes;
    private readonly Dictionary<string, Written> _texts = [];

    private YamlMapping(string file, YamlMappingNode node, List<BankMistake> mistakes)
    {
        _file = file;
        _node = node;
        _mistakes = mistakes;
    }

    public SourceLocation Location => At(_node);

    public static YamlMapping? ReadFile(string path, List<BankMistake> mistakes) => ContentOf(path, mistakes) is { } content ? Read(path, content, mistakes) : null;

    public static YamlMapping? Read(string file, string content, List<BankMistake> mistakes)
    {
        if (Root(file, content, mistakes) is not { } root)
            return null;
        if (root is YamlMappingNode mapping)
            return new(file, mapping, mistakes);

        mistakes.Add(new(new(file, 1), BankMistakeKind.WrongShape, "holds something else than one block of keys and values"));
        return null;
    }

    /// <summary>The blocks of a file that is one list of them; those of another shape are left out, having been noted.</summary>
    public static IReadOnlyList<YamlMapping> ReadListFile(string path, List<BankMistake> mistakes)
    {
        if (ContentOf(path, mistakes) is not { } content || Root(path, content, mistakes) is not { } root)
            return [];
        if (root is not YamlSequenceNode list)
        {
            mistakes.Add(new(new(path, 1), BankMistakeKind.WrongShape, "holds something else than one list, each entry beginning with \"- \""));
            return [];
        }

        foreach (var other in list.Where(item => item is not YamlMappingNode))
            mistakes.Add(new(new(path, (int)other.Start.Line), BankMistakeKind.WrongShape, "a block of keys and values is expected here"));
        return [.. list.OfType<YamlMappingNode>().Select(item => new YamlMapping(path, item, mistakes))];
    }

    /// <summary>
    /// The entries of a file of prompts: blocks and sentences, in a list of its own or under the key "prompts". Null when there is no such list, which has
    /// been noted then.
    /// </summary>
    public static (IReadOnlyList<YamlMapping> Blocks, IReadOnlyList<Written> Sentences)? ReadPrompts(string file, string content, List<BankMistake> mistakes)
    {
        if (Root(file, content, mistakes) is not { } root)
            return null;

        if (root is YamlMappingNode mapping)
        {
            var outer = new YamlMapping(file, mapping, mistakes);
            outer.OnlyKeys("prompts");
            if (outer.Find("prompts") is { } inner)
                root = inner;
            else
                outer.Mistake(mapping, BankMistakeKind.Missing, "has no prompts; write \"prompts:\" above the list");
        }

        if (root is not YamlSequenceNode list)
        {
            if (mistakes.Count == 0)
                mistakes.Add(new(new(file, (int)Math.Max(1, root.Start.Line)), BankMistakeKind.WrongShape, "holds no list of prompts; write \"prompts:\", and under it an entry each, beginning with \"- \""));
            return null;
        }

        foreach (var other in list.Where(item => item is not (YamlMappingNode or YamlScalarNode)))
            mistakes.Add(new(new(file, (int)other.Start.Line), BankMistakeKind.WrongShape, "a block of keys and values, or a sentence, is expected here"));
        return (
            [.. list.OfType<YamlMappingNode>().Select(item => new YamlMapping(file, item, mistakes))],
            [.. list.OfType<YamlScalarNode>().Select(item => new Written(item.Value ?? "", new(file, (int)item.Start.Line)))]);
    }

    /// <summary>A bank is UTF-8 (or has a mark that says otherwise): nobody looks at every letter of it when it is loaded.</summary>
    private static string? ContentOf(string path, List<BankMistake> mistakes)
    {
        var file = FileText.Read(File.ReadAllBytes(path));
        if (file is { Content: { } content, Remark: null })
            return content;

        mistakes.Add(new(new(path, file.Line), BankMistakeKind.Unreadable, file.Refusal ?? "is not saved as UTF-8; save it so, and look at the letters beyond a-z"));
        return null;
    }

    private static YamlNode? Root(string file, string content, List<BankMistake> mistakes)
    {
        if (FormMistake(content) is var (line, reason))
        {
            mistakes.Add(new(new(file, line), BankMistakeKind.Unreadable, reason));
            return null;
        }

        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(content));
            if (stream.Documents is [{ RootNode: var root }])
                return root;

            mistakes.Add(new(new(file, 1), BankMistakeKind.WrongShape, "holds something else than one document; leave out the lines \"---\" between them"));
        }
        catch (YamlException e)
        {
            // What the parser lets pass and the reader does not: a key that stands twice.
            mistakes.Add(new(new(file, (int)e.Start.Line), BankMistakeKind.Unreadable, Reason(e)));
        }
        catch (ArgumentException)
        {
            // The library's own slip over some half-finished documents: it meets an event where no node can stand, and names no line.
            mistakes.Add(new(new(file, 1), BankMistakeKind.Unreadable, "is not readable as YAML; look for an unfinished line"));
        }

        return null;
    }

    public void OnlyKeys(params ReadOnlySpan<string> known)
    {
        foreach (var key in _node.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name } || !known.Contains(name))
                Mistake(key, BankMistakeKind.UnknownKey, $"there is no key \"{key}\" here; there are {string.Join(", ", known.ToArray())}");
        }
    }

    /// <summary>A text. Asked twice, it is complained about once.</summary>
    public Written? Text(string key)
    {
        if (_texts.TryGetValue(key, out var known))
            return known;
        return Find(key) is { } node ? _texts[key] = TextOf(node, key) : null;
    }

    public WrittenList? List(string key) => Find(key) is { } node
        ? new(Sequence(node, key)?.Select(item => TextOf(item, key)).ToList(), At(node))
        : null;

    public RawTexts? TextsByKey(string key, params string[] known)
    {
        if (Find(key) is not { } node)
            return null;
        if (MappingOf(node, key) is not { } mapping)
            return new(null, At(node));

        mapping.OnlyKeys(known);
        var texts = known.Select(k => (Key: k, Text: mapping.Text(k))).Where(t => t.Text is not null).ToDictionary(t => t.Key, t => t.Text!);
        return new(texts, At(node));
    }

    public RawPairs? Pairs(string key, string first, string second)
    {
        if (Find(key) is not { } node)
            return null;

        var items = Sequence(node, key)?.Select(item => MappingOf(item, key)).OfType<YamlMapping>().Select(item =>
        {
            item.OnlyKeys(first, second);
            return new RawPair(item.Location, item.Text(first), item.Text(second));
        });
        return new(items?.ToList(), At(node));
    }

    /// <summary>A list of beats or flags: blocks of an id, a label and a text, or plain texts where these may stand. Beats say how they are asked for.</summary>
    public RawSigns? Signs(string key, bool mayBePlain, bool isAsked = false)
    {
        if (Find(key) is not { } node)
            return null;

        var items = Sequence(node, key)?.Select(item =>
        {
            if (mayBePlain && item is YamlScalarNode)
                return new RawSign(At(item), null, null, TextOf(item, key));
            if (MappingOf(item, key) is not { } sign)
                return null;

            sign.OnlyKeys(isAsked ? ["id", "label", "text", "asked_by"] : ["id", "label", "text"]);
            return new RawSign(sign.Location, sign.Text("id"), sign.Text("label"), sign.Text("text")) { AskedBy = isAsked ? sign.List("asked_by") : null };
        });
        return new(items?.OfType<RawSign>().ToList(), At(node));
    }

    public bool Has(string key) => Find(key) is not null;

    /// <summary>A block of keys and values; null when it is not there or of another shape, which has been noted then.</summary>
    public YamlMapping? Block(string key)
    {
        if (Find(key) is { } node)
            return MappingOf(node, key);
        Mistake(_node, BankMistakeKind.Missing, $"has no {key}");
        return null;
    }

    /// <summary>Every block in this one, by its key; those of another shape are left out, having been noted.</summary>
    public IEnumerable<(string Key, YamlMapping Value)> Blocks()
    {
        foreach (var (key, node) in _node.Children)
        {
            if (key is YamlScalarNode { Value: { } name } && MappingOf(node, name) is { } block)
                yield return (name, block);
        }
    }

    /// <summary>Every list in the block of this key, by its own key; none when there is no such block.</summary>
    public IReadOnlyList<RawSentences> Lists(string key) => Find(key) is { } node && MappingOf(node, key) is { } block ? block.Lists() : [];

    /// <summary>Every list in this block, by its key.</summary>
    public IReadOnlyList<RawSentences> Lists() =>
    [
        .. _node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value!).Select(key => new RawSentences(key, List(key)!)),
    ];

    /// <summary>A list of blocks; those of another shape are left out, having been noted.</summary>
    public IReadOnlyList<YamlMapping> Mappings(string key, bool required = true)
    {
        if (Find(key) is { } node)
            return [.. Sequence(node, key)?.Select(item => MappingOf(item, key)).OfType<YamlMapping>() ?? []];

        if (required)
            Mistake(_node, BankMistakeKind.Missing, $"has no {key}");
        return [];
    }

    private static (int Line, string Reason)? FormMistake(string content)
    {
        var parser = new Parser(new StringReader(content));
        var depth = 0;
        try
        {
            while (parser.MoveNext())
            {
                depth += parser.Current!.NestingIncrease;
                var line = (int)parser.Current.Start.Line;
                if (depth > MaxDepth + 2)
                    return (line, $"is nested more than {MaxDepth} levels deep");
                if (parser.Current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
                    return (line, "has a name or a reference (& or *); write it out, or put quotes around the text");
            }

            return null;
        }
        catch (YamlException e)
        {
            return (Math.Max(1, (int)e.Start.Line), Reason(e));
        }
        catch (InvalidOperationException)
        {
            // The scanner gives up this way on some unfinished lists, without saying where.
            return ((int)(parser.Current?.End.Line ?? 1), "is not YAML after this: a bracket or a quote may be open");
        }
    }

    private static string Reason(YamlException e) =>
        $"is not YAML here: {(e.InnerException ?? e).Message.ReplaceLineEndings(" ").Trim().TrimEnd('.')}";

    private YamlNode? Find(string key) => _node.Children.FirstOrDefault(child => child.Key is YamlScalarNode { Value: { } name } && name == key).Value;

    private Written TextOf(YamlNode node, string key)
    {
        if (node is YamlScalarNode scalar)
            return new(scalar.Value ?? "", At(node));

        Mistake(node, BankMistakeKind.WrongShape, $"{key}: a text is expected here; put quotes around one that holds \": \" or begins with a bracket");
        return new(null, At(node));
    }

    private YamlMapping? MappingOf(YamlNode node, string key)
    {
        if (node is YamlMappingNode mapping)
            return new(_file, mapping, _mistakes);
        Mistake(node, BankMistakeKind.WrongShape, $"{key}: a block of keys and values is expected here");
        return null;
    }

    private IEnumerable<YamlNode>? Sequence(YamlNode node, string key)
    {
        if (node is YamlSequenceNode sequence)
            return sequence.Children;
        Mistake(node, BankMistakeKind.WrongShape, $"{key}: a list is expected here, one line each, beginning with \"- \"");
        return null;
    }

    private SourceLocation At(YamlNode node) => new(_file, (int)node.Start.Line);

    private void Mistake(YamlNode node, BankMistakeKind kind, string sentence) => _mistakes.Add(new(At(node), kind, sentence));
}
