using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Features.Tests.Support;

namespace PrepBot.Features.Tests.Access;

/// <summary>R7: who somebody is here is asked at that moment, not remembered: before every effect, every seat and every private word.</summary>
public sealed class RightsTests
{
    [Fact]
    public async Task R7_RemovedAppointedOrganiser_GetsNoEvidenceAndDecidesNothing()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, tom, zoe) = (group.Member("Ana"), group.Member("Raj"), group.Member("Tom"), group.Member("Zoe", organiser: true));
        await zoe.CommandsAsync("settings", Naming("appoint", tom));
        await TheRound.CompleteAsync(group, ana, raj);
        await DisputeAsync(ana);
        Assert.Contains(TheRound.Evidence, tom.Inbox);
        await ana.PressesAsync("Take it back");
        var before = tom.Inbox;

        group.Platform.People[tom.Person] = new Membership.NotThere();
        group.Clock.Advance(Memberships.TrustedFor);
        await DisputeAsync(ana);

        Assert.Equal(before, tom.Inbox);
        tom.InDirectMessages = true;
        await tom.PressesAsync("Set it aside");
        Assert.StartsWith("I do not find you in this group any more", tom.Heard);
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from disputes where state = 1"));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from members where is_appointed"));
    }

    [Fact]
    public async Task R7_RemovedMember_OldButtonInADirectMessage_ShowsNoLeaderboard()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj);
        var board = new ActionId("board", "show", Subject.None);
        ana.InDirectMessages = true;
        await ana.ClicksAsync(board);
        Assert.Contains("Ana", ana.Heard);

        group.Platform.People[ana.Person] = new Membership.NotThere();
        group.Clock.Advance(Memberships.TrustedFor);
        await ana.ClicksAsync(board);

        Assert.StartsWith("I do not find you in this group any more", ana.Heard);
        Assert.DoesNotContain("Raj", ana.Heard);
    }

    [Fact]
    public async Task R7_RemovedWhileWaiting_LeavesTheCardAndIsNeverPaired()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, mia) = (group.Member("Ana"), group.Member("Raj"), group.Member("Mia"));
        await ana.StartsAsync("candidate");
        Assert.Contains("Ana", mia.Around);

        group.Platform.People[ana.Person] = new Membership.NotThere();
        group.Clock.Advance(Memberships.TrustedFor);
        await raj.StartsAsync("interviewer");

        Assert.Empty(group.Platform.Rooms);
        Assert.DoesNotContain("Ana", mia.Around);
        Assert.Contains("Raj", mia.Around);
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from members where left_at is not null"));
    }

    [Fact]
    public async Task R7_PlatformDoesNotSay_NobodyIsSeatedOnAGuess_AndTheQueueWaits()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.StartsAsync("candidate");

        group.Clock.Advance(Memberships.TrustedFor);
        group.Platform.IsSilent = true;
        await raj.StartsAsync("interviewer");
        Assert.Empty(group.Platform.Rooms);

        group.Platform.IsSilent = false;
        await raj.StartsAsync("interviewer");
        Assert.Single(group.Platform.Rooms);
    }

    [Fact]
    public async Task R7_OwnersButtonsInDirectMessages_Work()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, zoe) = (group.Member("Ana"), group.Member("Raj"), group.Member("Zoe", organiser: true));
        await zoe.CommandsAsync("settings");
        await TheRound.CompleteAsync(group, ana, raj);
        await DisputeAsync(ana);
        zoe.InDirectMessages = true;
        group.Clock.Advance(Memberships.TrustedFor);

        await zoe.PressesAsync("Keep the score");

        Assert.DoesNotContain("Only organisers", zoe.Heard);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from disputes where state = 1"));
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from members where is_organiser"));
    }

    [Fact]
    public async Task R7_DemotedOrganiser_LosesTheirPowersAtOnceAndHearsNothingMore()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, zoe) = (group.Member("Ana"), group.Member("Raj"), group.Member("Zoe", organiser: true));
        await zoe.CommandsAsync("settings");
        await TheRound.CompleteAsync(group, ana, raj);
        group.Platform.People[zoe.Person] = new Membership.Active(IsOrganiser: false);
        group.Clock.Advance(Memberships.TrustedFor);

        await DisputeAsync(ana);

        Assert.DoesNotContain(TheRound.Evidence, zoe.Inbox);
        zoe.InDirectMessages = true;
        await zoe.ClicksAsync(new ActionId("dispute", "next", Subject.None));
        Assert.StartsWith("Only organisers can do this", zoe.Heard);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from members where is_organiser"));
    }

    [Fact]
    public async Task R7_PlatformIsSilent_PowerIsRefusedHonestlyAndPrivateWordsWait()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, zoe) = (group.Member("Ana"), group.Member("Raj"), group.Member("Zoe", organiser: true));
        await zoe.CommandsAsync("settings");
        await TheRound.CompleteAsync(group, ana, raj);
        group.Clock.Advance(Memberships.TrustedFor);
        group.Platform.IsSilent = true;

        await DisputeAsync(ana);
        zoe.InDirectMessages = true;
        await zoe.ClicksAsync(new ActionId("dispute", "next", Subject.None));

        Assert.StartsWith("I could not check just now whether you may do this", zoe.Heard);
        Assert.DoesNotContain(TheRound.Evidence, zoe.Inbox);
        group.Platform.IsSilent = false;
        await group.RunAsync("update outbox set not_before = now() where state = 1");
        await group.SettleAsync();
        Assert.Contains(TheRound.Evidence, zoe.Inbox);
    }

    [Theory]
    [InlineData("bot", "is a bot")]
    [InlineData("left", "is not in this group")]
    [InlineData("deactivated", "is switched off")]
    [InlineData("foreign", "belongs to another organisation")]
    [InlineData("unknown", "I could not check just now who")]
    public async Task NamedPerson_WhoIsNoMember_IsNeitherInvitedNorAppointedNorListed(string kind, string why)
    {
        await using var group = await Group.GatherAsync();
        var (ana, zoe, odd) = (group.Member("Ana"), group.Member("Zoe", organiser: true), group.Member("Odd"));
        group.Platform.People[odd.Person] = kind switch
        {
            "bot" => new Membership.Bot(),
            "left" => new Membership.NotThere(),
            "deactivated" => new Membership.Deactivated(),
            "foreign" => new Membership.OfAnotherOrganisation(),
            _ => new Membership.Unknown(),
        };
        await zoe.CommandsAsync("settings");

        await ana.StartsAsync("candidate", null, odd);
        Assert.Contains(why, ana.Heard);
        await ana.AvoidsAsync(odd);
        Assert.Contains(why, ana.Heard);
        await zoe.CommandsAsync("settings", Naming("appoint", odd));
        Assert.Contains(why, zoe.Heard);

        Assert.Equal(0, await group.AskAsync<int>("select count(*) from members where external_id = 'odd'"));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from invitations"));
    }

    [Fact]
    public async Task InvitingMember_IsGoneWhenTheInvitationIsAccepted_NobodyIsSeatedWithAGhost()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.StartsAsync("candidate", null, raj);
        group.Platform.People[ana.Person] = new Membership.NotThere();
        group.Clock.Advance(Memberships.TrustedFor);

        await raj.PressesAsync("Accept");

        Assert.DoesNotContain("You are paired", raj.Heard);
        Assert.Empty(group.Platform.Rooms);
    }

    [Fact]
    public async Task RemovedMember_KeepsExportAndForgetMe_AndFindsEverythingWhenTheyComeBack()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj);
        await ana.CommandsAsync("me");
        var coverage = ana.Heard;
        group.Platform.People[ana.Person] = new Membership.NotThere();
        group.Clock.Advance(Memberships.TrustedFor);
        ana.InDirectMessages = true;

        await ana.CommandsAsync("me");
        Assert.StartsWith("I do not find you in this group any more", ana.Heard);
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from members where left_at is not null"));
        await ana.CommandsAsync("export");
        Assert.DoesNotContain("I do not find you", ana.Heard);
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from members where left_at is not null"));

        group.Platform.People.Remove(ana.Person);
        group.Clock.Advance(Memberships.TrustedFor);
        await ana.CommandsAsync("me");
        Assert.Equal(coverage, ana.Heard);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from members where left_at is not null"));
    }

    [Fact]
    public async Task R6_PlatformMustBeAsked_ThePersonSeesThatItTakesAMomentFirst()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        await ana.CommandsAsync("help");
        ana.InDirectMessages = true;
        group.Clock.Advance(Memberships.TrustedFor);
        var asked = group.Platform.Asked.Count;

        var (first, second) = (new RecordingResponder(), new RecordingResponder());
        await group.The<IInteractionSink>().HandleAsync(new CommandUsed(ana.Origin(), "status", CommandValues.None), first, CancellationToken.None);
        await group.The<IInteractionSink>().HandleAsync(new CommandUsed(ana.Origin(), "status", CommandValues.None), second, CancellationToken.None);

        Assert.Equal((1, 0), (first.Deferrals, second.Deferrals));
        Assert.Equal(asked + 1, group.Platform.Asked.Count);
    }

    [Fact]
    public async Task GoAgain_LongAfter_InvitesInsteadOfSeating_AndNotWhereTheChannelIsClosed()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, zoe) = (group.Member("Ana"), group.Member("Raj"), group.Member("Zoe", organiser: true));
        await TheRound.CompleteAsync(group, ana, raj);
        var again = ana.Find("Swap roles and go again").Action;
        await group.WaitAsync(TimeSpan.FromDays(60));

        await ana.ClicksAsync(again);
        Assert.Contains("I have asked Raj", ana.Heard);
        Assert.Single(group.Platform.Rooms);

        raj.GoesToChannel();
        await raj.PressesAsync("Decline");
        await zoe.CommandsAsync("disable");
        await ana.ClicksAsync(again);
        Assert.StartsWith("The channel of this round is closed for new mocks.", ana.Heard);
    }

    private static async Task DisputeAsync(Actor ana)
    {
        ana.GoesToChannel();
        ana.GoesToRoom();
        await ana.PressesAsync("Read the debrief");
        await ana.PressesAsync("Not about my answer");
        await ana.SendsAsync(("principle", "frugality"), ("share", "yes"));
    }

    private static Dictionary<string, InputValue> Naming(string input, Actor member) => new() { [input] = new MemberValue(member.Person, member.Name) };
}
