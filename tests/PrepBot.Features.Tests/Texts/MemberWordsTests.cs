using PrepBot.Chat.Commands;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Texts;

/// <summary>What members type stays words: never markup, never a mention, never lost.</summary>
public sealed class MemberWordsTests
{
    private const string Hostile = "<script>alert(1)</script> @everyone <@&1> <!channel> <https://evil|bank> '; drop table rounds; -- {0} %s **bold**";

    [Fact]
    public async Task HostileWordsEverywhere_StayWordsAndRingNobody()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member($"Ana {Hostile}"), group.Member("Raj @here"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it");
        await raj.PressesAsync("Note");
        await raj.SendsAsync(("note", Hostile));
        group.Clock.Advance(TimeSpan.FromMinutes(12));
        await raj.PressesAsync("End");
        await raj.PressesAsync("End and file");
        await raj.PressesAsync("File my debrief");
        await raj.SendsAsync(
            ("frugality.verdict", "Solid"), ("frugality.evidence", $"{Hostile} and five more words of evidence"),
            ("overall", "Inclined"), ("keep", Hostile), ("change-1", Hostile));
        await raj.PressesAsync("Add details");
        await raj.SendsAsync(("stories", Hostile));
        await ana.PressesAsync("File my debrief");
        await ana.SendsAsync(("frugality.own", "Solid"), ("helpful", "3"), ("change", Hostile));

        Assert.Contains($"{Hostile} and five more words of evidence", ana.Inbox);
        Assert.Contains($"Keep: {Hostile}", ana.Inbox);
        foreach (var message in group.Platform.All.Select(shown => shown.Message))
        {
            Assert.All(message.Notify, person => Assert.Contains(person, new[] { ana.Person, raj.Person }));
            Assert.All(Spans(message).OfType<PersonName>(), name => Assert.Contains(name.Person, new[] { ana.Person, raj.Person }));
        }

        await raj.CommandsAsync("leaderboard");
        Assert.Contains(Hostile, raj.Heard);
    }

    [Fact]
    public async Task NameOfTwoHundredCharacters_FitsEverywhere()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member(new string('A', 200)), group.Member(new string('R', 200)));

        await TheRound.CompleteAsync(group, ana, raj, "broad-responsibility");
        await ana.CommandsAsync("status");
        await ana.CommandsAsync("leaderboard");

        Assert.InRange(group.Platform.Rooms[0].Title.Length, 1, 80);
    }

    [Fact]
    public async Task EveryPrinciple_CardKitFormsDigestAndMap_KeepTheLimits()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        foreach (var principle in BuiltInBank.Read().Principles.InPublishedOrder)
        {
            ana.GoesToChannel();
            await ana.CommandsAsync("principle", new Dictionary<string, InputValue> { ["name"] = new WordsValue([principle.Id.Key]) });
            Assert.Contains(principle.Name, ana.Heard);
            await ana.PressesAsync("One practice prompt");
            await TheRound.CompleteAsync(group, ana, raj, principle.Id.Key, "Concern");
            Assert.Contains(principle.Name, ana.Inbox);
        }

        await ana.CommandsAsync("me");
        Assert.Contains("16 of 16", ana.Heard);
        await raj.CommandsAsync("leaderboard");
        Assert.Contains("1  Raj (you) 16", raj.Heard);
        Assert.DoesNotContain("Open for somebody", raj.Heard);
    }

    [Theory]
    [InlineData("CET+1")]
    [InlineData("Mars/Base")]
    [InlineData("<script>")]
    public async Task ZoneNobodyKnows_IsRefusedWithASuggestion(string zone)
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        await ana.CommandsAsync("profile");
        await ana.PressesAsync("Edit");

        await ana.SendsAsync(("track", "General"), ("board", "yes"), ("zone", zone));

        Assert.StartsWith($"zone: I do not know \"{zone}\".", ana.Heard);
        Assert.Contains("Europe/Madrid", ana.Heard);
    }

    [Theory]
    [InlineData("2026-11-21", "That day is over.")]
    [InlineData("9999-12-31", "That day is more than two years away.")]
    public async Task ProfileWithSeveralMistakes_NamesAllOfThemAtOnce_AndLosesNothing(string day, string word)
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        await ana.CommandsAsync("profile");
        await ana.PressesAsync("Edit");

        await ana.SendsAsync(("track", "Software"), ("board", "yes"), ("zone", "EST"), ("date", day));

        var errors = Assert.IsType<FormErrorsReply>(ana.Last);
        Assert.Equal(["date", "zone"], errors.Errors.Keys.Order());
        Assert.StartsWith(word, errors.Errors["date"], StringComparison.Ordinal);
        Assert.Contains("America/New_York (", errors.Errors["zone"]);
        Assert.Equal(day, errors.Typed.Text("date"));
    }

    [Fact]
    public async Task InterviewThatIsOver_IsNotInTheFormAnyMore()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        await ana.CommandsAsync("profile");
        await ana.PressesAsync("Edit");
        await ana.SendsAsync(("track", "Software"), ("board", "yes"), ("zone", "Lima"), ("date", "2026-11-24"));
        group.Clock.Advance(TimeSpan.FromDays(5));

        await ana.CommandsAsync("profile");
        await ana.PressesAsync("Edit");

        Assert.Equal("", ana.Form.Fields.OfType<DateField>().Single().Value);
    }

    [Theory]
    [InlineData("31/02", "date")]
    [InlineData("2026-02-31", "date")]
    [InlineData("tomorrow", "date")]
    public async Task DayThatIsNone_IsRefusedAtItsField(string day, string field)
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        await ana.CommandsAsync("profile");
        await ana.PressesAsync("Edit");

        await ana.SendsAsync(("track", "General"), ("board", "yes"), ("zone", ""), ("date", day));

        Assert.StartsWith($"{field}: Please write the day as year-month-day", ana.Heard);
    }

    [Fact]
    public async Task Profile_AvoidAndAllow_AreKeptPrivately()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));

        await ana.AvoidsAsync(raj);
        Assert.Contains("Not paired with: Raj", ana.Heard);
        await ana.AvoidsAsync(ana);
        Assert.StartsWith("That is you", ana.Heard);
        await ana.CommandsAsync("profile", new Dictionary<string, InputValue> { ["allow"] = new MemberValue(raj.Person, "Raj") });

        Assert.Contains("nobody on the list", ana.Heard);
        Assert.Equal("", raj.Inbox);
    }

    [Theory]
    [InlineData("waiting", "While you wait")]
    [InlineData("round", "In a round")]
    [InlineData("after", "After a round")]
    public async Task Help_BySituation_IsShortAndSaysWeAreNotAffiliated(string when, string words)
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");

        await ana.CommandsAsync("help", new Dictionary<string, InputValue> { ["when"] = new ChoiceValue(when) });

        Assert.StartsWith(words, ana.Heard);
        Assert.Contains("not affiliated with Amazon", ana.Heard);
        Assert.InRange(ana.Heard.Length, 1, 600);
    }

    private static IEnumerable<Span> Spans(Message message) => message.Blocks.SelectMany(block => block switch
    {
        Paragraph paragraph => paragraph.Text.Spans,
        Quote quote => quote.Text.Spans,
        Facts facts => facts.Items.SelectMany(item => item.Value.Spans),
        _ => [],
    });
}
