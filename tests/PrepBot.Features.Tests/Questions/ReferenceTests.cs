using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.TypedLine;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Questions;

/// <summary>Cards of principles and of answering.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public async Task EveryPart_OfEveryPrinciple_IsReachedAndFitsAMessage()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        foreach (var principle in BuiltInBank.Read().Principles.InPublishedOrder)
        {
            await ShowsAsync(ana, principle.Id);
            var seen = ana.Heard;
            foreach (var part in new[] { "How it is judged", "Flags", "By level and trade", "Mistakes and mix-ups", "Sample probes" })
            {
                await ana.PressesAsync(part);
                Assert.True(ana.Heard.Length < 2_500, $"{principle.Name}, {part}: {ana.Heard.Length}");
                seen += ana.Heard;
            }

            string[] everything =
            [
                principle.Meaning, principle.Rubric.Strong, principle.Rubric.Solid, principle.Rubric.MildConcern, principle.Rubric.Concern,
                .. principle.Beats.Select(beat => beat.Text), .. principle.GreenFlags.Concat(principle.RedFlags).Select(flag => flag.Text), .. principle.Mistakes,
                .. principle.Neighbours.Select(neighbour => neighbour.Difference), "Probed at junior and mid level",
                principle.Levels!.Junior, principle.Levels.Senior, principle.Levels.Staff, .. principle.Tracks.Values,
            ];
            Assert.All(everything, text => Assert.Contains(text, seen));
        }
    }

    [Fact]
    public async Task EveryReferenceCard_Chosen_ShowsItsSections()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        var cards = BuiltInBank.Read().Cards;
        Assert.Equal(14, cards.Cards.Count);
        Assert.Equal(Theme.All.Count, cards.Themes.Count);
        await ana.CommandsAsync("principle");

        foreach (var card in cards.Cards)
        {
            await ana.DoAsync(new ActionClicked(ana.Origin(), new ActionId("principle", "card", Subject.None), [card.Id]));

            Assert.IsType<UpdateReply>(ana.Last);
            Assert.All(card.Sections.SelectMany(section => section.Lines), line => Assert.Contains(line, ana.Heard));
            Assert.True(ana.Heard.Length < 3_000, $"{card.Title}: {ana.Heard.Length}");
        }

        await ana.DoAsync(new ActionClicked(ana.Origin(), new ActionId("principle", "card", Subject.None), [ReferenceCards.ThemesId]));
        Assert.Contains("Very tight timeline  Bias for Action · Deliver Results · Invent and Simplify", ana.Heard);
    }

    [Theory]
    [InlineData("principle star", "star")]
    [InlineData("principle STAR+L", "star")]
    [InlineData("principle i or we", "i-and-we")]
    [InlineData("principle failure", "failure")]
    [InlineData("principle secret numbers", "secret-numbers")]
    [InlineData("principle pushing back", "push-back")]
    [InlineData("principle themes", "themes")]
    [InlineData("principle card failure stories", "failure")]
    public async Task CardTyped_Read_IsTheCard(string line, string card) =>
        Assert.Equal(card, (await ReadAsync(line)).Values.Choice("card"));

    [Theory]
    [InlineData("principle disagree and commit", "have-backbone")]
    [InlineData("principle backbone", "have-backbone")]
    [InlineData("principle frugality", "frugality")]
    [InlineData("principle dive", "dive-deep")]
    public async Task PrincipleTyped_Read_IsThePrincipleStill(string line, string principle)
    {
        var read = await ReadAsync(line);

        Assert.Equal([principle], read.Values.Words("name"));
        Assert.Null(read.Values.Choice("card"));
    }

    [Theory]
    [InlineData("question suggest", "question-suggest")]
    [InlineData("suggest", "question-suggest")]
    [InlineData("question review", "question-review")]
    [InlineData("question export as csv", "question-export")]
    [InlineData("question-retire", "question-retire")]
    [InlineData("question quality frugality", "question-quality")]
    public async Task QuestionLine_Typed_IsItsCommand(string line, string command)
    {
        var read = await ReadAsync(line);

        Assert.Equal(command, read.Command.Name);
        Assert.Empty(read.NotUnderstood);
        Assert.Empty(read.Problems);
    }

    private static async Task<ParsedLine.Understood> ReadAsync(string line)
    {
        await using var group = await Group.GatherAsync();
        var parser = new TypedLineParser("mock", group.The<FeatureCatalog>().Commands);
        return Assert.IsType<ParsedLine.Understood>(parser.Parse(line, _ => null));
    }

    private static Task<Reply> ShowsAsync(Actor actor, PrincipleId principle) =>
        actor.CommandsAsync("principle", new Dictionary<string, InputValue> { ["name"] = new WordsValue([principle.Key]) });
}
