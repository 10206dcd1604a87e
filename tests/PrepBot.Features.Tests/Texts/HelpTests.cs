using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;

namespace PrepBot.Features.Tests.Texts;

/// <summary>Help begins with what is now, in the reader's own situation; everything else is behind one list.</summary>
public sealed class HelpTests
{
    [Fact]
    public async Task Help_FollowsTheReader_FromFreeToFiling()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));

        await ana.CommandsAsync("help");
        Assert.StartsWith("Mock interviews, with each other", ana.Heard);
        Assert.DoesNotContain("While you wait", ana.Heard.Replace("[", "", StringComparison.Ordinal));

        await ana.StartsAsync("candidate");
        await ana.CommandsAsync("help");
        Assert.StartsWith("Waiting, number 1 of 1", ana.Heard);
        Assert.Contains("/mock leave takes you out", ana.Heard);

        await raj.StartsAsync("interviewer");
        await raj.CommandsAsync("help");
        Assert.StartsWith("In a round with Ana, as interviewer", raj.Heard);
        Assert.Contains("Both press \"I'm here\"", raj.Heard);
    }

    [Theory]
    [InlineData("round", "Both press")]
    [InlineData("data", "/mock forget-me erases it")]
    [InlineData("organising", "/mock-admin enable opens a channel")]
    [InlineData("nonsense", "/mock start")]
    public async Task Help_WithSomethingElse_IsOneChoiceAway_InThePlaceOfTheCard(string about, string words)
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");

        var reply = await group.HandleAsync(new ActionClicked(ana.Origin(), new ActionId("help", "about", Subject.None), [about]));

        Assert.Contains(words, Actor.TextOf(reply));
        Assert.Equal("help", Assert.IsType<PrivateReply>(reply).Message.Card);
    }

    [Fact]
    public async Task OnlyOrganisers_AreLedToTheSettings()
    {
        await using var group = await Group.GatherAsync();
        var (ana, zoe) = (group.Member("Ana"), group.Member("Zoe", organiser: true));

        await ana.CommandsAsync("help");
        await zoe.CommandsAsync("help");

        Assert.DoesNotContain("Settings of the group", ana.Heard);
        Assert.Contains("Settings of the group", zoe.Heard);
        await zoe.PressesAsync("Settings of the group");
        Assert.Contains("Settings of this group", zoe.Heard);
    }
}
