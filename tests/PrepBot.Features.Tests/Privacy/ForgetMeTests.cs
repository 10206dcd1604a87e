using Microsoft.Extensions.DependencyInjection;
using PrepBot.Chat.DueRows;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Pairing;
using PrepBot.Features.Tests.Support;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Leaving;
using PrepBot.Practice.Members;
using PrepBot.Practice.Queue;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Features.Tests.Privacy;

/// <summary>A member forgets themselves, in every situation, and what the others see of it.</summary>
public sealed class ForgetMeTests
{
    [Fact]
    public async Task ForgetMe_Asked_SaysWhatGoesAndWhatStaysAndErasesNothingYet()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        await ana.StartsAsync("candidate");
        var before = await group.FingerprintAsync();

        await ana.CommandsAsync("forget-me");

        Assert.Contains("What stays", ana.Heard);
        Assert.Contains("cannot be undone", ana.Heard);
        Assert.True(ana.Sees("Give me everything first"));
        Assert.Equal(before, await group.FingerprintAsync());
    }

    [Fact]
    public async Task WhileInTheQueue_Forgotten_TheCardIsDrawnWithoutThem()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.StartsAsync("candidate");
        Assert.Contains("Ana", raj.Around);

        await ForgetAsync(ana);

        Assert.DoesNotContain("Ana", raj.Around);
        Assert.Contains("Nobody is waiting right now", raj.Around);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from waiting_entries"));
        await raj.StartsAsync("interviewer");
        Assert.StartsWith("You are in the queue", raj.Heard);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task InTheMiddleOfARound_Forgotten_ItIsClosedAndThePartnerToldNeutrallyAndPairedAgain(bool asked)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, mia) = (group.Member("Ana"), group.Member("Raj"), group.Member("Mia"));
        await TheRound.RunAsync(ana, raj);
        if (asked)
        {
            await raj.PressesAsync("My cockpit");
            await raj.PressesAsync("Ask it");
        }

        group.Tick();
        var told = raj.Inbox.Length;
        await ForgetAsync(ana);

        Assert.Equal("5 4", await group.AskAsync<string>("select stage || ' ' || (progress ->> 'Cancelled') from rounds"));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from open_seats"));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from due_rows where kind = 'round-clock'"));
        Assert.True(group.Platform.Rooms[0].IsClosed);
        var news = raj.Inbox[told..];
        Assert.Contains("Your partner had to go, so this round ends here", news);
        Assert.DoesNotContain("Ana", news);
        Assert.DoesNotContain("Ana", raj.Around);
        Assert.Contains("a former member", raj.Around);
        await raj.PressesAsync("Pair me again");
        Assert.Contains("first in line", raj.Heard);
        await mia.StartsAsync("candidate");
        Assert.Contains("You are paired with", mia.Heard);
    }

    [Fact]
    public async Task CandidateBetweenFilingAndReveal_Forgotten_TheRoundIsClosedAndNothingCanBeFiledAboutThem()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await TheRound.FileReviewAsync(ana);
        await raj.PressesAsync("File my debrief");
        var form = raj.Form.Submit;
        group.Tick();

        await ForgetAsync(ana);

        Assert.Contains("there is no debrief to file for it any more", raj.Inbox);
        await raj.SendsAsync(form, ("frugality.verdict", "Solid"), ("frugality.evidence", TheRound.Evidence), ("overall", "Inclined"), ("keep", "it"));
        Assert.Contains("there is nothing to file for this round", raj.Heard);
        await raj.CommandsAsync("debrief");
        Assert.Contains("you are all caught up", raj.Heard);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from debriefs"));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from form_drafts"));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from due_rows where kind = 'debrief-clock'"));
        await group.WaitAsync(TimeSpan.FromDays(2));
        Assert.DoesNotContain("reminder", raj.Inbox);
    }

    [Fact]
    public async Task InterviewerBetweenFilingAndReveal_Forgotten_TheCandidateStillGetsVerdictsAndCreditWithoutWords()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await TheRound.FileDebriefAsync(raj, "Solid", $"{TheRound.Evidence} rajs own words");
        group.Tick();

        await ForgetAsync(raj);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from credits"));
        await TheRound.FileReviewAsync(ana);

        Assert.Contains("the debriefs are open now", ana.Heard);
        Assert.Contains("a former member solid", ana.Inbox);
        Assert.DoesNotContain("rajs own words", ana.Inbox);
        Assert.DoesNotContain("Raj", ana.Inbox[ana.Inbox.IndexOf("Your debrief", StringComparison.Ordinal)..]);
        Assert.Equal("frugality 3 4", await group.AskAsync<string>("select principle || ' ' || verdict || ' ' || own_verdict from credits"));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from service_marks"));
        await ana.CommandsAsync("me");
        Assert.Contains("1 of 16", ana.Heard);
    }

    [Fact]
    public async Task InterviewerWhoHasNotFiled_Forgotten_TheCandidateIsNotKeptWaiting()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await TheRound.FileReviewAsync(ana);
        group.Tick();

        await ForgetAsync(raj);

        Assert.Equal(4, await group.AskAsync<int>("select stage from rounds"));
        Assert.Contains("Your interviewer has left and has filed nothing", ana.Inbox);
    }

    [Fact]
    public async Task WhileAPromptOfMineIsUnderReview_Forgotten_TheOrganiserFindsNothingToDecide()
    {
        await using var group = await Group.GatherAsync();
        var (ana, mia) = (group.Member("Ana"), group.Member("Mia", organiser: true));
        await ana.CommandsAsync("question-suggest");
        await ana.SendsAsync(
            ("principle", "frugality"), ("levels", "senior"), ("after", "Whether they look at small costs at all."),
            ("text", "Tell me about a bill you paid for years before you noticed that nobody used the thing it was for."),
            ("probes", "- How did you come across it?\n- What had it cost by then?\n- Who had to agree to end it?\n- What do you look at since that day?"));
        await mia.CommandsAsync("question-review");
        await mia.PressesAsync("Edit");
        var edit = mia.Form;
        await mia.SendsStepAsync(edit.Submit, ("text", "Tell me about a bill"));
        await mia.CommandsAsync("question-review");
        Assert.Contains("From Ana", mia.Heard);

        await ForgetAsync(ana);
        await mia.PressesAsync("Take it");

        Assert.Contains("Somebody has decided about that one already.", mia.Heard);
        Assert.Contains("Nothing to review", mia.Heard);
        Assert.Equal(0, await group.AskAsync<int>("select (select count(*) from prompt_suggestions) + (select count(*) from form_drafts) + (select count(*) from prompts where owner_community_id is not null)"));
    }

    [Fact]
    public async Task SomebodyWhoComesBack_StartsAfresh_AndIsNotForgottenAgain()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj);
        group.Tick();
        await ForgetAsync(ana);

        group.Tick();
        ana.GoesToChannel();
        await ana.CommandsAsync("me");
        Assert.Contains("0 of 16", ana.Heard);
        await TheRound.CompleteAsync(group, ana, raj, "dive-deep");
        await group.The<ForgetAgain>().LookAsync(CancellationToken.None);
        await group.SettleAsync();

        await ana.CommandsAsync("me");
        Assert.Contains("1 of 16", ana.Heard);
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from members where external_id = 'ana'"));
    }

    [Fact]
    public async Task R2_ClickDeliveredAgain_ChangesNothingAndMakesNobodyNew()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        await ana.CommandsAsync("forget-me");
        var action = ana.Find("Erase me").Action;

        await ana.ClicksAsync(action, "the-click");
        var before = await group.FingerprintAsync();
        await ana.ClicksAsync(action, "the-click");

        Assert.Equal(before, await group.FingerprintAsync());
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from members where external_id = 'ana'"));
        Assert.Single(group.Platform.PrivatelyTo(ana.Person));
    }

    [Fact]
    public async Task PressedTwice_Forgotten_NobodyIsLeftAndTheLastWordComesOnce()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        await ana.CommandsAsync("forget-me");
        var action = ana.Find("Erase me").Action;

        await ana.ClicksAsync(action);
        group.Tick();
        await ana.ClicksAsync(action);

        Assert.Equal(0, await group.AskAsync<int>("select count(*) from members where external_id = 'ana'"));
        Assert.Single(group.Platform.PrivatelyTo(ana.Person));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from outbox where lane in (select erasure_id from erasures)"));
    }

    [Fact]
    public async Task R9_DatabaseAway_Confirmed_IsRefusedHonestlyAndErasesNothing()
    {
        await using var group = await Group.GatherAsync(FailingUnits.PutInPlace);
        var ana = group.Member("Ana");
        await ana.CommandsAsync("forget-me");
        var before = await group.FingerprintAsync();

        group.The<FailingUnits>().Begins.Enqueue(FailingUnits.Unavailable);
        await ana.PressesAsync("Erase me");
        Assert.StartsWith("I cannot reach my records right now, so nothing was changed.", ana.Heard);
        Assert.Equal(before, await group.FingerprintAsync());
        group.The<FailingUnits>().Begins.Enqueue(FailingUnits.Unavailable);
        await ana.CommandsAsync("forget-me");
        Assert.StartsWith("I cannot reach my records right now", ana.Heard);
    }

    /// <summary>The job dies before each of its commits, one after the other, and another replica goes on each time.</summary>
    [Fact]
    public async Task R11_JobDiesBeforeEveryCommit_GoesOnWhereItWas_AndEverythingIsErasedOnce()
    {
        await using var group = await Group.GatherAsync(FailingUnits.PutInPlace);
        var life = await BusyLife.LiveAsync(group);
        var replica = group.Replica();
        await life.Quill.CommandsAsync("forget-me");
        await group.HandleAsync(new ActionClicked(life.Quill.Origin(), life.Quill.Find("Erase me").Action, []));

        var died = 0;
        while (await group.AskAsync<int>("select count(*) from due_rows where kind = 'forget'") > 0)
        {
            group.The<FailingUnits>().Commits.Enqueue((_, _) => throw new OperationCanceledException());
            await Assert.ThrowsAsync<OperationCanceledException>(() => group.The<DueRowLoop>().RunOneAsync(CancellationToken.None));
            died++;
            await group.RunAsync("update due_rows set token = null, lease_until = null");
            Assert.True(await replica.GetRequiredService<DueRowLoop>().RunOneAsync(CancellationToken.None));
        }

        await group.SettleAsync();
        Assert.InRange(died, 9, 60);
        var after = await group.ScanAsync();
        Assert.All((string[])[.. life.Own.Values, "quillane", "vossbrink"], word => Assert.Empty(after.PlacesOf(word)));
        Assert.Equal(1, life.Quill.Inbox.Split("Done: everything I held on you").Length - 1);
    }

    [Fact]
    public async Task R8_RestoredBackup_LookedAt_IsErasedAgainAndNobodyElseIs()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj);
        group.Tick();
        await BackUpAsync(group);
        await ForgetAsync(ana);

        // What the backup had comes back; the marks are younger than it.
        await RestoreAsync(group);
        Assert.Contains("members.external_id", (await group.ScanAsync()).PlacesOfName("ana"));
        var again = await group.The<ForgetAgain>().LookAsync(CancellationToken.None);
        await group.SettleAsync();
        var twice = await group.The<ForgetAgain>().LookAsync(CancellationToken.None);

        Assert.Equal((1, 0), (again, twice));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from members where external_id = 'ana' or display_name = 'Ana'"));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from debriefs"));
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from members where external_id = 'raj' and forgotten_at is null"));
        Assert.Equal(1, ana.Inbox.Split("Done: everything I held on you").Length - 1);
    }

    /// <summary>The backup is older than the wish, so the marks come from the file beside it.</summary>
    [Fact]
    public async Task R8_MarksFromAFile_TakenOverAfterARestore_EraseAgain()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        await ana.StartsAsync("candidate");
        group.Tick();
        await ForgetAsync(ana);
        var file = Path.GetTempFileName();
        using var said = new StringWriter();
        var marks = new ForgottenMarks(group.The<IUnitOfWorkFactory>(), said);

        Assert.Equal(0, await marks.ExportAsync(file, CancellationToken.None));
        Assert.DoesNotContain("ana", await File.ReadAllTextAsync(file));
        await group.RunAsync("delete from erasures; update members set external_id = 'ana', display_name = 'Ana', forgotten_at = null, left_at = null");
        await File.AppendAllTextAsync(file, "not a mark\n");
        Assert.Equal(1, await marks.ImportAsync(file, CancellationToken.None));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from erasures"));
        await File.WriteAllLinesAsync(file, (await File.ReadAllLinesAsync(file))[..^1]);
        Assert.Equal(0, await marks.ImportAsync(file, CancellationToken.None));
        Assert.Equal(0, await marks.ImportAsync(file, CancellationToken.None));
        File.Delete(file);

        Assert.Contains(":2 is no mark", said.ToString());
        Assert.Contains("0 of 1 were new", said.ToString());
        Assert.Equal(1, await group.The<ForgetAgain>().LookAsync(CancellationToken.None));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from members where external_id = 'ana'"));
    }

    [Fact]
    public async Task WeeklyPost_OfAWeekTheyWereIn_IsDrawnWithoutThem()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj);
        await group.WaitAsync(TimeSpan.FromDays(8));
        Assert.Contains(group.Platform.In(RecordingPlatform.Channel), shown => IsBoardWith(shown, "Ana"));

        await ForgetAsync(ana);

        Assert.DoesNotContain(group.Platform.In(RecordingPlatform.Channel), shown => IsBoardWith(shown, "Ana"));
        Assert.Contains(group.Platform.In(RecordingPlatform.Channel), shown => IsBoardWith(shown, "Raj"));
    }

    /// <summary>Raj's invitation is not committed yet when Ana asks to be forgotten: she waits for it, and finds it.</summary>
    [Fact]
    public async Task InvitedInTheVeryMoment_Forgotten_TheInvitationIsFoundAndClosed()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await raj.CommandsAsync("help");
        await ana.CommandsAsync("forget-me");
        var click = new ActionClicked(ana.Origin(), ana.Find("Erase me").Action, []);
        await using var work = await group.The<IUnitOfWorkFactory>().BeginAsync(CancellationToken.None);
        var community = (await work.Communities.FindAsync(RecordingPlatform.Community, CancellationToken.None))!.Id;
        var from = (await work.Members.EnsureAsync(community, raj.Person, raj.Name, CancellationToken.None)).Id;
        var to = (await work.Members.EnsureAsync(community, ana.Person, ana.Name, CancellationToken.None)).Id;
        var channel = (await work.Communities.OpenChannelsAsync(community, CancellationToken.None))[0];
        var invitation = new Invitation(
            community, NewId.At<InvitationId>(group.Now), channel, from, to, WantedRole.Either, [], null, group.Now, group.Now.AddMinutes(15), InvitationState.Open);
        Assert.True(await work.Invitations.AddAsync(invitation, CancellationToken.None));

        var forgetting = group.HandleAsync(click);
        while (await group.AskAsync<int>("select count(*) from pg_locks where not granted") == 0)
            Assert.False(forgetting.IsCompleted);
        await work.CommitAsync(CancellationToken.None);

        Assert.StartsWith("It has begun", Actor.TextOf(await forgetting));
        await group.SettleAsync();
        Assert.Equal(3, await group.AskAsync<int>("select state from invitations"));
        Assert.Contains("Your invitation was not taken up this time.", raj.Inbox);
    }

    [Fact]
    public async Task OfTwoCommunities_Forgotten_TheOtherKeepsEverything()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        var elsewhere = new Actor(group, "Ana", organiser: true) { Community = new CommunityRef(RecordingPlatform.Community.Platform, "c2") };
        await elsewhere.CommandsAsync("enable");
        await elsewhere.StartsAsync("candidate");

        await ForgetAsync(ana);

        Assert.Equal(1, await group.AskAsync<int>("select count(*) from members where external_id = 'ana'"));
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from waiting_entries"));
        Assert.Equal(0, await group.The<ForgetAgain>().LookAsync(CancellationToken.None));
    }

    /// <summary>Numbers of a member who practised for years, measured by the clock of the database.</summary>
    [Fact]
    public async Task LargeMember_Forgotten_InManyShortSteps()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, raj, ana);
        await group.RunAsync("""
            insert into rounds select (jsonb_populate_record(r, jsonb_build_object('round_id', gen_random_uuid()))).* from rounds r, generate_series(1, 1000)
            """);
        await group.RunAsync("""
            insert into notes (community_id, round_id, author_id, body) select community_id, round_id, interviewer_id, '\x00' from rounds
            """);
        group.Tick();
        await ana.CommandsAsync("forget-me");
        await group.HandleAsync(new ActionClicked(ana.Origin(), ana.Find("Erase me").Action, []));

        var steps = 0;
        while (await group.AskAsync<int>("select count(*) from due_rows where kind = 'forget'") > 0)
        {
            Assert.True(await group.The<DueRowLoop>().RunOneAsync(CancellationToken.None));
            steps++;
        }

        Assert.InRange(steps, 9, 30);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from notes"));
        Assert.Equal(1001, await group.AskAsync<int>("select count(*) from rounds"));
    }

    private static bool IsBoardWith(Shown shown, string name) =>
        shown.Text.StartsWith("Week ", StringComparison.Ordinal) && shown.Text.Contains(name, StringComparison.Ordinal);

    [Fact]
    public async Task DebriefOfTheirsDamaged_Forgotten_ErasureEndsAndTheCandidateKeepsTheCredit()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj);
        await group.RunAsync(Damage.OfDebriefs("part = 1"));

        await ForgetAsync(raj);

        Assert.Equal("true 0", await group.AskAsync<string>("select words_erased || ' ' || length(body) from debriefs where part = 1"));
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from members where external_id = 'raj'"));
        Assert.Equal(1, await group.AskAsync<int>("select count(*) from credits"));
        await ana.PressesAsync("Read the debrief");
        Assert.Contains("Your interviewer has filed a debrief and has left since. It can no longer be read.", ana.Heard);
    }

    private static async Task ForgetAsync(Actor actor)
    {
        await actor.CommandsAsync("forget-me");
        await actor.PressesAsync("Erase me");
        Assert.StartsWith("It has begun", actor.Heard);
    }

    private static Task BackUpAsync(Group group) => group.RunAsync("""
        create schema backup;
        create table backup.members as table members;
        create table backup.debriefs as table debriefs;
        create table backup.credits as table credits;
        create table backup.prompt_exposures as table prompt_exposures;
        """);

    private static Task RestoreAsync(Group group) => group.RunAsync("""
        update members m
        set external_id = b.external_id, display_name = b.display_name, forgotten_at = null, left_at = null
        from backup.members b
        where b.member_id = m.member_id;
        insert into debriefs select * from backup.debriefs on conflict do nothing;
        insert into credits select * from backup.credits on conflict do nothing;
        insert into prompt_exposures select * from backup.prompt_exposures on conflict do nothing;
        """);
}
