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

/// <summary>What people ask for by a kind of situation: understood, repeated, and carried to what is drawn.</summary>
public sealed class ThemeTests
{
    private static readonly ThemeId Conflict = new("conflict-with-a-colleague");

    [Fact]
    public async Task Prompt_ByTheme_IsOfTheThemeEveryTime()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        foreach (var (typed, key) in new[] { ("tight deadline", "tight-timeline"), ("failure", "risk-mistake-failure"), ("conflict", Conflict.Key) })
        {
            await SaysAsync(group, ana, $"prompt {typed}");
            for (var i = 0; i < 5; i++)
            {
                Assert.Contains(new ThemeId(key), Quoted(ana).Themes);
                Assert.StartsWith(Theme.All.Single(theme => theme.Id.Key == key).Name + ": ", ana.Heard);
                await ana.PressesAsync("Another one");
            }
        }
    }

    [Fact]
    public async Task Start_ByTheme_PairsAndAsksForIt()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));

        await SaysAsync(group, ana, "start conflict as candidate 30m");
        Assert.Contains("Conflict with a colleague: Earn Trust", ana.Heard);
        await raj.StartsAsync("interviewer");
        Assert.Contains("as interviewer: Conflict with a colleague: Earn Trust", raj.Heard);

        ana.GoesToRoom();
        raj.GoesToRoom();
        await ana.PressesAsync("I'm here");
        await raj.PressesAsync("I'm here");
        await raj.PressesAsync("My cockpit");
        var first = ((PrivateReply)raj.Last!).Message.Blocks.OfType<Quote>().First().Text.ToPlainText();
        Assert.Contains(Conflict, BuiltInBank.Read().Prompts.Single(prompt => prompt.Text == first).Themes);
    }

    [Fact]
    public async Task Invitation_ByTheme_CarriesItToTheRound()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        var values = new Dictionary<string, InputValue>
        {
            ["principles"] = new WordsValue([]) { Other = Conflict.Key },
            ["role"] = new ChoiceValue("candidate"),
            ["member"] = new MemberValue(raj.Person, raj.Name),
        };

        await ana.CommandsAsync("start", values);
        Assert.Contains("Conflict with a colleague: Earn Trust", ana.Heard);
        await raj.PressesAsync("Accept");

        Assert.Equal(Conflict.Key, await group.AskAsync<string>("select coalesce(progress->>'Theme', progress->>'theme') from rounds"));
    }

    [Fact]
    public async Task Renewed_AnEntry_KeepsItsTheme()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        await SaysAsync(group, ana, "start failure as candidate");

        Assert.Equal("risk-mistake-failure", await group.AskAsync<string>("select theme from waiting_entries"));
        await SaysAsync(group, ana, "start ownership as candidate");
        Assert.Equal(0, await group.AskAsync<int>("select count(theme) from waiting_entries"));
    }

    [Fact]
    public async Task Theme_BesideAnUnknownWord_StaysInTheButton()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");

        await SaysAsync(group, ana, "start failure xyzzy");
        await ana.PressesAsync("Start with what you read");

        Assert.Contains("Risk, mistake or failure: ", ana.Heard);
    }

    private static async Task SaysAsync(Group group, Actor actor, string line)
    {
        var parser = new TypedLineParser("mock", group.The<FeatureCatalog>().Commands);
        var read = Assert.IsType<ParsedLine.Understood>(parser.Parse(line, _ => null));
        await actor.DoAsync(new CommandUsed(actor.Origin(), read.Command.Name, read.Values));
    }

    private static Prompt Quoted(Actor actor)
    {
        var text = Assert.Single(((PrivateReply)actor.Last!).Message.Blocks.OfType<Quote>()).Text.ToPlainText();
        return BuiltInBank.Read().Prompts.Single(prompt => prompt.Text == text);
    }
}
