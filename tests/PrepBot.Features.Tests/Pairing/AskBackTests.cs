using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.TypedLine;
using PrepBot.Domain.Questions;
using PrepBot.Features.Tests.Support;

namespace PrepBot.Features.Tests.Pairing;

/// <summary>A start of which a word was not understood starts nothing: it says which word, and offers what may have been meant.</summary>
public sealed class AskBackTests
{
    [Fact]
    public async Task UnknownWord_Alone_OffersAnythingAndQueuesNobody()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");

        await SaysAsync(group, ana, "start flexibility");
        Assert.Contains("I did not understand: \"flexibility\".", ana.Heard);
        Assert.Contains("Nothing is started yet", ana.Heard);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from waiting_entries"));

        await ana.PressesAsync("Start with anything");
        Assert.Contains("You are in the queue, number 1, until 2026-11-22 10:00 UTC. Any principle, as either.", ana.Heard);
    }

    [Fact]
    public async Task UnknownWord_BesideAWholeWish_KeepsTheWishInTheButton()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");

        await SaysAsync(group, ana, "start frugality, dive deep xyzzy as candidate 30m");
        Assert.Contains("I understood: Frugality, Dive Deep, as candidate, 30 minutes. I did not understand: \"xyzzy\".", ana.Heard);
        await ana.PressesAsync("Start with what you read");

        Assert.Contains("Ana · candidate · Frugality and Dive Deep · 30 min", ana.Around);
    }

    [Fact]
    public async Task WordLikeAPrinciple_IsOfferedAsAButton()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");

        await SaysAsync(group, ana, "start frogolty");
        Assert.Contains("Did you mean Frugality?", ana.Heard);
        await ana.PressesAsync("Practise Frugality");

        Assert.Contains("Ana · candidate · Frugality", ana.Around);
    }

    [Fact]
    public async Task UnknownWord_InAnInvitation_InvitesNobodyAndOffersNobodyElse()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await raj.CommandsAsync("help");

        await SaysAsync(group, ana, "start xyzzy with raj", raj);

        Assert.Contains("Nothing is started yet; please type it again.", ana.Heard);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from invitations"));
    }

    [Fact]
    public async Task WishTooLongForAButton_IsTypedAgain()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");

        await SaysAsync(group, ana, "start customer obsession, learn and be curious, hire and develop as candidate xyzzy");

        Assert.False(ana.Sees("Start with"));
        Assert.Contains("please type it again", ana.Heard);
    }

    [Fact]
    public async Task EditedButton_Pressed_WaitsWithWhatStillMakesSense()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        await SaysAsync(group, ana, "start xyzzy");
        var action = ana.Find("Start with anything").Action;
        var channel = action.Subject.Part(0)!;
        Assert.True(Subject.TryParse($"{channel}.king.999.no-such.frugality", out var edited));

        await ana.ClicksAsync(action with { Subject = edited });

        Assert.Contains("Ana · either · Frugality", ana.Around);
    }

    [Fact]
    public async Task UnknownWord_BehindACommandThatOnlyShows_IsToldBesideItsAnswer()
    {
        await using var group = await Group.GatherAsync();

        var line = Assert.IsType<ParsedLine.Understood>(Parser(group).Parse("leaderboard xyzzy", _ => null));

        Assert.Null(line.Values.Unread);
        Assert.Contains("xyzzy", line.Remark);
    }

    private static Task<Reply> SaysAsync(Group group, Actor actor, string text, params Actor[] others)
    {
        var line = Assert.IsType<ParsedLine.Understood>(Parser(group).Parse(
            text, name => others.Where(other => other.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(other => new MemberValue(other.Person, other.Name)).FirstOrDefault()));
        Assert.Empty(line.Problems);
        Assert.True(line.Remark is null || line.Values.Unread is null);
        return actor.DoAsync(new CommandUsed(actor.Origin(), line.Command.Name, line.Values));
    }

    private static TypedLineParser Parser(Group group) => new("mock", group.The<FeatureCatalog>().Commands);
}
