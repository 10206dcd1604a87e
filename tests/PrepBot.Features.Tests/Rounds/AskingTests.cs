using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Rounds;

/// <summary>The kit and what the interviewer does with it.</summary>
public sealed class AskingTests
{
    [Fact]
    public async Task Kit_OpenedByAnybodyElse_IsNotTheirsAndShowsNothingOfIt()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, mia) = (group.Member("Ana"), group.Member("Raj"), group.Member("Mia"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        var kit = Lines(raj.Heard);
        await raj.PressesAsync("My cockpit");
        Assert.Equal(kit, Lines(raj.Heard));

        await ana.PressesAsync("My cockpit");
        mia.Room = ana.Room;
        await mia.PressesAsync("My cockpit");

        Assert.StartsWith("This one is not yours", ana.Heard);
        Assert.Equal(ana.Heard, mia.Heard);
        Assert.DoesNotContain("Listen for:", ana.Around + ana.Inbox + mia.Inbox);
        var shown = Lines(ana.Around + '\n' + ana.Inbox + '\n' + ana.Heard);
        Assert.DoesNotContain(kit, line => line.Length > 30 && shown.Contains(line));
    }

    [Fact]
    public async Task Kit_OpenedByTheObserver_IsNotTheirs()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, mia) = (group.Member("Ana"), group.Member("Raj"), group.Member("Mia"));
        await TheRound.RunAsync(ana, raj);
        await mia.CommandsAsync("help");
        await group.RunAsync("update rounds set observer_id = (select member_id from members where external_id = 'mia')");

        mia.Room = ana.Room;
        await mia.PressesAsync("My cockpit");
        Assert.StartsWith("This one is not yours", mia.Heard);
        await mia.PressesAsync("End");
        Assert.StartsWith("This one is not yours", mia.Heard);
        await ana.PressesAsync("End");
        await mia.ClicksAsync(ana.Find("End it").Action);

        Assert.StartsWith("This one is not yours", mia.Heard);
        Assert.Contains("Frugality now", ana.Around);
    }

    [Fact]
    public async Task Kit_BeforeAndAfterTheRound()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.PairAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        var kit = raj.Find("My cockpit").Action;
        Assert.Contains("Listen for:", raj.Heard);
        Assert.DoesNotContain("Ask it", raj.Heard);
        await raj.PressesAsync("Can't make it");

        await raj.ClicksAsync(kit);

        Assert.StartsWith("This round is over.", raj.Heard);
    }

    [Fact]
    public async Task Ask_PostsThePromptOnceAndStartsTheClock()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        var ask = raj.Find("Ask it").Action;

        await raj.ClicksAsync(ask);
        await raj.ClicksAsync(ask);

        Assert.Single(Questions(group, ana));
        Assert.Contains("Listen:", raj.Heard);
        Assert.DoesNotContain("After ", Questions(group, ana)[0].Text);
        Assert.Equal(1, await group.AskAsync<int>("select sum(times) from prompt_exposures where heard_as = 1"));
    }

    [Fact]
    public async Task AskAnother_WhileAnAnswerRuns_IsRefused()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        var ask = raj.Find("Ask it").Action;
        var spare = raj.FindList("Another question instead")!.Options[0].Value;
        await raj.ClicksAsync(ask);

        await raj.ClicksAsync(new ActionId("ask", "prompt", new Subject2(ask).With(spare)));

        Assert.StartsWith("An answer is still running.", raj.Heard);
        Assert.Single(Questions(group, ana));
    }

    [Fact]
    public async Task SoftMarks_ShowInTheCardAndTheLengthAtTheEnd()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it");

        foreach (var (seconds, words) in new[] { (120, "2:00 · bring the result home"), (60, "3:00 · one sentence"), (30, "3:30 · time to stop") })
        {
            group.Clock.Advance(TimeSpan.FromSeconds(seconds));
            await group.SettleAsync();
            Assert.Contains(words, Assert.Single(Questions(group, ana)).Text);
        }

        group.Clock.Advance(TimeSpan.FromSeconds(12));
        await raj.PressesAsync("Done");

        Assert.Contains("Answered in 3:42", Questions(group, ana)[0].Text);
    }

    [Fact]
    public async Task Probes_EachOnceThenNoMore()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it");
        var first = raj.Find("Ask this").Action;

        await raj.ClicksAsync(first);
        Assert.Contains("Probe 2 of", raj.Heard);
        Assert.NotEqual(first, raj.Find("Ask this").Action);
        await raj.ClicksAsync(first);
        Assert.StartsWith("This probe has been asked already", raj.Heard);
        await raj.ClicksAsync(new ActionId("ask", "probe", new Subject2(first).With("99")));
        Assert.StartsWith("There is no such probe any more.", raj.Heard);
        await raj.ClicksAsync(new ActionId("ask", "probe", new Subject2(first).With("-1")));
        Assert.StartsWith("There is no such probe any more.", raj.Heard);

        Assert.Single(group.Platform.In(ana.Room), shown => shown.Text.Contains("asks further", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Replace_ComesAtOnce_TheReasonIsATapAfterwards_AndAfterTwoTheMenuIsGone()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        var spare = raj.FindList("Another question instead (2 left)")!.Options[^1];

        await raj.ChoosesAsync("Another question instead", spare.Label);
        Assert.Contains((await group.AskAsync<string>($"select text from prompts where prompt_key = '{spare.Value}'"))!, raj.Heard);
        Assert.Contains("Replaced, 1 left. Why?", raj.Heard);
        Assert.Equal("", await Reasons(group));
        var heard = raj.Find("Heard before").Action;
        await raj.ClicksAsync(heard);
        await raj.ClicksAsync(heard);
        Assert.False(raj.Sees("Heard before"));
        await raj.PressesAsync("Ask it");
        await raj.ChoosesAsync("Another question instead (1 left)", raj.FindList("Another")!.Options[0].Label);
        Assert.Contains("Put away; another question follows.", Questions(group, ana)[0].Text);
        await raj.PressesAsync("Unclear");

        Assert.Null(raj.FindList("Another question instead"));
        Assert.Equal("1 1 0", await Reasons(group));
    }

    [Fact]
    public async Task Replace_WithoutAReason_GoesOn_AndTheBankCountsNone()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        await raj.ChoosesAsync("Another question instead", "");

        await raj.PressesAsync("Ask it");

        Assert.Single(Questions(group, ana));
        Assert.False(raj.Sees("Unclear"));
        Assert.Equal("", await Reasons(group));
    }

    [Fact]
    public async Task Replace_ByAForgedOrOldMenu_ChangesNothing()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        var menu = raj.FindList("Another question instead")!.Action;

        await raj.DoAsync(new ActionClicked(raj.Origin(), menu, ["no-such-prompt"]));
        Assert.StartsWith("The round has moved on from that question.", raj.Heard);
        await raj.DoAsync(new ActionClicked(raj.Origin(), new ActionId("ask", "why", new Subject2(new ActionId("ask", "x", menu.Subject)).With("x.4")), []));
        Assert.StartsWith("The round has moved on", raj.Heard);
        await ana.DoAsync(new ActionClicked(ana.Origin(), menu, [raj.FindList("Another")?.Options[0].Value ?? "x"]));

        Assert.StartsWith("This one is not yours", ana.Heard);
    }

    [Fact]
    public async Task SomethingElse_IsOnePickOfProbesAnyStoryAndNewQuestions()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it");
        await raj.PressesAsync("Done");

        await raj.ChoosesAsync("Ask something else", "Probe 3");
        Assert.Contains("Asked: probe 3", raj.Heard);
        await raj.ChoosesAsync("Ask something else", "How did you measure");
        Assert.DoesNotContain(raj.FindList("Ask something else")!.Options, option => option.Label.StartsWith("Probe 3", StringComparison.Ordinal) || option.Label.StartsWith("How did you measure", StringComparison.Ordinal));
        await raj.DoAsync(new ActionClicked(raj.Origin(), raj.FindList("Ask something else")!.Action, ["probe.99"]));
        Assert.StartsWith("There is no such probe any more.", raj.Heard);
        await raj.PressesAsync("My cockpit");
        await raj.DoAsync(new ActionClicked(raj.Origin(), raj.FindList("Ask something else")!.Action, [raj.FindList("Ask something else")!.Options.First(option => option.Description == "A new question").Value]));

        Assert.Equal(2, Questions(group, ana).Count);
        Assert.StartsWith("Listen: Ana answers", raj.Heard);
    }

    [Fact]
    public async Task Cockpit_HasOnePrimaryButton_AndItIsWhatOneWouldDoNext()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj, 45, "frugality", "dive-deep");
        var next = new List<string> { await PrimaryAsync(raj, "My cockpit"), await PrimaryAsync(raj, "Ask it"), await PrimaryAsync(raj, "Done") };
        for (var probe = 0; probe < 3; probe++)
            next.Add(await PrimaryAsync(raj, "Ask this"));
        next.Add(await PrimaryAsync(raj, "Next principle"));
        next.Add(await PrimaryAsync(raj, "Ask it"));
        next.Add(await PrimaryAsync(raj, "Done"));
        group.Clock.Advance(TimeSpan.FromMinutes(44));
        await group.SettleAsync();
        next.Add(await PrimaryAsync(raj, "My cockpit"));

        Assert.Equal(["Ask it", "Done", "Ask this", "Ask this", "Ask this", "Next principle", "Ask it", "Done", "Ask this", "End the round"], next);
    }

    [Fact]
    public async Task AskIt_CountsAsBeingHere()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.PairAsync(ana, raj);
        await ana.PressesAsync("I'm here");
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it");

        Assert.StartsWith("Listen: Ana answers", raj.Heard);
        Assert.Single(Questions(group, ana));
        Assert.Contains("Frugality now, 1 of 1", ana.Around);
    }

    private static Task<string?> Reasons(Group group) =>
        group.AskAsync<string?>("select concat_ws(' ', sum(replaced_heard), sum(replaced_unclear), sum(replaced_unfitting)) from prompt_use where replaced_heard + replaced_unclear + replaced_unfitting > 0");

    private static async Task<string> PrimaryAsync(Actor actor, string press)
    {
        await actor.PressesAsync(press);
        var shown = actor.Last switch { PrivateReply reply => reply.Message, UpdateReply reply => reply.Message, _ => throw new InvalidOperationException($"No card, but {actor.Heard}") };
        return Assert.Single(shown.Blocks.SelectMany(block => block switch { Buttons row => row.Items, Section section => [section.Accessory], _ => [] }), button => button.Style == ButtonStyle.Primary).Label;
    }

    [Fact]
    public async Task Note_OfOneWhoWasSwappedOut_GivesTheWordsBack()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Note");
        var form = raj.Form.Submit;
        await ana.PressesAsync("Swap roles");

        await raj.SendsAsync(form, ("note", "starts with the customer"));

        Assert.Equal("starts with the customer", Assert.IsType<FormErrorsReply>(raj.Last).Typed.Text("note"));
    }

    [Fact]
    public async Task NextPrinciple_PressedTwice_GoesOnOnce()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj, 60, "frugality", "dive-deep", "earn-trust");
        await raj.PressesAsync("My cockpit");
        Assert.Contains("Frugality, 1 of 3", raj.Heard);
        var next = raj.Find("Next principle").Action;
        await raj.PressesAsync("Ask it");

        await raj.ClicksAsync(next);
        await raj.ClicksAsync(next);
        Assert.Contains("Dive Deep, 2 of 3", raj.Heard);
        Assert.Contains("Dive Deep now, 2 of 3", ana.Around);
        Assert.Contains("Answered in 0:00", ana.Around);
        await raj.PressesAsync("Next principle");
        Assert.False(raj.Sees("Next principle"));
        await raj.ClicksAsync(new ActionId("ask", "next", new Subject2(next).With("2")));

        Assert.StartsWith("That was the last principle.", raj.Heard);
    }

    [Fact]
    public async Task FiveRounds_SameCandidateAndPrinciple_NoPromptComesTwice()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        var asked = new List<string>();
        foreach (var i in Enumerable.Range(1, 5))
        {
            var raj = group.Member($"Raj{i}");
            await TheRound.EndAsync(group, ana, raj);
            asked.AddRange(Questions(group, ana).SelectMany(shown => shown.Message.Blocks).OfType<Quote>().Select(quote => quote.ToPlainText()));
        }

        Assert.Equal(5, asked.Count);
        Assert.Equal(5, asked.Distinct().Count());
    }

    [Fact]
    public async Task WholeBankUsedUp_TheOldestComesAgain()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.CommandsAsync("help");
        await group.RunAsync("""
            insert into prompt_exposures (community_id, member_id, prompt_key, heard_as, times, last_at)
            select m.community_id, m.member_id, p.prompt_key, 1, 1, timestamptz '2026-01-01' + row_number() over (order by p.prompt_key desc) * interval '1 hour'
            from prompts p, members m
            where p.principle_id = 'frugality' and m.external_id = 'ana'
            """);

        await TheRound.EndAsync(group, ana, raj);

        Assert.Equal(
            await group.AskAsync<string>("select text from prompts where principle_id = 'frugality' order by prompt_key desc limit 1"),
            Questions(group, ana)[0].Message.Blocks.OfType<Quote>().Single().Text.ToPlainText());
    }

    private static IReadOnlyList<Shown> Questions(Group group, Actor actor) =>
        [.. group.Platform.In(actor.Room).Where(shown => shown.Message.Blocks is [_, Quote, Paragraph])];

    private static HashSet<string> Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>A subject with its last part changed, as somebody might who edits what a button carries.</summary>
    private readonly record struct Subject2(ActionId Action)
    {
        public Subject With(string last)
        {
            var text = Action.Subject.ToString();
            Assert.True(Subject.TryParse($"{text[..text.LastIndexOf('.')]}.{last}", out var changed));
            return changed;
        }
    }
}
