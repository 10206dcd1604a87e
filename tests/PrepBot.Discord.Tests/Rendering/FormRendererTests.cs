using System.Text.Json.Nodes;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Discord.Rendering;
using PrepBot.Discord.Tests.Support;
using PrepBot.FakeChats.Discord;
using PrepBot.Testing;

namespace PrepBot.Discord.Tests.Rendering;

public sealed class FormRendererTests
{
    private static readonly ActionId Submit = new("debrief", "file", Subject.Create("r1"));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void EveryStep_LooksAsApproved(int step) => Approved.Json($"form-{step + 1}", Gallery.Modal(Gallery.EveryPart, step, null, new FormOpener.Verb("open")));

    [Fact]
    public void EveryKindOfPart_HasARender() =>
        Assert.Empty(Gallery.Kinds<FormPart>().Except(Gallery.EveryPart.Steps.SelectMany(step => step.Parts).Select(part => part.GetType())));

    [Fact]
    public void EveryStep_KeepsDiscordsRules() =>
        Assert.Empty(Enumerable.Range(0, 3).SelectMany(step => FakeRules.Modal(Gallery.Modal(Gallery.EveryPart, step))));

    [Fact]
    public void UnknownField_IsRefusedAloud() => Assert.Throws<NotSupportedException>(() => Gallery.Modal(One(new Scent()), 0));

    [Theory]
    [InlineData("@everyone <@1> **loud** [bank](https://evil)", "\\@everyone \\<\\@1\\> \\*\\*loud\\*\\* \\[bank\\](https:\\//evil)")]
    [InlineData("# one\n- two", "\\# one - two")]
    public void Text_StaysWords(string words, string shown)
    {
        var modal = Gallery.Modal(One(new FormText(words), new TextField("t", "x", false, 10)), 0);

        Assert.Equal((10, shown), ((int)modal["components"]![0]!["type"]!, (string)modal["components"]![0]!["content"]!));
        Assert.Empty(FakeRules.Modal(modal));
    }

    // A form holds five components, texts counted in: what a step has more of is a hint where it fits one, else it is left out.
    [Theory]
    [InlineData(4, 300, 5, false)]
    [InlineData(5, DiscordLimits.FieldDescription, 5, true)]
    [InlineData(5, DiscordLimits.FieldDescription + 1, 5, false)]
    public void Text_BesideSoManyFields_LeavesThemRoom(int fields, int length, int components, bool isHint)
    {
        var modal = Gallery.Modal(One([new FormText(new string('x', length)), .. Enumerable.Range(0, fields).Select(at => new TextField($"t{at}", "x", false, 10))]), 0);

        Assert.Equal(components, modal["components"]!.AsArray().Count);
        Assert.Equal(fields == 4 ? 10 : 18, (int)modal["components"]![0]!["type"]!);
        Assert.Equal(isHint, modal["components"]![0]!["description"] is not null);
        Assert.Empty(FakeRules.Modal(modal));
    }

    [Fact]
    public void Texts_Alone_AreNoForm() => Assert.Throws<ArgumentException>(() => Gallery.Modal(One(new FormText("x")), 0));

    // The component, by how many options there are and how many may be chosen.
    [Theory]
    [InlineData(1, 1, 3)]
    [InlineData(2, 1, 21)]
    [InlineData(10, 1, 21)]
    [InlineData(11, 1, 3)]
    [InlineData(25, 1, 3)]
    [InlineData(1, 2, 22)]
    [InlineData(10, 2, 22)]
    [InlineData(11, 2, 3)]
    public void Choice_IsTheComponentThatHoldsIt(int options, int mostChosen, int type)
    {
        foreach (var required in new[] { true, false })
        {
            var modal = Gallery.Modal(One(new ChoiceField("c", "Choose", required, Options(options), mostChosen)), 0);

            Assert.Equal(type, (int)Inner(modal)["type"]!);
            Assert.Equal(required, (bool)Inner(modal)["required"]!);
            Assert.Empty(FakeRules.Modal(modal));
        }
    }

    [Fact]
    public void Choice_WithMoreMarkedThanMayBeChosen_MarksOnlySoMany()
    {
        var radio = Gallery.Modal(One(new ChoiceField("c", "Choose", true, Options(3)) { Chosen = ["v3", "v1"] }), 0);
        var several = Gallery.Modal(One(new ChoiceField("c", "Choose", true, Options(5), 2) { Chosen = ["v1", "v2", "v5"] }), 0);

        Assert.Equal(["v1"], Marked(radio));
        Assert.Equal(["v1", "v2"], Marked(several));
        Assert.Empty(FakeRules.Modal(radio).Concat(FakeRules.Modal(several)));
    }

