using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PrepBot.Testing.Messages;
using Xunit;

namespace PrepBot.Testing;

/// <summary>Renders as somebody has looked at and approved them. With <c>PREPBOT_APPROVE=1</c> what is rendered now becomes what is approved.</summary>
public static partial class Approved
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Compares with the file of this name in the folder Approved beside the test.</summary>
    public static void Json(string name, JsonNode rendered, [CallerFilePath] string test = "") => Hold($"{name}.json", rendered.ToJsonString(Readable), test);

    /// <summary>What each of some people reads in a situation, in order, as somebody has approved it. Which question was drawn for them is left to chance.</summary>
    /// <param name="name">The situation.</param>
    /// <param name="read">Who, and every message.</param>
    /// <param name="test">Beside it is the folder Approved.</param>
    public static void Words(string name, IEnumerable<(string Who, IEnumerable<string> Messages)> read, [CallerFilePath] string test = "") =>
        Hold($"{name}.txt", string.Join("\n\n", read.Select(one => $"== {one.Who} reads\n\n{string.Join("\n\n", one.Messages.Select(WithoutDrawn).DefaultIfEmpty("(nothing)"))}")), test);

    /// <summary>Words with the name of each above them, as somebody has approved them.</summary>
    public static void Words(string name, IEnumerable<(string Name, string Words)> said, [CallerFilePath] string test = "") =>
        Hold($"{name}.txt", string.Join("\n\n", said.Select(one => $"== {one.Name}\n{one.Words}")), test);

    /// <summary>Every message of a subject as a platform gets it: each with its name above it, and each block of it on a line of its own, so that a change shows where it is.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="render">The platform's pages, blocks or views of a message.</param>
    /// <param name="test">Beside it is the folder Approved.</param>
    public static void Messages(string subject, Func<SampleMessage, JsonArray> render, [CallerFilePath] string test = "") =>
        Hold(Path.Combine("Messages", $"{subject}.txt"), string.Join("\n\n", EveryMessage.All.Where(message => message.Subject == subject).Select(message =>
            string.Join('\n', render(message).SelectMany(Lines).Prepend($"== {message.Name}")))), test);

    private static IEnumerable<string> Lines(JsonNode? node) => node is JsonArray several ? several.SelectMany(Lines) : [node!.ToJsonString(Compact)];

    private static string WithoutDrawn(string text) =>
        ListenFor().Replace(BuiltInBank.Read().Prompts.Aggregate(text, (left, prompt) => left.Replace(prompt.Text, "(a question)", StringComparison.Ordinal)), "Listen for: (what it is after)");

    [GeneratedRegex("(Asked in most loops\\. )?Listen for: [^\n]*", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ListenFor();

    private static void Hold(string name, string rendered, string test)
    {
        var file = Path.Combine(Path.GetDirectoryName(test)!, "Approved", name);
        var text = rendered + "\n";
        if (Environment.GetEnvironmentVariable("PREPBOT_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        Assert.True(File.Exists(file), $"Nothing is approved as {name}.");
        Assert.Equal(File.ReadAllText(file), text);
    }
}
