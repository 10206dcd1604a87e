using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.FakeChats.Slack;
using PrepBot.Slack.Rendering;
using PrepBot.Slack.Settings;
using PrepBot.Slack.Wire;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Slack.Tests.Rendering;

public sealed class RenderingTests
{
    private static readonly PersonRef Ana = new(SlackPlatformName.Name, "U0ANA");
    private static readonly DateTimeOffset Quarter = new(2026, 11, 22, 19, 45, 0, TimeSpan.Zero);

    private static readonly Message Everything = new(
    [
        new Heading("Mock round · 45 min"),
        new Paragraph(RichText.Create($"{"Now":strong}: {new PersonName(Ana, "Ana")} & <friends>, until {new Moment(Quarter, MomentStyle.Time)} ({new Moment(Quarter, MomentStyle.Relative)})")),
        new Quote("she said \"I\",\nand meant it"),
        new Facts([new Fact("Interviewer", RichText.Create($"{new PersonName(new(SlackPlatformName.Name, "U0RAJ"), "Raj")}")), new Fact("Day", RichText.Create($"{new Moment(Quarter, MomentStyle.Date)}, {new Moment(Quarter, MomentStyle.DateAndTime)}"))]),
        new Divider(),
        new Buttons(
        [
            new Button(new ActionId("ask", "probe", Subject.Create("one").And(1)), "Ask 1", ButtonStyle.Primary),
            new Button(new ActionId("ask", "probe", Subject.Create("one").And(1)), "Ask 1 again"),
            new Button(new ActionId("clock", "end", Subject.None), "End", ButtonStyle.Danger),
        ]),
        new Select(new ActionId("board", "claim", Subject.None), "Claim a principle", [new Option("frugality", "Frugality"), new Option("dive-deep", "Dive Deep")]),
        new Select(new ActionId("board", "claims", Subject.None), "Claim two", [new Option("frugality", "Frugality")], MaxChosen: 2),
        new Paragraph(RichText.Plain("In small print.", Emphasis.Light)),
        new Section(RichText.Create($"{"Probe 2 of 5":strong}\nWhich result & why?"), new Button(new ActionId("ask", "probe", Subject.Create("one").And(2)), "Ask this", ButtonStyle.Primary)),
        new Select(new ActionId("ask", "else", Subject.None), "Ask something else", [new Option("p3", "Probe 3") { Description = "What did it cost?" }, new Option("p4", "Probe 4")]),
        new Select(new ActionId("score", "beats", Subject.None), "Beats", [new Option("one", "Named a cost"), new Option("two", "Measured it")], MaxChosen: 2) { Chosen = ["two"], MayBeEmpty = true },
        new CellMap([new Cell(CellSign.Full, "Customer"), new Cell(CellSign.New, "Ownership"), new Cell(CellSign.Half, "Bias"), new Cell(CellSign.Older, "Dive Deep"), new Cell(CellSign.Open, "Frugality")], 3),
        new Paragraph(RichText.Create($"Ana  {new CellStrip([CellSign.Full, CellSign.New, CellSign.Open], 2)}")),
        new Buttons([new Button(new ActionId("clock", "end", Subject.Create("x")), "End", ButtonStyle.Danger) { Confirm = new Confirmation(new ActionId("clock", "end-now", Subject.Create("x")), "End the round?", "Earn Trust was not asked.", "End it", "Keep going") }])
        {
            Links = [new WebLink("Our link", "https://meet.example.org/a?b=1&c=2"), new WebLink("Never shown", "javascript:alert(1)"), new RoomLink("Open the room", new(SlackPlatformName.Name, "C077")), new PrivateRoomLink("Never shown", Guid.Empty)],
        },
        new SmallPrint("◆ new this week\n# not a heading"),
    ])
    {
        Notify = [Ana],
    };

    private static readonly Form EveryPart = new(
        new ActionId("debrief", "file", Subject.Create("r1")),
        "Debrief",
        [
            new FormStep("Frugality", [
                new FormText("At this level: kept *one* promise of their own, and warned <!channel> in time."),
                new ChoiceField("frugality.verdict", "How did it land?", true, [new Option("Strong", "strong"), new Option("Solid", "solid")]) { Chosen = ["Solid"] },
                new TextField("frugality.evidence", "What did you hear?", false, 2000, Long: true) { Value = "cut the cost", Hint = "Quotes and facts." },
                new ChoiceField("frugality.missing", "Which parts were missing?", false, [new Option("Action", "Action"), new Option("Result", "Result")], 2),
                new ChoiceField("level", "Level", false, [new Option("Junior", "junior")]),
            ]),
            new FormStep("The round", [
                new NumberField("helpful", "How helpful, 1 to 4?", true, 1, 4) { Value = "3" },
                new DateField("date", "Day of my interview", false) { Value = "2027-03-31" },
            ]),
        ])
    {
        SubmitLabel = "File it",
    };

