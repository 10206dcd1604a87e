using Microsoft.Extensions.DependencyInjection;
using PrepBot.Chat.Platforms;
using PrepBot.Discord.Adapter;
using PrepBot.Discord.Gateway;
using PrepBot.Discord.Posting;
using PrepBot.Discord.Settings;
using PrepBot.Discord.Status;
using PrepBot.Discord.Tests.Support;
using PrepBot.Domain.Communities;
using PrepBot.FakeChats.Discord;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Discord.Tests;

/// <summary>The promises that name the platform, kept over the real wire. Each fault reports that it happened.</summary>
public sealed class PromisesTests
{
    private const int LongestTest = Eventually.LongestTest;
    private const string Callbacks = "interactions/{}/{}/callback";
    private const string Posts = "channels/{}/messages";

    [Fact(Timeout = LongestTest)]
    public async Task R2_InteractionDeliveredTwice_InARow_HasOneEffectAndOneAnswer()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var ana = group.Member("Ana");

        await ana.CommandsAsync("start", ("role", "candidate"));
        await group.RedeliverAsync(ana);
        await group.SettleAsync();

        Assert.Single(ana.Last!.Messages);
        Assert.Equal(1, await group.CountAsync("select count(*) from waiting_entries"));
        Assert.Single(group.Discord.Messages, message => message.OnlyFor is null && message.Channel == group.Channel);
        Assert.Contains(group.Discord.Requests, request => request.Route == Callbacks && request.Status == 400);
    }

    [Fact(Timeout = LongestTest)]
    public async Task R4_PostDoneAndItsAnswerLost_TriedAgain_IsShownOnce()
    {
        var lost = 0;
        await using var group = await DiscordGroup.GatherAsync(discord => discord.Fault = request =>
            request is { Method: "POST", Route: Posts } && Interlocked.Increment(ref lost) <= 2 ? new FakeFault { CutAfter = true } : null);

        await group.RetryAsync();
        await group.RetryAsync();

        Assert.Equal(3, lost);
        Assert.Single(group.Discord.Messages, message => message.OnlyFor is null && message.Channel == group.Channel);
        Assert.Empty(group.Discord.Violations);
    }

    [Fact(Timeout = LongestTest)]
    public async Task R4_PostDoneAndItsAnswerLost_TriedAgainAfterDiscordForgotTheNonce_IsNotPostedAgain()
    {
        var lost = 0;
        await using var group = await DiscordGroup.GatherAsync(discord => discord.Fault = request =>
            request is { Method: "POST", Route: Posts } && Interlocked.Increment(ref lost) == 1 ? new FakeFault { CutAfter = true } : null);

        await group.LongAgoAsync(TimeSpan.FromMinutes(3));
        await group.RetryAsync();

        Assert.Equal(1, lost);
        Assert.Single(group.Discord.Messages, message => message.Channel == group.Channel);
        Assert.Equal(0, await group.CountAsync("select count(*) from outbox where state = 1"));
    }

    [Fact(Timeout = LongestTest)]
    public async Task R4_PostDoneAndItsAnswerLost_NextTryThrottled_TheFirstIsNotForgotten()
    {
        var tries = 0;
        await using var group = await DiscordGroup.GatherAsync(discord => discord.Fault = request => request is not { Method: "POST", Route: Posts }
            ? null
            : Interlocked.Increment(ref tries) switch
            {
                1 => new FakeFault { CutAfter = true },
                2 => new FakeFault { Status = 429, Body = new System.Text.Json.Nodes.JsonObject { ["retry_after"] = 60, ["global"] = false } },
                _ => null,
            });

        await group.RetryAsync();
        await group.LongAgoAsync(TimeSpan.FromMinutes(3));
        await group.RetryAsync();

        Assert.Equal(2, tries);
        Assert.Single(group.Discord.Messages, message => message.Channel == group.Channel);
    }

    [Fact(Timeout = LongestTest)]
    public async Task R6_EveryOtherCallHangs_InteractionsArrive_AreAnsweredAtOnce()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var held = 0;
        group.Discord.Fault = request => request.Route == Callbacks || Interlocked.Increment(ref held) < 0 ? null : new FakeFault { Hold = hold.Task };
        var ana = group.Member("Ana");

        await ana.CommandsAsync("start", ("role", "candidate"));
        var sending = group.SettleAsync();
        var raj = group.Member("Raj");
        await raj.CommandsAsync("status");
        await ana.CommandsAsync("leave");
        hold.SetResult();
        await sending;

        Assert.True(held > 0);
        Assert.NotEmpty(raj.Heard);
        Assert.Equal(0, await group.CountAsync("select count(*) from waiting_entries"));
    }

    [Fact(Timeout = LongestTest)]
    public async Task R6_ClickReplayedPastItsDeadline_IsNotDone()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var ana = group.Member("Ana");
        group.Discord.Gateway.Holds = true;
        var late = ana.Begins(2, FakeMember.Command("start", [("role", "candidate")]), null);

        group.Clock.Advance(TimeSpan.FromSeconds(4));
        group.Discord.Gateway.Holds = false;
        await group.LoggedAsync("past its deadline");
        await group.CatchUpAsync();

        Assert.Null(late.Answer);
        Assert.Equal(0, await group.CountAsync("select count(*) from waiting_entries"));
    }

    [Fact(Timeout = LongestTest)]
    public async Task R6_FormSentPastItsDeadline_IsKeptAndItsAuthorIsTold()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var ana = group.Member("Ana");
        await ana.CommandsAsync("question", "suggest");
        group.Discord.Gateway.Holds = true;
        var key = ana.TextField;
        var sending = ana.SendsAsync((key, "Tell me about a time you were unsure."));

        group.Clock.Advance(TimeSpan.FromSeconds(4));
        group.Discord.Gateway.Holds = false;
        await group.LoggedAsync("past its deadline");
        await group.QuietAsync();
        await group.CatchUpAsync();
        await group.SettleAsync();

        Assert.False(sending.IsCompletedSuccessfully);
        Assert.Contains("kept", ana.Inbox, StringComparison.OrdinalIgnoreCase);
        await ana.CommandsAsync("question", "suggest");
        Assert.Contains("you were unsure", ana.Form!.ToJsonString());
        Assert.False(sending.IsCompleted);
    }

    [Fact(Timeout = LongestTest)]
    public async Task R8_EverythingLogged_DuringAWholeConversation_HoldsNoTokenTextOrName()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var ana = group.Member("Xanthippe");
        group.Discord.Fault = request => request is { Method: "POST", Route: Posts } && request.At.Ticks % 2 == 0 ? new FakeFault { CutAfter = true } : null;

        await ana.CommandsAsync("start", ("role", "candidate"), ("principles", "zebra crossing"));
        await ana.CommandsAsync("question", "suggest");
        var key = ana.TextField;
        await ana.SendsAsync((key, "quokka sandwich"));
        await group.SettleAsync();

        var all = string.Join('\n', group.Logged);
        Assert.NotEmpty(all);
        Assert.DoesNotContain(group.Discord.Token, all, StringComparison.Ordinal);
        Assert.DoesNotContain("token-", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Xanthippe", all, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("zebra", all, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("quokka", all, StringComparison.OrdinalIgnoreCase);
    }

    [Fact(Timeout = LongestTest)]
    public async Task R9_MemberWithClosedDirectMessages_PairedInAThread_LosesNothingButTheDirectWords()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        ana.User.DirectClosed = true;

        await ana.CommandsAsync("start", ("role", "candidate"), ("minutes", 20));
        await raj.CommandsAsync("start", ("role", "interviewer"));
        await group.SettleAsync();
        await group.WaitAsync(TimeSpan.FromMinutes(3));

        ana.GoesToRoom();
        Assert.Contains(ana.Seen, message => message.Buttons.Contains("I'm here"));
        var refused = group.Discord.Requests.Where(request => request.Status == 403).ToList();
        Assert.InRange(refused.Count, 1, 4);
    }

    /// <summary>The presser's own answer has no way into a room that is not there yet. It says that the room calls, and it does; where they take private words, the way comes there too.</summary>
    [Theory(Timeout = LongestTest)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Paired_ByOnesOwnPress_TheRoomCallsAsWasSaid_AndTheWayComesWhereWordsAreTaken(bool isClosed)
    {
        await using var group = await DiscordGroup.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        raj.User.DirectClosed = isClosed;
        await ana.CommandsAsync("start", ("role", "candidate"), ("minutes", 20));

        await raj.CommandsAsync("start", ("role", "interviewer"));
        Assert.Contains("Your private room opens now and calls you.", raj.Heard);
        await group.SettleAsync();

        raj.GoesToRoom();
        var call = Assert.Single(group.Discord.Messages, message => message.Channel == raj.Channel && message.Buttons.Contains("I'm here"));
        Assert.Contains(raj.User.Id, call.Body["allowed_mentions"]!["users"]!.AsArray().Select(id => (string)id!));
        Assert.Contains($"<@{raj.User.Id}>", call.Text);
        if (isClosed)
        {
            await raj.CommandsAsync("status");
            Assert.Contains("You are paired with", raj.Heard);
        }
        else
        {
            Assert.Contains(group.Discord.Messages, message => message.Channel.Type == 1 && message.Channel.People.Contains(raj.User.Id) && message.Words.Contains("Open the room", StringComparison.Ordinal));
        }

        Assert.Empty(group.Discord.Violations);
    }

    [Fact(Timeout = LongestTest)]
    public async Task MissingPermissionForThreads_MembersPaired_MeetInDirectMessagesAndThePermissionIsNamedOnce()
    {
        await using var group = await DiscordGroup.GatherAsync();
        group.Channel.Permissions = ~(1L << 36);
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));

        await ana.CommandsAsync("start", ("role", "candidate"), ("minutes", 20));
        await raj.CommandsAsync("start", ("role", "interviewer"));
        await group.SettleAsync();
        raj.GoesToDirectMessages();
        await raj.PressesAsync("I'm here");
        await group.SettleAsync();

        Assert.Contains("Create Private Threads", Assert.Single(group.Discord.Messages, message => message.Text.Contains("I am missing", StringComparison.Ordinal)).Text);
        Assert.Contains("Mock round", ana.Inbox);
        Assert.Contains("Mock round", raj.Inbox);
        Assert.Empty(group.Discord.Violations);
    }

    [Fact(Timeout = LongestTest)]
    public async Task RoomDeletedInTheRound_RoundGoesOn_NothingBreaksAndOthersAreServed()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.CommandsAsync("start", ("role", "candidate"), ("minutes", 20));
        await raj.CommandsAsync("start", ("role", "interviewer"));
        await group.SettleAsync();
        raj.GoesToRoom();

        raj.Channel.Deleted = true;
        raj.Channel = group.Channel;
        await group.WaitAsync(TimeSpan.FromMinutes(6));
        await raj.CommandsAsync("status");
        var mia = group.Member("Mia");
        await mia.CommandsAsync("start", ("role", "candidate"));
        await group.SettleAsync();

        Assert.NotEmpty(raj.Heard);
        Assert.Contains(mia.User.Id, group.Discord.Messages.Last(message => message.Channel == group.Channel && message.OnlyFor is null).Text);
    }

    [Fact(Timeout = LongestTest)]
    public async Task R11_TwoReplicas_FirstStopsPolitely_SecondGoesOnWithTheSession()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var first = group.Bot;
        await group.StartBotAsync(waitForReady: false);
        var ana = group.Member("Ana");
        await ana.CommandsAsync("status");
        var connections = group.Discord.Gateway.Connections;

        await group.StopBotAsync(first);
        var missed = ana.Begins(2, FakeMember.Command("status", []), null);
        await group.CatchUpAsync(TimeSpan.FromSeconds(0.2));
        await Eventually.TrueAsync("an answer", () => missed.Done.IsCompleted);

        Assert.Equal(1, connections);
        Assert.Equal(4900, group.Discord.Gateway.LastCloseCode);
        Assert.Equal((1, 1), (group.Discord.Gateway.Identifies, group.Discord.Gateway.Resumes));
        Assert.Equal(4, missed.Answer);
    }

    [Fact(Timeout = LongestTest)]
    public async Task R11_OneInteraction_ReachingTwoReplicas_HasOneEffectAndOneAnswer()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var ana = group.Member("Ana");
        var second = await group.StartBotAsync(waitForReady: false);
        var sink = second.GetRequiredService<DiscordEvents>();

        await ana.CommandsAsync("start", ("role", "candidate"));
        await sink.HandleAsync(new GatewayEvent(0, "INTERACTION_CREATE", group.Discord.Gateway.LastData(0), group.Clock.GetUtcNow()), () => true);
        await group.SettleAsync();

        Assert.Single(ana.Last!.Messages);
        Assert.Equal(1, await group.CountAsync("select count(*) from waiting_entries"));
    }

    [Fact(Timeout = LongestTest)]
    public async Task R12_LoginsNearlyUsedUp_SessionLost_WaitsAndSaysSo()
    {
        await using var group = await DiscordGroup.GatherAsync();
        group.Discord.Gateway.IdentifiesLeft = 3;

        group.Discord.Gateway.Invalidate(resumable: false);
        await group.Discord.Gateway.UntilAsync(_ => group.Bot.GetRequiredService<DiscordHealth>().State == DiscordState.LoginsExhausted);

        Assert.Equal(1, group.Discord.Gateway.Identifies);
        Assert.Equal(3, group.Discord.Gateway.IdentifiesLeft);
    }

    [Fact(Timeout = LongestTest)]
    public async Task R9_TwoCommunities_BotRemovedFromOne_OnlyThatOneStops()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var other = await group.AddCommunityAsync();
        group.Discord.Gateway.Dispatch(group.Guild.Id, "GUILD_DELETE", new System.Text.Json.Nodes.JsonObject { ["id"] = group.Guild.Id });
        var zoe = group.Discord.Member(other.Guild, other.Channel, "Zoe");

        await zoe.CommandsAsync("start", ("role", "candidate"));
        await group.SettleAsync();

        Assert.Contains(group.Discord.Messages, message => message.Channel == other.Channel && message.Text.Contains(zoe.User.Id, StringComparison.Ordinal));
        var platform = group.Bot.GetServices<IChatPlatform>().Single();
        var failure = await Assert.ThrowsAsync<PlatformException>(() => platform.PostAsync(
            new CommunityRef(DiscordPlatformName.Name, group.Guild.Id),
            new RoomRef(DiscordPlatformName.Name, group.Channel.Id),
            Chat.Messages.Message.Create("x"),
            "k",
            CancellationToken.None));
        Assert.Equal(PlatformFailure.Lasting, failure.Failure);
    }
}
