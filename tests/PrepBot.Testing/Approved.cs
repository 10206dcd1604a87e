using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace PrepBot.Testing;

/// <summary>Renders as somebody has looked at and approved them. With <c>PREPBOT_APPROVE=1</c> what is rendered now becomes what is approved.</summary>
public static class Approved
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Compares with the file of this name in the folder Approved beside the test.</summary>
    public static void Json(string name, JsonNode rendered, [CallerFilePath] string test = "") => Hold($"{name}.json", rendered.ToJsonString(Readable), test);

    /// <summary>What each of some people reads in a situation, in order, as somebody has approved it.</summary>
    /// <param name="name">The situation.</param>
    /// <param name="read">Who, and every message.</param>
    /// <param name="test">Beside it is the folder Approved.</param>
    public static void Words(string name, IEnumerable<(string Who, IEnumerable<string> Messages)> read, [CallerFilePath] string test = "") =>
        Hold($"{name}.txt", string.Join("\n\n", read.Select(one => $"== {one.Who} reads\n\n{string.Join("\n\n", one.Messages.DefaultIfEmpty("(nothing)"))}")), test);

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
