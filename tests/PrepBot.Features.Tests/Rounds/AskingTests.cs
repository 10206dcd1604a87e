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
        await raj.PressesAsync("Open my kit");
        var kit = Lines(raj.Heard);
        await raj.PressesAsync("Open my kit");
        Assert.Equal(kit, Lines(raj.Heard));

        await ana.PressesAsync("Open my kit");
        mia.Room = ana.Room;
        await mia.PressesAsync("Open my kit");

        Assert.StartsWith("This one is not yours", ana.Heard);
        Assert.Equal(ana.Heard, mia.Heard);
        Assert.DoesNotContain("What it is really about", ana.Around + ana.Inbox + mia.Inbox);
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
        await mia.PressesAsync("Open my kit");
        Assert.StartsWith("This one is not yours", mia.Heard);
        await mia.PressesAsync("End");

        Assert.StartsWith("This one is not yours", mia.Heard);
        Assert.Contains("Now: Frugality", ana.Around);
    }

    [Fact]
    public async Task Kit_BeforeAndAfterTheRound()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.PairAsync(ana, raj);
        await raj.PressesAsync("Open my kit");
        var kit = raj.Find("Open my kit").Action;
        Assert.Contains("What it is really about", raj.Heard);
        await raj.PressesAsync("Ask");
        Assert.StartsWith("The round starts when both of you have pressed", raj.Heard);
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
        await raj.PressesAsync("Open my kit");
        var ask = raj.Find("Ask").Action;

        await raj.ClicksAsync(ask);
        await raj.ClicksAsync(ask);

        Assert.Single(Questions(group, ana));
        Assert.Contains("Being answered", raj.Heard);
        Assert.DoesNotContain("After ", Questions(group, ana)[0].Text);
        Assert.Equal(1, await group.AskAsync<int>("select sum(times) from prompt_exposures where heard_as = 1"));
    }

    [Fact]
    public async Task AskSpare_WhileAnAnswerRuns_IsRefused()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("Open my kit");
        await raj.PressesAsync("Ask");

        await raj.PressesAsync("Ask");

        Assert.StartsWith("An answer is still running.", raj.Heard);
        Assert.Single(Questions(group, ana));
    }

    [Fact]
    public async Task SoftMarks_ShowInTheCardAndTheLengthAtTheEnd()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("Open my kit");
        await raj.PressesAsync("Ask");

        foreach (var (seconds, words) in new[] { (120, "2:00 · bring the result home"), (60, "3:00 · one sentence"), (30, "3:30 · time to stop") })
        {
            group.Clock.Advance(TimeSpan.FromSeconds(seconds));
            await group.SettleAsync();
            Assert.Contains(words, Assert.Single(Questions(group, ana)).Text);
        }

        group.Clock.Advance(TimeSpan.FromSeconds(12));
        await raj.PressesAsync("Answer done");

        Assert.Contains("Answered in 3:42", Questions(group, ana)[0].Text);
    }

    [Fact]
    public async Task Probes_EachOnceThenNoMore()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("Open my kit");
        await raj.PressesAsync("Ask");
        var first = raj.Find("Ask 1").Action;

        await raj.ClicksAsync(first);
        Assert.False(raj.Sees("Ask 1"));
        Assert.True(raj.Sees("Ask 2"));
        await raj.ClicksAsync(first);
        Assert.StartsWith("This probe has been asked already", raj.Heard);
        await raj.ClicksAsync(new ActionId("ask", "probe", new Subject2(first).With("99")));
        Assert.StartsWith("There is no such probe any more.", raj.Heard);
        await raj.ClicksAsync(new ActionId("ask", "probe", new Subject2(first).With("-1")));
        Assert.StartsWith("There is no such probe any more.", raj.Heard);

        Assert.Single(group.Platform.In(ana.Room), shown => shown.Text.Contains("asks further", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Replace_TwiceWithReasons_TheThirdIsRefused()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("Open my kit");

        await raj.PressesAsync("Replace (2 left)");
        await raj.SendsAsync(("why", "heard"));
        await raj.PressesAsync("Ask");
        await raj.PressesAsync("Replace (1 left)");
        await raj.SendsAsync(("why", "unclear"));
        Assert.Contains("Put away; another prompt follows.", Questions(group, ana)[0].Text);
        await raj.PressesAsync("Replace (0 left)");
        Assert.StartsWith("Both replacements of this round are used.", raj.Heard);
        await raj.PressesAsync("Open my kit");
        await raj.PressesAsync("Ask");

        Assert.Equal(2, Questions(group, ana).Count);
        Assert.Equal("1 1 0", await group.AskAsync<string>(
            "select concat_ws(' ', sum(replaced_heard), sum(replaced_unclear), sum(replaced_unfitting)) from prompt_use"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("because")]
    public async Task Replace_WithoutAReasonOfTheList_KeepsTheFormOpen(string why)
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("Open my kit");
        await raj.PressesAsync("Replace");

        await raj.SendsAsync(("why", why));

        Assert.StartsWith("why: Please", raj.Heard);
    }

    [Fact]
    public async Task Replace_FormFilledByOneWhoWasSwappedOut_IsRefused()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("Open my kit");
        await raj.PressesAsync("Replace");
        var form = raj.Form.Submit;
        await ana.PressesAsync("Swap roles");

        await raj.SendsAsync(form, ("why", "heard"));

        Assert.Contains("This one is not yours", raj.Heard);
        Assert.IsType<FormErrorsReply>(raj.Last);
    }

    [Fact]
    public async Task Note_OfOneWhoWasSwappedOut_GivesTheWordsBack()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("Open my kit");
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
        await raj.PressesAsync("Open my kit");
        Assert.Contains("Frugality, 1 of 3", raj.Heard);
        await raj.PressesAsync("Ask");
        var next = raj.Find("Next principle").Action;

        await raj.ClicksAsync(next);
        await raj.ClicksAsync(next);
        Assert.Contains("Dive Deep, 2 of 3", raj.Heard);
        Assert.Contains("Now: Dive Deep, 2 of 3", ana.Around);
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
