using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Pairing;

/// <summary>A member's first start asks for level, track and day, once; the start itself does not wait for it.</summary>
public sealed class FirstStartTests
{
    private const string Asked = "Three taps make the questions fit";

    /// <summary>Every way to start for the first time.</summary>
    public static TheoryData<string> Ways => ["command", "role button", "any", "invitation accepted", "invitation made", "as read", "principle", "claim"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task FirstStart_ByWhateverWay_AsksOnceAndKeepsThePlace_NeverAgain(string way)
    {
        await using var group = await GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));

        await BeginsAsync(ana, raj, way);
        Assert.StartsWith(Asked, ana.Heard);
        Assert.Equal(1, await group.AskAsync<int>(
            "select (select count(*) from waiting_entries w join members m using (community_id, member_id) where m.external_id = 'ana') + (select count(*) from open_seats s join members m using (community_id, member_id) where m.external_id = 'ana') + (select count(*) from invitations i join members m on m.member_id = i.from_id where m.external_id = 'ana' and i.state = 1)"));
        await FreeAsync(group);
        await ana.StartsAsync();

        Assert.StartsWith("You are in the queue", ana.Heard);
    }

    [Fact]
    public async Task Taps_AreKeptAtOnceWithATick_ASecondOneTakesItBack_AndGoOnShowsThePlace()
    {
        await using var group = await GatherAsync();
        var ana = group.Member("Ana");
        await ana.StartsAsync("candidate", 30, null, "frugality");

        await ana.PressesAsync("Senior");
        Assert.Contains("[Junior, mid] [✓ Senior] [Staff and above]", ana.Heard);
        await ana.PressesAsync("Data");
        await ana.PressesAsync("Within 2 weeks");
        Assert.Contains("[✓ Senior]", ana.Heard);
        Assert.Contains("[Software] [✓ Data]", ana.Heard);
        Assert.Contains($"[✓ By {group.Now.AddDays(14):d MMMM}] [Within 6 weeks] [Later] [Exact day]", ana.Heard);
        Assert.Equal($"2 2 {group.Now.AddDays(14):yyyy-MM-dd}", await StoredAsync(group));
        await ana.PressesAsync("Later");
        Assert.Contains("[Within 2 weeks] [Within 6 weeks] [✓ Later] [Exact day]", ana.Heard);
        await ana.PressesAsync("✓ Senior");
        Assert.Contains("[✓ Later]", ana.Heard);
        Assert.Equal("- 2 -", await StoredAsync(group));
        await ana.PressesAsync("Go on");

        Assert.IsType<UpdateReply>(ana.Last);
        Assert.StartsWith("You are in the queue, number 1, until", ana.Heard);
        Assert.Contains("Frugality, 30 min, as candidate", ana.Heard);
    }

    [Theory]
    [InlineData("2020-01-01", "That day is over")]
    [InlineData("next friday", "Please write the day as year-month-day")]
    public async Task ExactDay_PastOrUnreadable_IsAskedBackWithWhatWasTyped(string typed, string word)
    {
        await using var group = await GatherAsync();
        var ana = group.Member("Ana");
        await ana.StartsAsync("candidate");
        await ana.PressesAsync("Exact day");
        var form = ana.Form.Submit;

        await ana.SendsAsync(form, ("date", typed));
        var errors = Assert.IsType<FormErrorsReply>(ana.Last);
        Assert.Contains(word, errors.Errors["date"]);
        Assert.Equal(typed, errors.Typed.Text("date"));
        await ana.SendsAsync(form, ("date", group.Now.ToString("yyyy-MM-dd")));

        Assert.IsType<UpdateReply>(ana.Last);
        Assert.Contains($"[✓ {group.Now:d MMMM yyyy}]", ana.Heard);
    }

    [Theory]
    [InlineData("2020-01-01", "That day is over")]
    [InlineData("soon", "Please write the day")]
    public async Task WholeForm_IsKept_OrAskedBackAtTheDay(string typed, string word)
    {
        await using var group = await GatherAsync();
        var ana = group.Member("Ana");
        var over = Assert.IsType<PrivateReply>(await ana.StartsAsync("candidate")).InForm!;
        Assert.StartsWith("You are in the queue", over.Under.ToPlainText());

        await ana.SendsAsync(over.Form.Submit, ("level", "Staff"), ("track", "Manager"), ("date", typed));
        Assert.Contains(word, Assert.IsType<FormErrorsReply>(ana.Last).Errors["date"]);
        Assert.Equal("- 0 -", await StoredAsync(group));
        await ana.SendsAsync(over.Form.Submit, ("level", "Staff"), ("track", "Manager"), ("date", ""));

        Assert.IsType<SilentReply>(ana.Last);
        Assert.Equal("3 4 -", await StoredAsync(group));
    }

    [Fact]
    public async Task PairedWhileTheLevelIsAsked_TheAnswerStillCounts_AndTheCardSaysWhatIsTrue()
    {
        await using var group = await GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.StartsAsync("candidate", 45, null, "frugality", "dive-deep");
        await raj.StartsAsync("interviewer");
        Assert.StartsWith(Asked, raj.Heard);
        Assert.Contains("You are paired with Ana, as interviewer", raj.Heard);
        Assert.Contains("I'm here", raj.Inbox);
        Assert.Contains("I'm here", ana.Inbox);
        var inHand = await group.AskAsync<string>("select progress->'Kit'->0->>'PromptKey' from rounds");

        await ana.PressesAsync("Junior, mid");

        Assert.Contains("You are paired with Raj, as candidate: Frugality · Dive Deep, 45 min.", ana.Heard);
        Assert.Equal(inHand, await group.AskAsync<string>("select progress->'Kit'->0->>'PromptKey' from rounds"));
        var drawn = await group.AskAsync<string>("select string_agg(p.levels::text, ' ') from rounds r, jsonb_array_elements(r.progress->'Kit') with ordinality k(prompt, place) join prompts p on p.prompt_key = k.prompt->>'PromptKey' where k.place > 1");
        Assert.Equal(5, drawn.Split(' ').Length);
        Assert.All(drawn.Split(' '), levels => Assert.Contains("junior", levels));
        await ana.PressesAsync("Go on");
        Assert.StartsWith("Raj interviews you. Can you both speak now?", ana.Heard);
        await ana.PressesAsync("I'm here");
        await raj.PressesAsync("Go on");
        Assert.Contains("[I'm here] [Ask it]", raj.Heard);
        Assert.EndsWith("Two minutes, and you may leave it. [Train my ear]", raj.Heard);
        Assert.DoesNotContain("Train my ear", raj.Inbox);
        await raj.PressesAsync("Ask it");
        Assert.StartsWith("Listen: Ana answers", raj.Heard);
    }

    [Fact]
    public async Task AfterTheRoundHasBegun_NothingInItsKitMoves_AndGoOnLeadsIntoIt()
    {
        await using var group = await GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.StartsAsync("candidate", 45, null, "frugality");
        await raj.StartsAsync("interviewer");
        var (level, goOn) = (ana.Find("Staff and above").Action, raj.Find("Go on").Action);
        await ana.PressesAsync("I'm here");
        await raj.PressesAsync("I'm here");
        await raj.PressesAsync("Ask it");
        var before = await group.AskAsync<string>("select progress->>'Kit' from rounds");

        await ana.ClicksAsync(level);
        Assert.Equal(before, await group.AskAsync<string>("select progress->>'Kit' from rounds"));
        await raj.ClicksAsync(goOn);
        Assert.StartsWith("Listen: Ana answers", raj.Heard);
        await ana.ClicksAsync(goOn);
        Assert.StartsWith("Your answer:", ana.Heard);
        Assert.DoesNotContain("on the way", ana.Heard);

        Assert.All([ana, raj], member => Assert.Equal(
            group.Platform.Rooms[0].Room,
            Assert.IsType<RoomLink>(Assert.Single(Assert.IsType<UpdateReply>(member.Last).Message.Blocks.OfType<Buttons>().SelectMany(row => row.Links))).Room));
    }

    [Fact]
    public async Task DeliveredTwice_AndFromTwoDevices_AsksOnceAndDoublesNothing()
    {
        await using var group = await GatherAsync();
        var ana = group.Member("Ana");
        var start = ana.Starting("candidate");

        var first = await group.HandleAsync(start);
        var again = await group.HandleAsync(start);
        var other = await ana.StartsAsync("candidate");

        Assert.StartsWith(Asked, Actor.TextOf(first));
        Assert.Equal(Actor.TextOf(first), Actor.TextOf(again));
        Assert.StartsWith("You were waiting already", Actor.TextOf(other));
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from waiting_entries"));
    }

    [Theory]
    [InlineData("closed", "An organiser has closed this channel")]
    [InlineData("lapsed", "You wait nowhere any more")]
    [InlineData("left", "You wait nowhere any more")]
    public async Task WhatHappensMeanwhile_IsSaidOnTheCardAndByGoOn(string what, string word)
    {
        await using var group = await GatherAsync();
        var (ana, omar) = (group.Member("Ana"), group.Member("Omar", organiser: true));
        await ana.StartsAsync("candidate");
        var (level, goOn) = (ana.Find("Senior").Action, ana.Find("Go on").Action);
        if (what == "closed")
            await omar.CommandsAsync("disable");
        else if (what == "left")
            await ana.CommandsAsync("leave");
        else
            await group.WaitAsync(TimeSpan.FromHours(2));

        await ana.ClicksAsync(level);
        Assert.Contains(word, ana.Heard);
        await ana.ClicksAsync(goOn);

        Assert.Contains(word, ana.Heard);
        Assert.Equal("2 0 -", await StoredAsync(group));
    }

    [Fact]
    public async Task ErasedInBetween_TheOldCardStoresNothingOfTheNewOne_WhoIsAskedAnew()
    {
        await using var group = await GatherAsync();
        var ana = group.Member("Ana");
        await ana.StartsAsync("candidate");
        var (level, goOn) = (ana.Find("Senior").Action, ana.Find("Go on").Action);
        await ana.CommandsAsync("forget-me");
        await ana.PressesAsync("Erase me");
        await group.WaitAsync(TimeSpan.FromMinutes(1));

        await ana.ClicksAsync(level);
        Assert.StartsWith("These questions were for who you were here before", ana.Heard);
        await ana.ClicksAsync(goOn);
        Assert.StartsWith("You wait nowhere any more", ana.Heard);
        await ana.StartsAsync("candidate");

        Assert.StartsWith(Asked, ana.Heard);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from members where level is not null"));
    }

    [Fact]
    public async Task WhoWatches_OrStartsNothing_IsAskedAtTheFirstRealStart_AndWhoHasToldIsNot()
    {
        await using var group = await GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.StartsAsync("observer");
        Assert.StartsWith("You are in the queue", ana.Heard);
        await ana.StartsAsync("candidate", 500);
        Assert.StartsWith("500 minutes", ana.Heard);
        await ana.StartsAsync("candidate");
        Assert.StartsWith(Asked, ana.Heard);

        await raj.CommandsAsync("profile");
        await raj.PressesAsync("Edit");
        await raj.SendsAsync(("track", "General"), ("board", "yes"));
        await raj.StartsAsync("candidate");

        Assert.DoesNotContain(Asked, raj.Heard);
    }

    private static async Task<Group> GatherAsync()
    {
        var group = await Group.GatherAsync();
        await Newcomers.AreNewAsync(group.Database.OwnerDataSource);
        return group;
    }

    private static async Task BeginsAsync(Actor ana, Actor raj, string way)
    {
        switch (way)
        {
            case "command":
                await ana.StartsAsync("candidate");
                break;
            case "role button":
                await ana.PressesAsync("Candidate");
                break;
            case "any":
                await ana.CommandsAsync("help");
                await ana.PressesAsync("Start a mock");
                break;
            case "invitation made":
                await ana.StartsAsync("candidate", null, raj);
                break;
            case "invitation accepted":
                await raj.StartsAsync("interviewer", null, ana);
                await ana.PressesAsync("Accept");
                break;
            case "as read":
                await ana.ClicksAsync(Join(ana) with { Verb = "as-read" });
                break;
            case "principle":
                await ana.ClicksAsync(Join(ana) with { Verb = "principle", Subject = Channel(ana).And("frugality") });
                break;
            default:
                await ana.DoAsync(new ActionClicked(ana.Origin(), new ActionId("claim", "take", Channel(ana)), ["frugality"]));
                break;
        }
    }

    private static ActionId Join(Actor ana) => ana.Find("Candidate").Action;

    private static Subject Channel(Actor ana) => Subject.Create(Join(ana).Subject.Part(0)!);

    private static Task FreeAsync(Group group) => group.RunAsync(
        "delete from waiting_entries; update rounds set stage = 5, ended_at = created_at where stage < 3; delete from open_seats; update invitations set state = 5");

    private static Task<string> StoredAsync(Group group) => group.AskAsync<string>(
        "select concat_ws(' ', coalesce(level::text, '-'), track, coalesce(to_char(target_date, 'YYYY-MM-DD'), '-')) from members where external_id = 'ana'");
}
