using System.Text;
using PrepBot.Architecture.Tests.Rooms;
using PrepBot.Testing;

namespace PrepBot.Architecture.Tests.Code;

/// <summary>What members read stands in the texts of its subject, where it is read in one go; handlers, cards and jobs name it.</summary>
public sealed class SentenceTests
{
    /// <summary>Fewer characters are a label.</summary>
    private const int MaxLabel = 20;

    /// <summary>What operators read, not members. The list may only become shorter.</summary>
    private static readonly string[] ForOperators = ["Leaving/ForgottenMarks.cs", "Questions/CommunityPrompts.cs", "Refusals/RefusalPage.cs"];

    [Fact]
    public void Sentences_StandInTheTextsOfTheirSubject() => Offenders.None(Sources().Where(file => !ForOperators.Any(file.EndsWith)).SelectMany(Sentences));

    [Fact]
    public void FilesForOperators_StillSaySomething() =>
        Assert.All(ForOperators, left => Assert.NotEmpty(Sources().Where(file => file.EndsWith($"/{left}", StringComparison.Ordinal)).SelectMany(Sentences)));

    [Theory]
    [InlineData("x = \"Nobody is waiting right now\";", true)]
    [InlineData("x = $\"{name} is not here, so I did nothing.\";", true)]
    [InlineData("x = $\"{(a ? \"You are out of the queue.\" : b)}\";", true)]
    [InlineData("x = $\"{{not a hole}} There is nothing to file.\";", true)]
    [InlineData("x = \"Start a mock\";", false)]
    [InlineData("// \"There is nothing to file.\"", false)]
    [InlineData("throw new ArgumentException(\"There is nothing to file.\");", false)]
    [InlineData("[LoggerMessage(1, Message = \"There is nothing to file.\")]", false)]
    public void Sentence_InALine_IsFound(string line, bool isOne) => Assert.Equal(isOne, Literals(line).Any(literal => IsSentence(literal.Text)));

    private static IEnumerable<string> Sources() => Room.All.Single(room => room.Name == Room.Practice).Sources
        .Where(file => !file.EndsWith("Texts.cs", StringComparison.Ordinal) && !file.Contains("/Wording/", StringComparison.Ordinal));

    private static IEnumerable<string> Sentences(string file) =>
        Literals(Repository.Read(file)).Where(literal => IsSentence(literal.Text)).Select(literal => $"{file}:{literal.Line}: {literal.Text}");

    private static bool IsSentence(string text) =>
        text.Trim() is { Length: > MaxLabel } words && words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length >= 3 && (char.IsUpper(words[0]) || words[^1] is '.' or '?' or '!');

    /// <summary>The strings of a source, holes left out, but for those of comments, attributes and exceptions.</summary>
    private static List<(int Line, string Text)> Literals(string source)
    {
        var found = new List<(int Line, string Text)>();
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] == '/' && i + 1 < source.Length && source[i + 1] == '/')
                i = EndOfLine(source, i);
            else if (source[i] == '\'')
                i += source[i + 1] == '\\' ? 3 : 2;
            else if (source[i] == '"')
                i = Literal(source, i, found);
        }

        return found;
    }

    /// <summary>Reads a string from its quotation mark on, and what stands in its holes.</summary>
    /// <returns>Where it ends.</returns>
    private static int Literal(string source, int start, List<(int Line, string Text)> found)
    {
        if (source.AsSpan(start).StartsWith("\"\"\""))
            return source.IndexOf("\"\"\"", start + 3, StringComparison.Ordinal) + 2;

        var (text, hasHoles, isVerbatim) = (new StringBuilder(), start > 0 && source[start - 1] == '$', start > 0 && source[start - 1] == '@');
        var i = start + 1;
        for (; i < source.Length && source[i] != '"'; i++)
        {
            if (source[i] == '\\' && !isVerbatim)
                text.Append(source[++i] == 'n' ? ' ' : source[i]);
            else if (hasHoles && source[i] is '{' or '}' && source[i + 1] == source[i])
                text.Append(source[i++]);
            else if (hasHoles && source[i] == '{')
                i = Hole(source, i, found);
            else
                text.Append(source[i]);
        }

        var line = source[(source.LastIndexOf('\n', start) + 1)..start];
        if (!line.TrimStart().StartsWith('[') && !line.Contains("Exception(", StringComparison.Ordinal))
            found.Add((source.AsSpan(0, start).Count('\n') + 1, text.ToString()));
        return i;
    }

    private static int Hole(string source, int start, List<(int Line, string Text)> found)
    {
        var depth = 1;
        var i = start + 1;
        for (; depth > 0; i++)
        {
            if (source[i] == '"')
                i = Literal(source, i, found);
            else if (source[i] is '{' or '}')
                depth += source[i] == '{' ? 1 : -1;
        }

        return i - 1;
    }

    private static int EndOfLine(string source, int start) => source.IndexOf('\n', start) is var end and >= 0 ? end : source.Length;
}