    [Fact]
    public void EveryBlock_LooksAsApproved() => Approved.Json("message", MessageJson(Everything));

    [Fact]
    public void EveryPart_LooksAsApproved() =>
        Approved.Json("form", JsonSerializer.SerializeToNode(FormRenderer.Render(EveryPart, new ViewLocation("C1", "1.2")), SlackJsonContext.Default.ViewObject)!);

    [Fact]
    public void EveryKindOfBlock_HasARender() => Assert.Empty(Kinds<Block>().Except(Everything.Blocks.Select(block => block.GetType())));

    [Fact]
    public void EveryKindOfPart_HasARender() =>
        Assert.Empty(Kinds<FormPart>().Except(EveryPart.Steps.SelectMany(step => step.Parts).Select(part => part.GetType())));

    [Fact]
    public void EverythingRendered_KeepsSlacksRules()
    {
        Assert.Null(BlockKitRules.OfMessage(MessageJson(Everything)["blocks"]));
        Assert.Null(BlockKitRules.OfView(JsonSerializer.SerializeToNode(FormRenderer.Render(EveryPart, ViewLocation.None), SlackJsonContext.Default.ViewObject)));
        Assert.Null(BlockKitRules.OfView(JsonSerializer.SerializeToNode(FormRenderer.Home(Everything), SlackJsonContext.Default.ViewObject)));
        Assert.Null(BlockKitRules.OfView(JsonSerializer.SerializeToNode(FormRenderer.Show(Everything, ViewLocation.None), SlackJsonContext.Default.ViewObject)));
    }

    [Fact]
    public void Text_OfAMessage_IsItsHeading_UnlessItHasWordsForANotification()
    {
        Assert.Equal("Mock round · 45 min", MessageRenderer.Text(Everything));
        Assert.Equal("Ana waits &amp; asks", MessageRenderer.Text(Everything with { Notice = "Ana waits & asks" }));
        Assert.All(MessageRenderer.Pages(Everything), page => Assert.Equal("Mock round · 45 min", page.Text));
    }

