using PrepBot.Chat.Loops;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Reliability;

/// <summary>R4, "ask": a post that cannot be proven is never repeated by itself; an organiser decides, once.</summary>
public sealed class PostAgainTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task R4_UnknownOutcomeThatCannotBeProven_IsNotRepeated_AndAnOrganiserDecides(bool wasPosted)
    {
        await using var group = await DoubtfulAsync(wasPosted);
        var (zoe, raj) = (group.Member("Zoe", organiser: true), group.Member("Raj"));

        Assert.Contains("private message to Raj", zoe.Inbox);
        Assert.Equal(wasPosted ? 1 : 0, group.Platform.PrivatelyTo(raj.Person).Count);

        await zoe.PressesAsync("Post it again");
        await group.SettleAsync();
        Assert.Contains("posted once more", zoe.Heard);
        Assert.Equal(wasPosted ? 2 : 1, group.Platform.PrivatelyTo(raj.Person).Count);
    }

    [Fact]
    public async Task PostItAgain_PressedTwiceAndByTwo_PostsOnce()
    {
        await using var group = await DoubtfulAsync(wasPosted: false);
        var (zoe, yan, raj) = (group.Member("Zoe", organiser: true), group.Member("Yan", organiser: true), group.Member("Raj"));
        var (again, leave) = (zoe.Find("Post it again").Action, zoe.Find("Leave it").Action);

        await zoe.ClicksAsync(again);
        await zoe.ClicksAsync(again);
        await yan.ClicksAsync(again);
        await yan.ClicksAsync(leave);

        Assert.Contains("decided already", yan.Heard);
        Assert.Single(group.Platform.PrivatelyTo(raj.Person));
    }

    [Fact]
    public async Task LeaveIt_Pressed_ErasesTheContent()
    {
        await using var group = await DoubtfulAsync(wasPosted: true);
        var zoe = group.Member("Zoe", organiser: true);

        await zoe.PressesAsync("Leave it");
        await zoe.PressesAsync("Post it again");

        Assert.Contains("decided already", zoe.Heard);
        Assert.Single(group.Platform.PrivatelyTo(group.Member("Raj").Person));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from outbox where content is not null"));
    }

    [Fact]
    public async Task Question_SaysNothingOfWhatWasMeantForOthers()
    {
        await using var group = await DoubtfulAsync(wasPosted: false);
        var zoe = group.Member("Zoe", organiser: true);

        Assert.DoesNotContain("paired", zoe.Inbox);
        Assert.DoesNotContain("Ana", zoe.Inbox);
    }

    [Fact]
    public async Task ButtonInTheHandsOfAMember_OrOfAnotherCommunity_DoesNothing()
    {
        await using var group = await DoubtfulAsync(wasPosted: false);
        var action = group.Member("Zoe", organiser: true).Find("Post it again").Action;
        var outsider = new Actor(group, "Otto", organiser: true) { Community = new Values.Identity.CommunityRef(RecordingPlatform.Community.Platform, "c2") };

        await group.Member("Mia").ClicksAsync(action);
        await outsider.ClicksAsync(action);

        Assert.Contains("decided already", outsider.Heard);
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from outbox where state = 4"));
    }

    [Fact]
    public async Task Settings_NameWhatIsInDoubt_AndLeadToIt()
    {
        await using var group = await DoubtfulAsync(wasPosted: false);
        var yan = group.Member("Yan", organiser: true);

        await yan.CommandsAsync("settings");
        Assert.Contains("Posts in doubt: 1 to decide about", yan.Heard);
        await yan.PressesAsync("Decide about a post");
        await yan.PressesAsync("Post it again");
        await yan.CommandsAsync("settings");

        Assert.Contains("Posts in doubt: none", yan.Heard);
    }

    [Fact]
    public async Task TimeOver_NothingIsPosted_AndThePurgeErasesTheContent()
    {
        await using var group = await DoubtfulAsync(wasPosted: false);
        var zoe = group.Member("Zoe", organiser: true);
        var action = zoe.Find("Post it again").Action;

        group.Clock.Advance(TimeSpan.FromHours(25));
        await zoe.ClicksAsync(action);
        await group.RunAsync("update outbox set expires_at = now() - interval '1 second' where state = 4");
        await group.The<IStorePurge>().RunAsync("held-messages", CancellationToken.None);

        Assert.Contains("its time is over", zoe.Heard);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from outbox where state = 4 or content is not null"));
    }

    [Fact]
    public async Task R5_ItemInDoubt_DoesNotHoldUpItsLane()
    {
        await using var group = await DoubtfulAsync(wasPosted: false);

        Assert.Contains("You are paired", group.Member("Ana").Inbox);
        Assert.Equal("", group.Member("Raj").Inbox);
    }

    /// <summary>Ana and Raj are paired, and nobody knows whether Raj was told; Zoe is an organiser.</summary>
    private static async Task<Group> DoubtfulAsync(bool wasPosted)
    {
        var group = await Group.GatherAsync();
        await group.Member("Zoe", organiser: true).CommandsAsync("help");
        group.Platform.PostsAreProvable = false;
        group.Platform.FailAfterwards = wasPosted;
        group.Platform.PrivateFailures.Enqueue(new PlatformException(PlatformFailure.Unknown, "As the test asked."));
        await group.Member("Ana").StartsAsync("candidate", 20);
        await group.Member("Raj").StartsAsync("interviewer");
        for (var i = 0; i < 3; i++)
        {
            await group.RunAsync("update outbox set not_before = now() where state = 1");
            await group.SettleAsync();
        }

        return group;
    }
}
