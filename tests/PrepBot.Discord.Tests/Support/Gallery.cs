using System.Text.Json;
using System.Text.Json.Nodes;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Discord.Adapter;
using PrepBot.Discord.Posting;
using PrepBot.Discord.Rendering;
using PrepBot.Discord.Settings;
using PrepBot.Discord.Wire;
using PrepBot.Values.Identity;

namespace PrepBot.Discord.Tests.Support;

/// <summary>Every kind of block and of part of a form at least once.</summary>
internal static class Gallery
{
    public static readonly PersonRef Ana = Person("100000000000000001");
    public static readonly PersonRef Raj = Person("100000000000000002");

    private static readonly DateTimeOffset Quarter = new(2026, 11, 22, 19, 45, 0, TimeSpan.Zero);
    private static readonly ComponentId.Modal SentStep = new(new ActionId("debrief", "file", Subject.Create("r1")), null, 0, 2, new FormOpener.Verb("open"));

    public static readonly Message EveryBlock = new(
    [
        new Heading("Mock round · 45 min"),
        new Paragraph(RichText.Create($"{"Now":strong}: {new PersonName(Ana, "Ana")} & <friends>, until {new Moment(Quarter, MomentStyle.Time)} ({new Moment(Quarter, MomentStyle.Relative)})")),
        new Quote("she said \"I\",\n- and meant it"),
        new Facts([new Fact("Interviewer", RichText.Create($"{new PersonName(Raj, "Raj")}")), new Fact("Day", RichText.Create($"{new Moment(Quarter, MomentStyle.Date)}, {new Moment(Quarter, MomentStyle.DateAndTime)}"))]),
        new Divider(),
        new Buttons(
        [
            new Button(new ActionId("ask", "probe", Subject.Create("one").And(1)), "Ask 1", ButtonStyle.Primary),
            new Button(new ActionId("ask", "probe", Subject.Create("one").And(1)), "Ask 1 again"),
            new Button(new ActionId("clock", "end", Subject.None), "End", ButtonStyle.Danger),
        ]),
        new Select(new ActionId("board", "claim", Subject.None), "Claim a principle", [new Option("frugality", "Frugality"), new Option("dive-deep", "Dive Deep")]),
        new Select(new ActionId("board", "claims", Subject.None), "Claim two", [new Option("frugality", "Frugality"), new Option("dive-deep", "Dive Deep")], MaxChosen: 2),
        new Paragraph(RichText.Plain("In small print.", Emphasis.Light)),
        new Section(RichText.Create($"{"Probe 2 of 5":strong}\nWhich result & why?"), new Button(new ActionId("ask", "probe", Subject.Create("one").And(2)), "Ask this", ButtonStyle.Primary)),
        new Select(new ActionId("ask", "else", Subject.None), "Ask something else", [new Option("p3", "Probe 3") { Description = "What did it cost?" }, new Option("p4", "Probe 4")]),
        new Select(new ActionId("score", "beats", Subject.None), "Beats", [new Option("one", "Named a cost"), new Option("two", "Measured it")], MaxChosen: 2) { Chosen = ["two"], MayBeEmpty = true },
        new CellMap([new Cell(CellSign.Full, "Customer"), new Cell(CellSign.New, "Ownership"), new Cell(CellSign.Half, "Bias"), new Cell(CellSign.Older, "Dive Deep"), new Cell(CellSign.Open, "Frugality")], 3),
        new Paragraph(RichText.Create($"Ana  {new CellStrip([CellSign.Full, CellSign.New, CellSign.Open], 2)}")),
        new Buttons([new Button(new ActionId("clock", "end", Subject.Create("x")), "End", ButtonStyle.Danger) { Confirm = new Confirmation(new ActionId("clock", "end-now", Subject.Create("x")), "End the round?", "Earn Trust was not asked.", "End it", "Keep going") }])
        {
            Links = [new WebLink("Our link", "https://meet.example.org/a?b=1&c=2"), new WebLink("Never shown", "javascript:alert(1)"), new RoomLink("Open the room", new(DiscordPlatformName.Name, "100000000000000077")), new RoomLink("Never shown", new(DiscordPlatformName.Name, "dm:100000000000000077")), new PrivateRoomLink("Never shown", Guid.Empty)],
        },
        new SmallPrint("◆ new this week\n# not a heading"),
        new StepButtons([new StepButton(SentStep, new FormOpener.Verb("open"), 1, "Continue")]),
        new TapSelect(
            new ComponentId.Tap(SentStep.Action, null, "frugality.verdict"),
            new ChoiceField("frugality.verdict", "How did it land?", true, [new Option("Strong", "strong"), new Option("Solid", "solid")]) { Chosen = ["Solid"] }),
    ])
    {
        Notify = [Ana],
        Accent = Accents.Hue(12),
        Silent = true,
    };