    [Fact]
    public void Text_OfAMessageWithoutAHeading_IsItsFirstLine_CutAtAWord_AndNeverAQuote()
    {
        var message = new Message([new Quote("cut the batch from six hours"), new Paragraph($"{string.Join(' ', Enumerable.Repeat("word", 30))}\nmore")]);

        var text = MessageRenderer.Text(message);

        Assert.Matches("^(word )+word…$", text);
        Assert.InRange(text.Length, 50, Label.MaxNotice);
        Assert.Equal("PrepBot", MessageRenderer.Text(new Message([new Divider()])));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://meet.example.org")]
    [InlineData("https://you@meet.example.org")]
    [InlineData("meet.example.org")]
    public void LinkNobodyShouldBeLedTo_IsNotShown(string address) =>
        Assert.Empty(MessageRenderer.Blocks(new Message([new Buttons([]) { Links = [new WebLink("Our link", address)] }])));

    [Theory]
    [InlineData("she said *we* kept snake_case_names, ~dropped~ the rest and ran `rm -rf build` 2*3*4 times")]
    [InlineData("first\n> not a quote")]
    [InlineData("thanks :tada: and :+1:")]
    [InlineData("a < b & c > *d* <!channel> <@U1>")]
    public void WordsOfMembers_ThatLookLikeMarks_AreShownLetterForLetterWhereverTheyStand(string typed)
    {
        var text = RichText.Create($"{"Ana":strong} {typed}");
        var button = new Button(new ActionId("a", "b", Subject.None), "Press");
        Block[] places =
        [
            new Paragraph(text), new Quote(typed), new Facts([new Fact("Evidence", typed)]), new Section(text, button), new SmallPrint(text),
            new Paragraph(RichText.Plain(typed, Emphasis.Light)), new CellMap([new Cell(CellSign.Full, typed)], 0),
        ];

        foreach (var place in places)
        {
            var blocks = MessageJson(new Message([place]))["blocks"]!;
            Assert.Null(BlockKitRules.OfMessage(blocks));
            Assert.Contains(Letters(blocks), words => words.Contains(typed, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void WordsThatLookLikeMarks_BesideAnInstantAPersonAndARoom_KeepAllThree()
    {
        var text = RichText.Create($"*Now* {new Moment(DateTimeOffset.UnixEpoch, MomentStyle.Time)} in {new RoomName(new RoomRef(SlackPlatformName.Name, "C1"))}");

        var json = MessageJson(new Message([new SmallPrint(text), new Section(text, new Button(new ActionId("a", "b", Subject.None), "Press"))]))["blocks"]!;

        Assert.Null(BlockKitRules.OfMessage(json));
        Assert.Equal(["rich_text", "rich_text", "actions"], json.AsArray().Select(block => (string)block!["type"]!));
        Assert.Equal(["text", "date", "text", "channel"], json[0]!["elements"]![0]!["elements"]!.AsArray().Select(element => (string)element!["type"]!));
    }

    /// <summary>Every text in which Slack looks for no marks.</summary>
    private static IEnumerable<string> Letters(JsonNode? node) => node switch
    {
        JsonObject { } text when (string?)text["type"] is "plain_text" or "text" => [text["text"]!.ToString()],
        JsonObject any => any.SelectMany(field => Letters(field.Value)),
        JsonArray list => list.SelectMany(Letters),
        _ => [],
    };

    [Theory]
    [InlineData("<!channel>", "&lt;!channel&gt;")]
    [InlineData("<@U1>", "&lt;@U1&gt;")]
    [InlineData("<https://evil|bank>", "&lt;https://evil|bank&gt;")]
    [InlineData("&amp;", "&amp;amp;")]
    [InlineData("a & b", "a &amp; b")]
    [InlineData("@everyone", "@everyone")]
    public void WordsOfMembers_AreEscapedOnce(string typed, string shown) => Assert.Equal(shown, Markup.Render(typed, []));

    [Fact]
    public void PersonNamed_IsRungOnlyWhenMeant()
    {
        var text = RichText.Create($"{new PersonName(Ana, "Ana <x>")}");

        Assert.Equal("Ana &lt;x&gt;", Markup.Render(text, []));
        Assert.Equal("<@U0ANA>", Markup.Render(text, [Ana]));
        Assert.Equal("Ana &lt;x&gt;", Markup.Render(text, [new PersonRef(SlackPlatformName.Name, "U0RAJ")]));
    }

    [Theory]
    [InlineData("two\nlines", "*two*\n*lines*")]
    [InlineData(" room ", " *room* ")]
    [InlineData("2*3", "2*3")]
    [InlineData("", "")]
    public void Strong_HoldsWithinALine(string words, string shown) => Assert.Equal(shown, Markup.Render(RichText.Plain(words, Emphasis.Strong), []));

    [Fact]
    public void Moments_OfEveryStyle_AreSlacksDates()
    {
        foreach (var style in Enum.GetValues<MomentStyle>())
            Assert.Matches("^<!date\\^1795376700\\^.+\\|2026-11-22 19:45 UTC>$", Markup.Render(RichText.Create($"{new Moment(Quarter, style)}"), []));
    }

    [Theory]
    [InlineData(SlackLimits.HeaderText, true)]
    [InlineData(SlackLimits.HeaderText + 1, false)]
    public void Heading_AtItsLimit(int length, bool fits) => Fits(fits, () => MessageRenderer.Blocks(new Message([new Heading(new string('x', length))])));

    [Theory]
    [InlineData(SlackLimits.BlocksInMessage, true)]
    [InlineData(SlackLimits.BlocksInMessage + 1, false)]
    public void Message_AtItsLimit(int count, bool fits) =>
        Fits(fits, () => MessageRenderer.Blocks(new Message([.. Enumerable.Range(0, count).Select(_ => new Divider())])));

    [Theory]
    [InlineData(SlackLimits.ButtonText, true)]
    [InlineData(SlackLimits.ButtonText + 1, false)]
    public void Button_AtItsLimit(int length, bool fits) =>
        Fits(fits, () => MessageRenderer.Blocks(Message.Create("x", new Button(new ActionId("a", "b", Subject.None), new string('x', length)))));

    [Theory]
    [InlineData(SlackLimits.OptionText, true)]
    [InlineData(SlackLimits.OptionText + 1, false)]
    public void Option_AtItsLimit(int length, bool fits) => Fits(fits, () => MessageRenderer.Render(new Option("v", new string('x', length))));

    [Theory]
    [InlineData(SlackLimits.SectionText, 1)]
    [InlineData(SlackLimits.SectionText + 1, 2)]
    public void Paragraph_AtItsLimit_IsSplitAndNeverCut(int length, int sections)
    {
        var blocks = MessageRenderer.Blocks(new Message([new Paragraph(new string('x', length))]));

        Assert.Equal(sections, blocks.Count);
        Assert.Equal(length, blocks.Cast<SectionBlock>().Sum(section => section.Text!.Text.Length));
    }

    [Theory]
    [InlineData(SlackLimits.OptionsInGroup, typeof(RadioButtons))]
    [InlineData(SlackLimits.OptionsInGroup + 1, typeof(StaticSelect))]
    public void Choice_AtItsLimit_BecomesAList(int count, Type element)
    {
        var field = new ChoiceField("k", "Which?", true, [.. Enumerable.Range(0, count).Select(i => new Option($"{i}", $"{i}"))]);

        Assert.IsType(element, Assert.IsType<InputBlock>(Assert.Single(FormRenderer.Render(field))).Element);
    }

    [Theory]
    [InlineData(SlackLimits.InputText, 1)]
    [InlineData(SlackLimits.InputText + 1, 3)]
    public void TextField_FilledBeyondSlacksLimit_ShowsItAboveToCopyFrom(int length, int blocks)
    {
        var field = new TextField("k", "What?", true, 4000, Long: true) { Value = new string('x', length) };

        var rendered = FormRenderer.Render(field).ToList();

        Assert.Equal(blocks, rendered.Count);
        Assert.Equal(length > SlackLimits.InputText ? null : field.Value, ((PlainTextInput)((InputBlock)rendered[^1]).Element).InitialValue);
    }

    [Theory]
    [InlineData(SlackLimits.ViewTitle, "xxx")]
    [InlineData(SlackLimits.ViewTitle + 1, "PrepBot")]
    public void FormTitle_AtItsLimit_MovesIntoTheForm(int length, string title)
    {
        var view = FormRenderer.Render(EveryPart with { Title = new string('x', length) }, ViewLocation.None);

        Assert.StartsWith(title, view.Title!.Text);
        Assert.Equal(new string('x', length), title == "PrepBot" ? Assert.IsType<HeaderBlock>(view.Blocks[0]).Text.Text : view.Title.Text);
    }

    [Fact]
    public void AnyText_Split_FitsAndLosesNothing()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var chance = new Random(seed);
            string[] parts = ["word ", "longer-word-without-end", "\n", "&amp;", "<!date^1^{time}|x y>", "😀", "é", " "];
            var text = string.Concat(Enumerable.Range(0, chance.Next(1, 400)).Select(_ => parts[chance.Next(parts.Length)]));
            var most = chance.Next(40, 200);

            var pieces = TextSplitter.Split(text, most);

            Assert.All(pieces, piece => Assert.True(piece.Length <= most, $"seed {seed}"));
            Assert.All(pieces, piece => Assert.Equal(piece.Count(c => c == '<'), piece.Count(c => c == '>')));
            Assert.All(pieces, piece => Assert.DoesNotMatch("(^[\\uDC00-\\uDFFF])|([\\uD800-\\uDBFF]$)|(&[a-z]*$)", piece));
            Assert.Equal(Bare(text), Bare(string.Concat(pieces)));
        }

        static string Bare(string text) => text.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
    }

    [Fact]
    public void Place_OfAView_ComesBack()
    {
        foreach (var location in new[] { new ViewLocation("C1", "1700000000.000100"), new ViewLocation("D1", null), ViewLocation.None })
            Assert.Equal(location, ViewLocation.Read(location.Write()));

        Assert.All(["", "C1", "C1/2/3", "<!x>/1", new string('x', 200), null], text => Assert.Equal(ViewLocation.None, ViewLocation.Read(text)));
    }

    private static JsonObject MessageJson(Message message) => JsonSerializer.SerializeToNode(
        new PostMessage("C1", MessageRenderer.Text(message), MessageRenderer.Blocks(message)), SlackJsonContext.Default.PostMessage)!.AsObject();

    private static IEnumerable<Type> Kinds<T>() => typeof(T).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false).Cast<JsonDerivedTypeAttribute>().Select(kind => kind.DerivedType);

    private static void Fits(bool fits, Action render)
    {
        if (fits)
            render();
        else
            Assert.Throws<DoesNotFitException>(render);
    }
}
