using System.Text.Json.Nodes;
using Npgsql;
using PrepBot.FakeChats.Slack;
using PrepBot.Slack.Inbound;
using PrepBot.Slack.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Slack.Tests;

/// <summary>The promises that name the platform, with the real features and PostgreSQL behind the real wire.</summary>
public sealed class PromiseTests
{
    private const int LongestTest = Eventually.LongestTest;

    [Fact(Timeout = LongestTest)]
    public async Task R2_SameEnvelopeThroughBothSocketsAtOnce_IsOneEffectAndTheSameAnswer()
    {
        await using var group = await SlackGroup.GatherAsync();
        await group.OpenChannelAsync();
        var ana = group.Member("Ana");
        await ana.TypesAsync("help");

        var typing = ana.TypesAsync("start frugality as candidate 20m");
        await Task.WhenAll(typing, ana.LastComesAgainAsync(), ana.LastComesAgainAsync());
        await group.QuietAsync();
        await group.SettleAsync();

        var answers = ana.Sees.Where(message => message.OnlyFor == ana.Id).TakeLast(3).Select(message => message.Text).Distinct();
        Assert.Contains("in the queue, number 1", Assert.Single(answers));
        Assert.Equal(1, await CountAsync(group, "select count(*) from waiting_entries"));
    }

    [Fact(Timeout = LongestTest)]
    public async Task R4_PostWhoseAnswerWasLost_OrganiserPostsItAgain_Once()
    {
        await using var group = await SlackGroup.GatherAsync();
        await group.OpenChannelAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        var olga = group.Member("Olga", isAdmin: true);
        await DoAsync(group, olga.TypesAsync("help"));
        await ana.TypesAsync("start frugality as candidate 20m");
        await group.SettleAsync();

        // The first of the lane is the card of the round, in its room.
        group.Slack.Next("chat.postMessage", new FakeSlackFault.Cut(AfterDoing: false));
        await raj.TypesAsync("start as interviewer");
        await LaterAsync(group);
        Assert.Contains("may not have been posted", olga.Reads);
        Assert.False(raj.CanPress("My cockpit"));

        var question = olga.Sees[^1];
        await DoAsync(group, olga.PressesOnAsync(question, "Post it again"));
        await DoAsync(group, olga.PressesOnAsync(question, "Post it again"));
        await LaterAsync(group);

        Assert.Single(group.Slack.Workspace.Messages, message => message.Channel[0] == 'G');
        Assert.True(raj.CanPress("My cockpit"));
    }

    [Fact(Timeout = LongestTest)]
    public async Task R5_FirstOfALaneThrottled_TheRestOfItWaits_AndComesInOrder()
    {
        await using var group = await SlackGroup.GatherAsync();
        await group.OpenChannelAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.TypesAsync("start frugality as candidate 20m");
        await DoAsync(group, raj.TypesAsync("start as interviewer"));
        await DoAsync(group, ana.PressesAsync("I'm here"));
        await DoAsync(group, raj.PressesAsync("I'm here"));
        await DoAsync(group, raj.PressesAsync("My cockpit"));
        group.Slack.Next("chat.postMessage", new FakeSlackFault.Throttle(3));

        await DoAsync(group, raj.PressesAsync("Ask it"));
        await DoAsync(group, raj.PressesAsync("Ask this"));
        Assert.DoesNotContain("asks further", ana.Reads);
        await LaterAsync(group);

        var texts = ana.Sees.Where(message => message.Channel[0] == 'G').Select(message => message.Text).ToList();
        var (question, probe) = (texts.FindIndex(text => text.Contains("Clock runs", StringComparison.Ordinal)), texts.FindIndex(text => text.Contains("asks further", StringComparison.Ordinal)));
        Assert.True(question >= 0 && question < probe, $"{question}, {probe}");
    }

