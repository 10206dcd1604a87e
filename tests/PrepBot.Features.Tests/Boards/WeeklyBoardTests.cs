using Microsoft.Extensions.DependencyInjection;
using PrepBot.Chat.Commands;
using PrepBot.Chat.DueRows;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Features.Tests.Support;
using PrepBot.Practice.Queue;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Boards;

/// <summary>The weekly post: once for each channel and week, never early, made up for within a day, kept true for two.</summary>
public sealed class WeeklyBoardTests
{
    /// <summary>The clock starts on Sunday 22 November 2026, 09:00 UTC.</summary>
    private static readonly TimeSpan UntilMonday = TimeSpan.FromHours(24);

    [Fact]
    public async Task MondayAtNine_Comes_PostsTheWeekOnce()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj);

        await PassAsync(group, new DateTimeOffset(2026, 11, 23, 8, 59, 59, TimeSpan.Zero) - group.Now);
        Assert.Empty(Posts(group));
        await PassAsync(group, TimeSpan.FromSeconds(1));

        var post = Assert.Single(Posts(group));
        Assert.StartsWith("Week 47: 1 round, 2 members, 1 new square\n1  Ana +1 · 1 of 16\n□□□□□□□□□□│□□◆□□□\n◆ new in week 47", post.Text, StringComparison.Ordinal);
        Assert.Contains("Thanks for debriefs that counted\nRaj  1", post.Text);
        Assert.Contains("Open for somebody  Customer Obsession never · Ownership never · Bias for Action never · Dive Deep never · Deliver Results never and 10 more", post.Text);
        Assert.Equal(Accent.Indigo, post.Message.Accent);
        Assert.DoesNotContain("solid", post.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("late", post.Text);
    }

    [Fact]
    public async Task EmptyGroup_Monday_IsInvited()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");

        await PassAsync(group, UntilMonday);

        var post = Assert.Single(Posts(group));
        Assert.StartsWith("Be the first on the board\nThe first round takes two people and 20 minutes. Customer Obsession is a good start: nearly every loop asks it.", post.Text, StringComparison.Ordinal);
        Assert.Contains("Week 47: 0 rounds.", post.Text);
        Assert.DoesNotContain("□", post.Text);
        Assert.Equal(Accent.Grey, post.Message.Accent);
        await ana.PressesAsync("Answer one alone");
        Assert.True(ana.Sees("I answered it"));
        await ana.PressesAsync("Start a mock");
        Assert.Contains("Ana", ana.Around);
    }

    [Fact]
    public async Task RestartsAndReplicas_AroundTheHour_PostItOnce()
    {
        await using var group = await Group.GatherAsync();
        group.Clock.Advance(UntilMonday);
        var replicas = Enumerable.Range(0, 3).Select(_ => group.Replica()).ToList();

        await Task.WhenAll(replicas.Select(async replica =>
        {
            await replica.GetRequiredService<ChannelSetup>().OpenAsync(RecordingPlatform.Community, RecordingPlatform.Channel, CancellationToken.None);
            while (await replica.GetRequiredService<DueRowLoop>().RunOneAsync(CancellationToken.None))
            {
            }

            await replica.GetRequiredService<OutboxLoop>().DrainAsync(CancellationToken.None);
        }));
        await group.SettleAsync();

        Assert.Single(Posts(group));
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from leaderboard_posts"));
    }

    [Fact]
    public async Task DownFromEightToTen_PostsOnceWithANote()
    {
        await using var group = await Group.GatherAsync();

        await PassAsync(group, UntilMonday + TimeSpan.FromHours(1));

        Assert.Contains("A little late", Assert.Single(Posts(group)).Text);
    }

    [Fact]
    public async Task DownForMoreThanADay_SkipsTheWeekAndPostsTheNext()
    {
        await using var group = await Group.GatherAsync();

        await PassAsync(group, UntilMonday + TimeSpan.FromHours(25));
        Assert.Empty(Posts(group));
        await PassAsync(group, TimeSpan.FromDays(6));

        Assert.Contains("Week 48", Assert.Single(Posts(group)).Text);
    }

    [Fact]
    public async Task RowLookedAtTooOften_PostsNothingMore()
    {
        await using var group = await Group.GatherAsync();
        await PassAsync(group, UntilMonday);

        await group.RunAsync("update due_rows set due_at = '2026-11-01' where kind = 'weekly-board'");
        await PassAsync(group, TimeSpan.FromMinutes(5));

        Assert.Single(Posts(group));
    }

    [Fact]
    public async Task ChannelClosed_GetsNoPost_AndReopenedGetsTheNextOne()
    {
        await using var group = await Group.GatherAsync();
        var olga = group.Member("Olga", organiser: true);
        await olga.CommandsAsync("disable");

        await PassAsync(group, UntilMonday + TimeSpan.FromHours(1));
        await olga.CommandsAsync("enable");
        Assert.Empty(Posts(group));
        await PassAsync(group, TimeSpan.FromDays(7));

        Assert.Contains("Week 48", Assert.Single(Posts(group)).Text);
    }

    [Fact]
    public async Task ZoneChangedInTheMiddleOfAWeek_IsFollowedAndPostsOnce()
    {
        await using var group = await Group.GatherAsync();
        var olga = group.Member("Olga", organiser: true);
        await SetZoneAsync(olga, "America/New_York");

        await PassAsync(group, UntilMonday + TimeSpan.FromHours(4.9));
        Assert.Empty(Posts(group));
        await SetZoneAsync(olga, "Asia/Kolkata");
        Assert.Contains("A little late", Assert.Single(Posts(group)).Text);
        await SetZoneAsync(olga, "America/New_York");
        await PassAsync(group, TimeSpan.FromHours(1));

        Assert.Single(Posts(group));
    }

    [Fact]
    public async Task LateReveal_WithinTwoDays_EditsThePost()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await TheRound.FileDebriefAsync(raj);
        await PassAsync(group, new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero) - group.Now);
        Assert.DoesNotContain("Ana +1", Assert.Single(Posts(group)).Text);

        await TheRound.FileReviewAsync(ana);

        Assert.Contains("Ana +1 · 1 of 16", Assert.Single(Posts(group)).Text);
    }

    [Fact]
    public async Task Claim_FromThePost_QueuesAndIsShownUntilPractised()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj);
        ana.GoesToChannel();
        raj.GoesToChannel();
        await PassAsync(group, UntilMonday);

        await ana.PressesAsync("Claim one");
        await ana.ChoosesAsync("Choose a principle", "Earn Trust");
        await ClaimAsync(ana, "earn-trust");
        var mia = group.Member("Mia");
        await mia.PressesAsync("Claim one");
        Assert.DoesNotContain(mia.FindList("Choose a principle")!.Options, option => option.Value == "earn-trust");
        Assert.Contains("Earn Trust is yours", ana.Heard);
        Assert.Contains("Ana · candidate · Earn Trust", ana.Around);
        Assert.Contains("Earn Trust is claimed by Ana.", Assert.Single(Posts(group)).Text);
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from claims"));

        await raj.StartsAsync("interviewer");
        ana.GoesToRoom();
        raj.GoesToRoom();
        await ana.PressesAsync("I'm here");
        await raj.PressesAsync("I'm here");
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it");
        await PassAsync(group, TimeSpan.FromMinutes(12));
        await raj.PressesAsync("End");
        await raj.PressesAsync("End and file");
        await TheRound.FileDebriefAsync(raj, principle: "earn-trust");
        await TheRound.FileReviewAsync(ana, principle: "earn-trust");

        Assert.DoesNotContain("claimed", Assert.Single(Posts(group)).Text);
    }

    [Fact]
    public async Task Claim_OfAPrincipleThereIsNot_OrInAClosedChannel_ChangesNothing()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, olga) = (group.Member("Ana"), group.Member("Raj"), group.Member("Olga", organiser: true));
        await TheRound.CompleteAsync(group, ana, raj);
        ana.GoesToChannel();
        await PassAsync(group, UntilMonday);

        await ClaimAsync(ana, "no-such-thing");
        Assert.Contains("not on the list", ana.Heard);
        await olga.CommandsAsync("disable");
        await ClaimAsync(ana, "earn-trust");

        Assert.Contains("not open in this channel", ana.Heard);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from claims"));
    }

    [Fact]
    public async Task Hidden_OrGone_MembersLeaveTheLists()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, mia) = (group.Member("Ana"), group.Member("Raj"), group.Member("Mia"));
        await TheRound.CompleteAsync(group, ana, raj);
        await PassAsync(group, UntilMonday);
        Assert.Contains("Ana", Assert.Single(Posts(group)).Text);

        ana.GoesToChannel();
        await ana.CommandsAsync("profile");
        await ana.PressesAsync("Edit");
        await ana.SendsAsync(("track", "General"), ("board", "no"));
        Assert.DoesNotContain("Ana", Assert.Single(Posts(group)).Text);
        Assert.Contains("Raj", Assert.Single(Posts(group)).Text);

        await raj.DoAsync(new PersonLeft(raj.Origin()));
        Assert.DoesNotContain("Raj", Assert.Single(Posts(group)).Text);
        await mia.CommandsAsync("leaderboard");
        Assert.DoesNotContain("Raj", mia.Heard);

        await raj.CommandsAsync("help");
        await mia.CommandsAsync("leaderboard", new Dictionary<string, InputValue> { ["span"] = new ChoiceValue("last-week") });
        Assert.Contains("Raj", mia.Heard);
    }

    [Fact]
    public async Task Leaderboard_OfThirtyMembers_OpensAtMyOwnRowAndTurnsPages()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Zoe");
        await ana.CommandsAsync("help");
        await group.RunAsync("""
            insert into members (community_id, member_id, external_id, display_name, created_at)
            select community_id, gen_random_uuid(), 'm' || n, 'Member ' || to_char(n, 'FM00'), now() from communities, generate_series(1, 29) n;
            insert into rounds (community_id, round_id, channel_id, interviewer_id, candidate_id, principles, stage, version, progress, created_at, ended_at, revealed_at)
            select m.community_id, gen_random_uuid(), h.channel_id, m.member_id, (select o.member_id from members o where o.member_id <> m.member_id limit 1),
                array['frugality'], 4, 1, '{}', now(), '2026-11-22 08:00+00', '2026-11-22 08:30+00'
            from members m, channels h;
            insert into service_marks (community_id, round_id, interviewer_id, candidate_id, week, filed, on_time, counted)
            select community_id, round_id, interviewer_id, candidate_id, 202647, true, true, true from rounds;
            insert into credits (community_id, principle, candidate_id, interviewer_id, week, channel_id, round_id, ended_at, verdict, first_time)
            select community_id, 'frugality', candidate_id, interviewer_id, 202640, channel_id, round_id, ended_at, 3, true from rounds limit 1
            """);

        await ana.CommandsAsync("leaderboard");
        Assert.Contains("Page 4 of 4", ana.Heard);
        Assert.Contains("Zoe (you)", ana.Heard);
        Assert.False(ana.Sees("Next"));
        await ana.PressesAsync("Previous");

        Assert.IsType<UpdateReply>(ana.Last);
        Assert.Contains("Page 3 of 4", ana.Heard);
        Assert.Contains("1  Member 17", ana.Heard);
        await ana.ClicksAsync(new ActionId("board", "page", Subject.Create("202647").And(99)));
        Assert.Contains("Page 4 of 4", ana.Heard);
        await ana.ClicksAsync(new ActionId("board", "page", Subject.Create("nonsense")));
        Assert.Contains("Week 47", ana.Heard);
        await ana.PressesAsync("All time");
        Assert.Contains("All time", ana.Heard);
        await ana.PressesAsync("Week 47");
        Assert.Contains("Page 4 of 4", ana.Heard);
    }

    private static IReadOnlyList<Shown> Posts(Group group) =>
        [.. group.Platform.In(RecordingPlatform.Channel).Where(shown => shown.Text.StartsWith("Week ", StringComparison.Ordinal) || shown.Text.StartsWith("Be the first", StringComparison.Ordinal))];

    private static async Task PassAsync(Group group, TimeSpan span)
    {
        group.Clock.Advance(span);
        await group.SettleAsync();
    }

    private static Task<Reply> ClaimAsync(Actor member, string principle) =>
        member.DoAsync(new ActionClicked(member.Origin(), member.Find("Claim one").Action with { Verb = "take" }, [principle]));

    private static async Task SetZoneAsync(Actor organiser, string zone)
    {
        await organiser.CommandsAsync("settings");
        await organiser.PressesAsync("Edit");
        await organiser.SendsAsync([.. SettingsTests.Defaults, ("zone", zone)]);
    }
}