    public static readonly Form EveryPart = new(
        new ActionId("debrief", "file", Subject.Create("r1")),
        "Debrief",
        [
            new FormStep("Frugality",
            [
                new ChoiceField("frugality.verdict", "How did it land?", true, [new Option("Strong", "strong"), new Option("Solid", "solid")]) { Chosen = ["Solid"] },
                new TextField("frugality.evidence", "What did you hear?", false, 2000, Long: true) { Value = "cut the cost", Hint = "Quotes and facts." },
                new ChoiceField("frugality.missing", "Which parts were missing?", false, [new Option("Action", "Action"), new Option("Result", "Result")], 2) { Chosen = ["Action", "gone"] },
                new ChoiceField("level", "Level", false, [new Option("Junior", "junior")]),
                new TextField("headline", "The story in a line", true, 80),
            ]),
            new FormStep("The round",
            [
                new NumberField("helpful", "How helpful, 1 to 4?", true, 1, 4) { Value = "3" },
                new DateField("date", "Day of my interview", false) { Value = "2027-03-31" },
                new ChoiceField("flags", "Green flags", true, [.. Enumerable.Range(1, 10).Select(n => new Option($"g{n}", $"Flag {n}"))], 3),
                new ChoiceField("prompt", "Which prompt?", true, [.. Enumerable.Range(1, 11).Select(n => new Option($"p{n}", $"Prompt {n}"))]),
                new ChoiceField("prompts", "Which ones?", false, [.. Enumerable.Range(1, 25).Select(n => new Option($"p{n}", $"Prompt {n}"))], 5),
            ]),
            new FormStep("Dive Deep",
            [
                new FormText("At this level: kept *one* promise of their own, and warned @everyone in time."),
                new TextField("dive-deep.evidence", "What did you hear?", false, 2000, Long: true),
            ]),
        ])
    {
        SubmitLabel = "File it",
    };

    public static PersonRef Person(string id) => new(DiscordPlatformName.Name, id);

    /// <summary>A message as it goes out.</summary>
    public static JsonObject Body(IReadOnlyList<Component> page, AllowedMentions? mentions = null) =>
        (JsonObject)JsonSerializer.SerializeToNode(Posts.Body(page, mentions ?? AllowedMentions.Nobody), DiscordJsonContext.Default.CreateMessage)!;

    /// <summary>A modal as it goes out.</summary>
    public static JsonObject Modal(Form form, int step, string? community = null, FormOpener? opener = null) =>
        (JsonObject)JsonSerializer.SerializeToNode(
            new InteractionResponse(InteractionCallbackType.Modal, FormRenderer.Render(form, step, community, opener)), DiscordJsonContext.Default.InteractionResponse)!["data"]!;

    /// <summary>Every kind of a closed set, in the product's assemblies.</summary>
    public static IEnumerable<Type> Kinds<T>() =>
        new[] { typeof(T).Assembly, typeof(DiscordPlatform).Assembly }.Distinct().SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract);
}
