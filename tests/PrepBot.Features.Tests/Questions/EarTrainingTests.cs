using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Answers;
using PrepBot.Domain.Debriefs;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Features.Tests.Questions;

/// <summary>Ear training: rated with the debrief's own fields, compared with the key, counted once, and nobody else's business.</summary>
public sealed class EarTrainingTests
{
    private static readonly AnswerBook Book = BuiltInBank.Answers();

    [Fact]
    public async Task Answer_Rated_ShowsTheKeyBesideIt()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        await TrainAsync(ana);
        var answer = Book.All.First(one => one.Verdict == Verdict.Solid && one.Key.Beats.Count(beat => beat.Sentences.Count > 0 && !beat.IsThin) > 1);
        var heard = answer.Key.Beats.First(beat => beat.Sentences.Count > 0 && !beat.IsThin);

        await ana.SendsAsync(Filing(answer), ("verdict", nameof(Verdict.Concern)), ("evidence", "A number."), ("heard", $"beat:{heard.Beat}"));

        Assert.StartsWith("You ▁ concern · key ▅ solid", ana.Heard);
        Assert.Contains("Your first one: 2 steps stricter than the key", ana.Heard);
        Assert.Contains("· missed", ana.Heard);
        Assert.Contains($"I and we {answer.Key.Pronouns.I} and {answer.Key.Pronouns.We}", ana.Heard);
        Assert.Contains("Lift it", ana.Heard);
        Assert.DoesNotContain("[", string.Concat(Assert.IsType<PrivateReply>(ana.Last).Message.Blocks.OfType<Paragraph>().Select(paragraph => paragraph.ToPlainText())));
    }

    [Fact]
    public async Task Answer_RatedTwice_CountsAsRatedFirst()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        var answer = await TrainAsync(ana);
        await ana.PressesAsync("Rate it");
        var form = ana.Form.Submit;

        await ana.SendsAsync(form, ("verdict", nameof(Verdict.Strong)));
        await ana.SendsAsync(form, ("verdict", nameof(Verdict.Concern)));

        Assert.StartsWith("You ▁ concern", ana.Heard);
        Assert.Equal((int)Verdict.Strong - (int)answer.Verdict, await group.AskAsync<int>("select sum(steps)::int from trainings"));
        Assert.Equal(1, await group.AskAsync<int>("select count(*)::int from trainings"));
    }

    [Fact]
    public async Task Figures_Recounted_AreThoseOfTheRows()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        Verdict[] given = [Verdict.Strong, Verdict.Concern, Verdict.Solid, Verdict.MildConcern, Verdict.Strong, Verdict.Strong, Verdict.Solid, Verdict.Concern, Verdict.Solid, Verdict.Solid, Verdict.Strong, Verdict.Concern];
        foreach (var verdict in given)
        {
            await TrainAsync(ana);
            await ana.PressesAsync("Rate it");
            await ana.SendsAsync(("verdict", verdict.ToString()));
            await group.WaitAsync(TimeSpan.FromMinutes(3));
        }

        var within = await group.AskAsync<int>("select count(*)::int from (select steps from trainings order by trained_at desc limit 10) t where abs(steps) <= 1");
        var lean = await group.AskAsync<decimal>("select round(avg(steps), 1) from (select steps from trainings order by trained_at desc limit 10) t");
        Assert.Contains($"{within} of your last 10 are within one step of the key", ana.Heard);
        Assert.Contains(lean == 0 ? "neither milder nor stricter" : $"{Math.Abs(lean):0.#} {(lean > 0 ? "milder" : "stricter")} on average", ana.Heard);
        await ana.CommandsAsync("solo");
        Assert.Contains($"{within} of your last 10", ana.Heard);
    }

    [Fact]
    public async Task Stronger_IsThereAfterThreeTrainings_AndNotByAnOldButtonBefore()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        var weaker = Book.All.First(answer => EarTraining.Stronger(Book, answer, EarTraining.BeforeStronger) is not null);
        var button = new ActionId("ear", "stronger", Subject.Create(weaker.Id.Key));

        await ana.ClicksAsync(button);
        Assert.Contains("once you have rated this answer and 3 in all", ana.Heard);

        await TrainAsync(ana);
        await ana.SendsAsync(Filing(weaker), ("verdict", nameof(Verdict.Solid)));
        Assert.False(ana.Sees("The stronger version"));
        foreach (var other in Book.All.Where(answer => answer.Id != weaker.Id).Take(2))
            await ana.SendsAsync(Filing(other), ("verdict", nameof(Verdict.Solid)));
        await ana.SendsAsync(Filing(weaker), ("verdict", nameof(Verdict.Solid)));
        await ana.PressesAsync("The stronger version");

        Assert.Contains("a strong answer", ana.Heard);
    }

    [Fact]
    public async Task Prompt_WhoseAnswerWasHeard_IsKnownFromThenOn()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        var answer = await TrainAsync(ana);
        await ana.PressesAsync("Rate it");
        await ana.SendsAsync(("verdict", nameof(Verdict.Solid)));

        Assert.Equal(answer.Prompt.Key, await group.AskAsync<string>("select prompt_key from prompt_exposures where heard_as = 3"));
    }

    [Fact]
    public async Task AnotherOne_Pressed_BringsAnotherInItsPlace()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        var first = await TrainAsync(ana);

        await ana.PressesAsync("Another one");

        Assert.IsType<UpdateReply>(ana.Last);
        Assert.NotEqual(first.Id, Shown(ana).Id);
    }

    [Fact]
    public async Task Solo_NamesWhatIsNeededMost_AndLeadsToItsCard()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");
        var needed = BuiltInBank.Read().Principles.ByProbeRank[0].Name;

        await ana.CommandsAsync("solo");
        Assert.Contains(needed, ana.Heard);
        await ana.PressesAsync("Read its card");

        Assert.StartsWith(needed, ana.Heard);
    }

    private static async Task<WorkedAnswer> TrainAsync(Actor member)
    {
        await member.CommandsAsync("solo");
        await member.PressesAsync("Train my ear");
        return Shown(member);
    }

    private static WorkedAnswer Shown(Actor member) => Book.TryGet(new AnswerId(member.Find("Rate it").Action.Subject.ToString()))!;

    private static ActionId Filing(WorkedAnswer answer) => new("ear", "file", Subject.Create(answer.Id.Key));
}