    [Fact]
    public void Choice_WhoseOptionIsGone_MarksWhatIsThere() =>
        Assert.Equal(["v2"], Marked(Gallery.Modal(One(new ChoiceField("c", "Choose", true, Options(3)) { Chosen = ["gone", "v2"] }), 0)));

    [Fact]
    public void Text_TypedBefore_IsThereAgain_AlsoWhenItIsTooLong()
    {
        var field = new TextField("t", "Words", true, 100, Long: true) { Value = new string('x', 150) };

        var input = Inner(Gallery.Modal(One(field), 0));

        Assert.Equal((new string('x', 150), 150), ((string)input["value"]!, (int)input["max_length"]!));
    }

    [Fact]
    public void Text_LongerThanAFieldCanEverBe_ShowsItsFirstPartAndSaysSo()
    {
        var field = new TextField("t", "Words", true, 4_000, Long: true) { Value = new string('x', DiscordLimits.TextInput - 1) + "\U0001f600" };

        var modal = Gallery.Modal(One(field), 0);

        Assert.Equal(new string('x', DiscordLimits.TextInput - 1), (string)Inner(modal)["value"]!);
        Assert.Contains("first part", (string)modal["components"]![0]!["description"]!);
        Assert.Empty(FakeRules.Modal(modal));
    }

    [Fact]
    public void Text_Empty_HasNoValue() => Assert.Null(Inner(Gallery.Modal(One(new TextField("t", "Words", false, 100)), 0))["value"]);

    // Each limit with its number fits, and with one more is refused aloud.
    public static TheoryData<string, int, Func<int, Form>> Lengths => new()
    {
        { "title", DiscordLimits.ModalTitle, length => One(new TextField("t", "x", false, 10)) with { Title = new string('x', length) } },
        { "label", DiscordLimits.FieldLabel, length => One(new TextField("t", new string('x', length), false, 10)) },
        { "hint", DiscordLimits.FieldDescription, length => One(new TextField("t", "x", false, 10) { Hint = new string('x', length) }) },
        { "fields", DiscordLimits.ComponentsOfModal, count => One([.. Enumerable.Range(0, count).Select(at => new TextField($"t{at}", "x", false, 10))]) },
        { "text", DiscordLimits.TextDisplay, length => One(new FormText(new string('x', length)), new TextField("t", "x", false, 10)) },
        { "options", DiscordLimits.OptionsOfSelect, count => One(new ChoiceField("c", "x", false, Options(count))) },
        { "option's label", DiscordLimits.OptionLabel, length => One(new ChoiceField("c", "x", false, [new Option("a", new string('x', length)), new Option("b", "b")])) },
        { "option's value", DiscordLimits.OptionValue, length => One(new ChoiceField("c", "x", false, [new Option(new string('x', length), "a"), new Option("b", "b")])) },
    };

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Length_AtItsLimit_IsTaken_AndOneMoreIsRefusedAloud(string what, int most, Func<int, Form> form)
    {
        Assert.Empty(FakeRules.Modal(Gallery.Modal(form(most), 0)));
        Assert.True(Record.Exception(() => Gallery.Modal(form(most + 1), 0)) is ArgumentException, what);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4_000, 4_000)]
    [InlineData(4_001, 4_000)]
    [InlineData(0, 1)]
    public void Text_TakesAsManyAsItsFieldAndDiscordDo(int most, int expected) =>
        Assert.Equal(expected, (int)Inner(Gallery.Modal(One(new TextField("t", "x", false, most)), 0))["max_length"]!);

    [Fact]
    public void Step_OfSeveral_HasItsOwnTitleAndSaysWhichItIs()
    {
        var modal = Gallery.Modal(Gallery.EveryPart, 1, "1573979268000514049", new FormOpener.Command("debrief"));

        Assert.Equal("The round", (string)modal["title"]!);
        Assert.Equal(new ComponentId.Modal(Submit, "1573979268000514049", 1, 3, new FormOpener.Command("debrief")), ActionIdCodec.Read((string)modal["custom_id"]!));
    }

    private static Form One(params FormPart[] parts) => new(Submit, "Form", [new FormStep("Step", parts)]);

    private static IReadOnlyList<Option> Options(int count) => [.. Enumerable.Range(1, count).Select(at => new Option($"v{at}", $"Option {at}"))];

    private static JsonNode Inner(JsonObject modal) => modal["components"]![0]!["component"]!;

    private static IEnumerable<string> Marked(JsonObject modal) =>
        Inner(modal)["options"]!.AsArray().Where(option => (bool?)option!["default"] == true).Select(option => (string)option!["value"]!);

    private sealed record Scent() : Field("s", "Scent", false)
    {
        public override Field FilledWith(FormAnswers answers) => this;

        public override string? Mistake(FormAnswers answers) => null;
    }
}