    [Fact(Timeout = LongestTest)]
    public async Task R6_WorkOfMoreThan1200Milliseconds_IsDeferredVisibly_AndFinished()
    {
        await using var group = await SlackGroup.GatherAsync();
        await group.OpenChannelAsync();
        var ana = group.Member("Ana");
        await DoAsync(group, ana.TypesAsync("help"));
        await using var blocking = new NpgsqlConnection(group.Database.OwnerConnectionString);
        await blocking.OpenAsync(TestContext.Current.CancellationToken);
        await using var hold = await blocking.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var command = new NpgsqlCommand("lock table waiting_entries in access exclusive mode", blocking, hold))
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var typing = ana.TypesAsync("start frugality as candidate 20m");
        await Eventually.TrueAsync(() => group.The<SlackIntake>().Running > 0);
        for (var tick = 0; tick < 11; tick++)
            await StepAsync(group);
        Assert.DoesNotContain("One moment", ana.Reads);
        await StepAsync(group);
        await Eventually.TrueAsync(() => ana.Reads.Contains("One moment", StringComparison.Ordinal));
        await typing;

        await hold.RollbackAsync(TestContext.Current.CancellationToken);
        await DoAsync(group, Task.CompletedTask);
        Assert.Contains("in the queue, number 1", ana.Sees[^1].Text);
    }

    [Fact(Timeout = LongestTest)]
    public async Task R9_OneWorkspaceThrottled_TheOtherIsNot()
    {
        await using var group = await SlackGroup.GatherAsync();
        var second = group.Slack.AddWorkspace("T0002");
        await group.InstallAsync(second);
        var channel = second.AddChannel();
        await group.OpenChannelAsync();
        group.Slack.Next("chat.update", new FakeSlackFault.Throttle(600));
        await DoAsync(group, group.Member("Ana").TypesAsync("start frugality"));
        await DoAsync(group, group.Member(second, channel, "Olga", isAdmin: true).TypesAsync("enable"));

        await DoAsync(group, group.Member(second, channel, "Ben").TypesAsync("start frugality"));

        Assert.Contains("Ben", second.Messages.Last(message => message.OnlyFor is null).Text);
        Assert.DoesNotContain(group.Slack.Workspace.Messages, message => message.OnlyFor is null && message.Text.Contains("Ana", StringComparison.Ordinal));
    }

    [Fact(Timeout = LongestTest)]
    public async Task R12_ThrottledMethod_IsNotCalledBeforeItsTime()
    {
        await using var group = await SlackGroup.GatherAsync();
        await group.OpenChannelAsync();
        group.Slack.Next("chat.update", new FakeSlackFault.Throttle(60));
        await DoAsync(group, group.Member("Ana").TypesAsync("start frugality as candidate"));
        await DoAsync(group, group.Member("Ben").TypesAsync("start frugality as candidate"));
        await LaterAsync(group, minutes: 0);

        Assert.Single(group.Slack.Calls, call => call.Method == "chat.update");
        await LaterAsync(group, minutes: 2);
        Assert.Equal(1, group.Slack.Calls.Count(call => call.Error == "ratelimited"));
        Assert.Contains("Ana", group.Slack.Workspace.Messages.First(message => message.OnlyFor is null).Text);
    }

    [Fact(Timeout = LongestTest)]
    public async Task TimeZone_ComesFromTheProfile_AndStandsInTheirs()
    {
        await using var group = await SlackGroup.GatherAsync();
        var user = group.Slack.Workspace.Add("Kei", timeZone: "Asia/Tokyo");
        group.Slack.Workspace.Join(group.Channel, user);
        var kei = new FakeSlackMember(group.Slack, user, group.Channel);

        await DoAsync(group, kei.TypesAsync("profile"));

        Assert.Contains("Asia/Tokyo", kei.Reads);
    }

    [Fact(Timeout = LongestTest)]
    public async Task Markup_InNamesAndWords_IsEscapedExactlyOnce_OnTheWire()
    {
        await using var group = await SlackGroup.GatherAsync();
        await group.OpenChannelAsync();
        var ana = group.Member("A&B <!here>");

        await DoAsync(group, ana.TypesAsync("start frugality as candidate 20m"));
        await DoAsync(group, ana.TypesAsync("start <https://evil|bank>&amp;"));

        var card = group.Slack.Workspace.Messages.Single(message => message.OnlyFor is null);
        Assert.Contains("A&amp;B &lt;!here&gt;", card.Text);
        Assert.DoesNotContain("&amp;amp;", card.Text + ana.Reads);
        Assert.DoesNotContain("<https://evil", ana.Reads);

        // A button's label is plain text, where Slack reads no markup: there it stands as it is.
        Assert.Contains("Interview A&B <!here>", card.Text);
        Assert.All([card, .. ana.Sees], message => Assert.DoesNotContain("<!here>", string.Join('\n', MarkupOf(message.Blocks).Append(message.Notice))));
    }

    /// <summary>Every text that Slack reads markup in.</summary>
    private static IEnumerable<string> MarkupOf(JsonNode? node) => node switch
    {
        JsonObject { } text when (string?)text["type"] == "mrkdwn" => [(string)text["text"]!],
        JsonObject any => any.SelectMany(field => MarkupOf(field.Value)),
        JsonArray list => list.SelectMany(MarkupOf),
        _ => [],
    };

    [Fact(Timeout = LongestTest)]
    public async Task AppHome_ShowsWhatIsOwed_AndTakesTheDebrief()
    {
        await using var group = await SlackGroup.GatherAsync();
        await group.OpenChannelAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.TypesAsync("start frugality as candidate 20m");
        await DoAsync(group, raj.TypesAsync("start as interviewer"));
        await DoAsync(group, raj.OpensHomeAsync());
        Assert.Contains("In a round", HomeOf(raj));
        await DoAsync(group, ana.PressesAsync("I'm here"));
        await DoAsync(group, raj.PressesAsync("I'm here"));
        await DoAsync(group, raj.PressesAsync("My cockpit"));
        await DoAsync(group, raj.PressesAsync("Ask it"));
        await group.WaitAsync(12);
        await DoAsync(group, raj.PressesAsync("End"));

        await DoAsync(group, ana.OpensHomeAsync());
        Assert.Contains("To file", HomeOf(ana));
        await DoAsync(group, ana.PressesAtHomeAsync("File my debrief"));
        Assert.NotNull(ana.Modal);
        await DoAsync(group, ana.SendsAsync(("frugality.own", "Strong"), ("helpful", "4"), ("change", "end with the lesson")));
        ana.Closes();
        await DoAsync(group, ana.OpensHomeAsync());

        Assert.DoesNotContain("To file", HomeOf(ana));
        Assert.Equal(1, await CountAsync(group, "select count(*) from debriefs"));
        Assert.Contains("Profile", HomeOf(ana));
    }

    private static string HomeOf(FakeSlackMember member) => member.Home!.View.ToJsonString();

    private static Task StepAsync(SlackGroup group) => group.Pace.PassAsync(TimeSpan.FromMilliseconds(100), trips: 3);

    private static async Task DoAsync(SlackGroup group, Task action)
    {
        await action;
        await group.QuietAsync();
        await group.SettleAsync();
    }

    /// <summary>The waits of Slack and of the database's clock go by.</summary>
    private static async Task LaterAsync(SlackGroup group, int minutes = 1)
    {
        await group.WaitAsync(minutes);
        for (var i = 0; i < 4; i++)
        {
            await using (var command = group.Database.OwnerDataSource.CreateCommand("update outbox set not_before = now() where state = 1"))
                await command.ExecuteNonQueryAsync();
            await group.SettleAsync();
        }
    }

    private static async Task<long> CountAsync(SlackGroup group, string sql)
    {
        await using var command = group.Database.OwnerDataSource.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
