using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Playground.Inbound;
using PrepBot.Playground.People;
using PrepBot.Playground.Rendering;

namespace PrepBot.Playground.Tests.Rendering;

/// <summary>A new kind of block, run, field or reply turns this red before a member meets it.</summary>
public sealed class EveryKindTests
{
    private static readonly ActionId Action = new("round", "end", Subject.Create("x"));
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static readonly Span[] Spans =
        [new Words("<b>hi</b>", Emphasis.Strong), new PersonName(PlaygroundPeople.All[0].Ref, "Ana"), new Moment(Noon, MomentStyle.Relative),
        new RoomName(new(PlaygroundPeople.Community.Platform, "mock-interviews")), new CellStrip([CellSign.Full, CellSign.Open], 1), new TalkHere(Begins: true)];

    private static readonly Block[] Blocks =
    [
        new Heading("Mock round"), new Paragraph("Text"), new Quote("Words"), new Facts([new Fact("Plan", "45 min")]), new Divider(),
        new Buttons([new Button(Action, "End", ButtonStyle.Danger)]), new Select(Action, "Which?", [new Option("a", "A")], 2),
        new Section("Probe 2", new Button(Action, "Ask this")), new SmallPrint("Why"), new CellMap([new Cell(CellSign.Half, "Frugality")], 0),
    ];

    private static readonly FormPart[] Parts =
    [
        new FormText("<b>At</b> this level"),
        new TextField("evidence", "Evidence", Required: true, 4000, Long: true) { Value = "so far", Hint = "Their words" },
        new NumberField("minutes", "Minutes", Required: false, 10, 120) { Value = "45" },
        new DateField("day", "Day", Required: false) { Value = "2027-03-31" },
        new ChoiceField("verdict", "Verdict", Required: true, [new Option("solid", "Solid")]) { Chosen = ["solid"] },
    ];

    private static readonly Form SomeForm = new(Action, "Debrief", [new FormStep("Frugality", Parts)]);

    private static readonly Reply[] Replies =
    [
        new PrivateReply(Message.Create("Hi")), new UpdateReply(Message.Create("Hi")), new FormReply(SomeForm),
        new FormErrorsReply(Action, FormAnswers.Empty, new Dictionary<string, string> { ["evidence"] = "Please fill this in." }), new SilentReply(),
    ];

    public static TheoryData<Type, object[]> Kinds => new()
    {
        { typeof(Span), Spans },
        { typeof(Block), Blocks },
        { typeof(FormPart), Parts },
        { typeof(Reply), Replies },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void EveryDerivedKind_Samples_HaveOneEach(Type kind, object[] samples)
    {
        var derived = kind.Assembly.GetTypes().Where(type => type.IsSubclassOf(kind) && !type.IsAbstract);

        Assert.Equal(derived.OrderBy(type => type.Name), samples.Select(sample => sample.GetType()).OrderBy(type => type.Name));
    }

    [Fact]
    public void EverySpanBlockAndPart_Rendered_CarriesItsKind()
    {
        Assert.All(Spans, span => Assert.Equal(NameOf<Span>(span), Kind(TextRenderer.Render(span))));
        Assert.All(Blocks, block => Assert.Equal(NameOf<Block>(block), Kind(MessageRenderer.Render(block))));
        Assert.All(Parts, part => Assert.Equal(NameOf<FormPart>(part), Kind(FormRenderer.Render(part))));
    }

    [Fact]
    public void EveryValueOfAnEnum_Rendered_HasAName()
    {
        Assert.All(Enum.GetValues<Emphasis>(), emphasis => Assert.NotNull(TextRenderer.Render(new Words("x", emphasis))));
        Assert.All(Enum.GetValues<MomentStyle>(), style => Assert.NotNull(TextRenderer.Render(new Moment(Noon, style))));
        Assert.All(Enum.GetValues<ButtonStyle>(), style => Assert.NotNull(MessageRenderer.Render(new Buttons([new Button(Action, "x", style)]))));
    }

    [Fact]
    public void EverythingBesideTheBlocks_Rendered_IsThereWhenItSaysSomething()
    {
        var json = MessageRenderer.Render(Message.Create("Hi") with { Accent = Accents.Hue(12), Card = "round" });

        Assert.Equal(("#9a8800", "round"), ((string?)json["accent"], (string?)json["card"]));
        Assert.Equal(["blocks", "notify"], MessageRenderer.Render(Message.Create("Hi")).Select(pair => pair.Key));
    }

    [Fact]
    public void EveryKindOfLink_Rendered_LeadsSomewhere_OrIsLeftOutWhereNobodyShouldGo()
    {
        var row = MessageRenderer.Render(new Buttons([])
        {
            Links = [new WebLink("Ours", "https://meet.example.org/a"), new WebLink("Bad", "javascript:alert(1)"), new RoomLink("Room", new(PlaygroundPeople.Community.Platform, "r1")), new PrivateRoomLink("Not found", Guid.Empty)],
        });

        Assert.Equal(["web", "room"], row["links"]!.AsArray().Select(Kind));
    }

    [Fact]
    public void EveryReply_ToADraft_HasAWord() =>
        Assert.All(Replies, reply => Assert.Contains(Kind(DraftReplies.Render(reply)), new[] { "kept", "note" }));

    [Fact]
    public void Form_Rendered_HasEverythingThePageDraws()
    {
        var json = FormRenderer.Render(SomeForm);

        Assert.True(JsonNode.DeepEquals(json, JsonNode.Parse("""
            {
              "submit": "round:end:x", "title": "Debrief", "submitLabel": "Save",
              "steps": [{
                "title": "Frugality",
                "parts": [
                  { "kind": "words", "text": "<b>At</b> this level" },
                  { "kind": "text", "value": "so far", "maxLength": 4000, "long": true, "key": "evidence", "label": "Evidence", "required": true, "hint": "Their words" },
                  { "kind": "number", "value": "45", "min": 10, "max": 120, "key": "minutes", "label": "Minutes", "required": false, "hint": null },
                  { "kind": "date", "value": "2027-03-31", "key": "day", "label": "Day", "required": false, "hint": null },
                  { "kind": "choice", "options": [{ "value": "solid", "label": "Solid" }], "maxChosen": 1, "chosen": ["solid"], "key": "verdict", "label": "Verdict", "required": true, "hint": null }
                ]
              }]
            }
            """)), json.ToJsonString());
    }

    [Fact]
    public void TextWithMarkup_Rendered_StaysOneRunOfText()
    {
        var json = MessageRenderer.Render(Message.Create("<script>alert(1)</script> & \"@everyone\""));

        var run = Assert.Single(JsonNode.Parse(json.ToJsonString())!["blocks"]![0]!["text"]!.AsArray());
        Assert.Equal("<script>alert(1)</script> & \"@everyone\"", (string?)run!["text"]);
        Assert.DoesNotContain("<script>", json.ToJsonString());
    }

    [Fact]
    public void PersonAndMoment_Interpolated_StayWhatTheyAre()
    {
        var text = RichText.Create($"{new PersonName(PlaygroundPeople.All[0].Ref, "Ana")} waits since {new Moment(Noon, MomentStyle.Time)}");

        Assert.Equal(["person", "words", "moment"], TextRenderer.Render(text).Select(Kind));
    }

    private static string? Kind(JsonNode? json) => (string?)json!["kind"];

    private static string NameOf<TKind>(TKind sample)
        where TKind : notnull => (string)typeof(TKind).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false)
            .Cast<JsonDerivedTypeAttribute>().Single(attribute => attribute.DerivedType == sample.GetType()).TypeDiscriminator!;
}
