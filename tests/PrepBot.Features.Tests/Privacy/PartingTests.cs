using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Pairing;
using PrepBot.Features.Tests.Support;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;
using PrepBot.Practice.Queue;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Features.Tests.Privacy;

/// <summary>Somebody leaves the community, or a place in a queue is left over.</summary>
public sealed class PartingTests
{
    [Fact]
    public async Task PersonInARound_Leaves_ItEndsAndThePartnerGetsTheNextStep()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, mia) = (group.Member("Ana"), group.Member("Raj"), group.Member("Mia"));
        await TheRound.RunAsync(ana, raj);
        var told = raj.Inbox.Length;

        await ana.DoAsync(new PersonLeft(ana.Origin()));

        Assert.Equal("5 4", await group.AskAsync<string>("select stage || ' ' || (progress ->> 'Cancelled') from rounds"));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from open_seats"));
        Assert.Contains("Your partner had to go, so this round ends here", raj.Inbox[told..]);
        await raj.PressesAsync("Pair me again");
        await mia.StartsAsync("candidate");
        Assert.Contains("You are paired with", mia.Heard);
    }

    [Fact]
    public async Task PersonWhoInvitedAndWasInvited_Leaves_BothInvitationsAreOver()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, mia) = (group.Member("Ana"), group.Member("Raj"), group.Member("Mia"));
        await ana.StartsAsync(with: raj);
        await mia.StartsAsync(with: ana);

        await ana.DoAsync(new PersonLeft(ana.Origin()));

        Assert.Equal("3,4", await group.AskAsync<string>("select string_agg(state::text, ',' order by state) from invitations"));
        Assert.Contains("Your invitation was not taken up this time.", mia.Inbox);
        Assert.False(raj.Sees("Accept"));
    }

    [Fact]
    public async Task PersonWhoLeft_AskedForAnotherRound_IsNotFree()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await ana.DoAsync(new PersonLeft(ana.Origin()));

        await raj.PressesAsync("Swap roles and go again");

        Assert.Contains("One of you is not free for another round right now", raj.Heard);
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from rounds"));
    }

    /// <summary>A start in another channel, committed in the same moment as the pairing in this one, left a place in that channel's queue behind.</summary>
    [Fact]
    public async Task PairedWhileStartingInAnotherChannel_CannotMakeIt_ThePlaceThereDoesNotComeToLife()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, mia, olga) = (group.Member("Ana"), group.Member("Raj"), group.Member("Mia"), group.Member("Olga", organiser: true));
        var other = new RoomRef(RecordingPlatform.Community.Platform, "other-channel");
        olga.Room = other;
        await olga.CommandsAsync("enable");
        await ana.StartsAsync("candidate");
        await raj.StartsAsync("interviewer");
        await LeaveAPlaceBehindAsync(group, ana, other);

        (ana.Room, mia.Room) = (other, other);
        await olga.CommandsAsync("enable");
        Assert.DoesNotContain("Ana", mia.Around);
        await mia.StartsAsync("interviewer");
        Assert.StartsWith("You are in the queue, number 1", mia.Heard);
        ana.GoesToRoom();
        await ana.PressesAsync("Can't make it");

        Assert.Equal("mia", await group.AskAsync<string>("select string_agg(external_id, ',') from waiting_entries join members using (community_id, member_id)"));
        await mia.CommandsAsync("status");
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from rounds"));
    }

    private static async Task LeaveAPlaceBehindAsync(Group group, Actor actor, RoomRef room)
    {
        await using var work = await group.The<IUnitOfWorkFactory>().BeginAsync(CancellationToken.None);
        var community = (await work.Communities.FindAsync(RecordingPlatform.Community, CancellationToken.None))!;
        var channel = await work.Communities.SetChannelAsync(community.Id, room, enabled: true, CancellationToken.None);
        var member = await work.Members.EnsureAsync(community.Id, actor.Person, actor.Name, CancellationToken.None);
        await work.Queue.EnterAsync(
            new WaitingEntry(
                community.Id, NewId.At<WaitingEntryId>(group.Now), channel.Id, member.Id, WantedRole.Candidate, [], null, group.Now,
                group.Now.AddHours(1), First: false),
            keepsWish: false,
            CancellationToken.None);
        await work.CommitAsync(CancellationToken.None);
    }
}
