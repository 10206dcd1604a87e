using System.Text.Json.Nodes;
using PrepBot.FakeChats.Discord;

namespace PrepBot.Discord.Tests.Fake;

/// <summary>The fake's own rules, each broken on purpose.</summary>
public sealed class FakeRulesTests
{
    private const string Text = """{"type":10,"content":"x"}""";

    // What is wrong, and the components that are.
    public static TheoryData<string, string> BrokenMessages => new()
    {
        { "empty", "[]" },
        { "41 components", $"[{string.Join(',', Enumerable.Repeat("""{"type":14}""", 41))}]" },
        { "4,001 characters", $$"""[{"type":10,"content":"{{new string('x', 4_001)}}"}]""" },
        { "six buttons in a row", $$"""[{"type":1,"components":[{{string.Join(',', Enumerable.Range(0, 6).Select(Button))}}]}]""" },
        { "an empty row", """[{"type":1,"components":[]}]""" },
        { "a button and a select in a row", $$"""[{"type":1,"components":[{{Button(1)}},{"type":3,"custom_id":"s","options":[{"label":"a","value":"a"}]}]}]""" },
        { "a label of 81 characters", $$"""[{"type":1,"components":[{"type":2,"style":1,"custom_id":"a","label":"{{new string('x', 81)}}"}]}]""" },
        { "an id of 101 characters", $$"""[{"type":1,"components":[{"type":2,"style":1,"custom_id":"{{new string('x', 101)}}","label":"x"}]}]""" },
        { "an id twice", $$"""[{"type":1,"components":[{{Button(1)}},{{Button(1)}}]}]""" },
        { "26 options", $$"""[{"type":1,"components":[{"type":3,"custom_id":"s","options":[{{Options(26)}}]}]}]""" },
        { "no options", """[{"type":1,"components":[{"type":3,"custom_id":"s","options":[]}]}]""" },
        { "a text input", """[{"type":4,"custom_id":"t","style":1}]""" },
    };

    [Theory]
    [MemberData(nameof(BrokenMessages))]
    public void BrokenMessage_IsNoticed(string what, string components) => Assert.True(FakeRules.Message(Message(components), mayBeEphemeral: false).Any(), what);

    [Fact]
    public void GoodMessage_IsTaken() => Assert.Empty(FakeRules.Message(Message($"[{Text}]"), mayBeEphemeral: false));

    [Fact]
    public void MessageItself_IsCheckedToo()
    {
        var good = Message($"[{Text}]");

        Assert.NotEmpty(Broken(good, message => message["flags"] = 32_768 | 64));
        Assert.NotEmpty(Broken(good, message => message["flags"] = 0));
        Assert.NotEmpty(Broken(good, message => message["content"] = "x"));
        Assert.NotEmpty(Broken(good, message => message.Remove("allowed_mentions")));
        Assert.NotEmpty(Broken(good, message => message["allowed_mentions"]!["parse"] = new JsonArray("everyone")));
        Assert.NotEmpty(Broken(good, message => message["nonce"] = new string('x', 26)));
    }

    // What is wrong, and the modal's components that are.
    public static TheoryData<string, string> BrokenModals => new()
    {
        { "none", "[]" },
        { "six", $"[{string.Join(',', Enumerable.Range(0, 6).Select(at => Label($$"""{"type":4,"custom_id":"t{{at}}","style":1}""")))}]" },
        { "six, one of them a text", $"[{Text},{string.Join(',', Enumerable.Range(0, 5).Select(at => Label($$"""{"type":4,"custom_id":"t{{at}}","style":1}""")))}]" },
        { "a text alone", $"[{Text}]" },
        { "a text of 4,001 characters", $$"""[{"type":10,"content":"{{new string('x', 4_001)}}"},{{Label("""{"type":4,"custom_id":"t","style":1}""")}}]""" },
        { "an empty text", $$"""[{"type":10,"content":""},{{Label("""{"type":4,"custom_id":"t","style":1}""")}}]""" },
        { "a text with an id", $$"""[{"type":10,"content":"x","custom_id":"a"},{{Label("""{"type":4,"custom_id":"t","style":1}""")}}]""" },
        { "no label", """[{"type":4,"custom_id":"t","style":1}]""" },
        { "an empty label", """[{"type":18,"label":"x"}]""" },
        { "a label of 46 characters", $$$"""[{"type":18,"label":"{{{new string('x', 46)}}}","component":{"type":4,"custom_id":"t","style":1}}]""" },
        { "a description of 101 characters", $$$"""[{"type":18,"label":"x","description":"{{{new string('x', 101)}}}","component":{"type":4,"custom_id":"t","style":1}}]""" },
        { "a value longer than its field", $"[{Label("""{"type":4,"custom_id":"t","style":1,"max_length":2,"value":"xxx"}""")}]" },
        { "a length of 4,001", $"[{Label("""{"type":4,"custom_id":"t","style":1,"max_length":4001}""")}]" },
        { "one radio", $"[{Label($$"""{"type":21,"custom_id":"r","options":[{{Options(1)}}]}""")}]" },
        { "eleven radios", $"[{Label($$"""{"type":21,"custom_id":"r","options":[{{Options(11)}}]}""")}]" },
        { "two radios marked", $"[{Label("""{"type":21,"custom_id":"r","options":[{"label":"a","value":"a","default":true},{"label":"b","value":"b","default":true}]}""")}]" },
        { "eleven boxes", $"[{Label($$"""{"type":22,"custom_id":"c","options":[{{Options(11)}}]}""")}]" },
        { "required, and none enough", $"[{Label($$"""{"type":22,"custom_id":"c","required":true,"min_values":0,"options":[{{Options(2)}}]}""")}]" },
        { "a button", $"[{Label(Button(1))}]" },
    };

    [Theory]
    [MemberData(nameof(BrokenModals))]
    public void BrokenModal_IsNoticed(string what, string components) =>
        Assert.True(FakeRules.Modal(new JsonObject { ["custom_id"] = "m", ["title"] = "x", ["components"] = JsonNode.Parse(components) }).Any(), what);

    [Theory]
    [InlineData(45, 100, true)]
    [InlineData(46, 100, false)]
    [InlineData(45, 101, false)]
    [InlineData(0, 100, false)]
    public void ModalsTitleAndId_HaveTheirLengths(int title, int id, bool good) => Assert.Equal(good, !FakeRules.Modal(new JsonObject
    {
        ["custom_id"] = new string('i', id),
        ["title"] = new string('t', title),
        ["components"] = JsonNode.Parse($"[{Label("""{"type":4,"custom_id":"t","style":1}""")}]"),
    }).Any());

    private static string Button(int at) => $$"""{"type":2,"style":1,"custom_id":"b{{at}}","label":"x"}""";

    private static string Options(int count) => string.Join(',', Enumerable.Range(0, count).Select(at => $$"""{"label":"o{{at}}","value":"v{{at}}"}"""));

    private static string Label(string component) => $$"""{"type":18,"label":"x","component":{{component}}}""";

    private static JsonObject Message(string components) => new()
    {
        ["flags"] = 32_768,
        ["components"] = JsonNode.Parse(components),
        ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray(), ["users"] = new JsonArray() },
    };

    private static List<string> Broken(JsonObject good, Action<JsonObject> change)
    {
        var message = (JsonObject)good.DeepClone();
        change(message);
        return [.. FakeRules.Message(message, mayBeEphemeral: false)];
    }
}
