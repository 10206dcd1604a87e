using PrepBot.Domain.Answers;
using PrepBot.Domain.Debriefs;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Domain.Tests.Answers;

/// <summary>Every answer comes once before any comes again, nothing of a round under way is given away, and figures are those of the last ten.</summary>
public sealed class EarTrainingTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly AnswerBook Book = BuiltInBank.Answers();
    private static readonly MemberId Ana = new(new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
    private static readonly MemberId Raj = new(new Guid(9, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));

    [Fact]
    public void Next_AskedAgainAndAgain_BringsEveryAnswerOnce_ThenTheOldest()
    {
        var done = new List<Training>();
        for (var i = 0; i < Book.All.Count; i++)
            done.Add(new(EarTraining.Next(Book, Ana, done, [])!.Id, Monday.AddDays(i), 0));

        Assert.Equal(Book.All.Count, done.Select(training => training.Answer).Distinct().Count());
        Assert.Equal(done[0].Answer, EarTraining.Next(Book, Ana, done, [])!.Id);
    }

    [Fact]
    public void Next_WhileOtherStoriesAreLeft_TellsNoneTwice()
    {
        var done = new List<Training>();
        var heard = new HashSet<AnswerId>();
        var stories = Book.All.Count - (Book.All.Count(answer => answer.SameStoryAs is not null) / 2);
        for (var i = 0; i < stories; i++)
        {
            var next = EarTraining.Next(Book, Ana, done, [])!;
            Assert.DoesNotContain(next.Id, heard);
            done.Add(new(next.Id, Monday.AddDays(i), 0));
            heard.Add(next.Id);
            if (next.SameStoryAs is { } same)
                heard.Add(same.Id);
        }
    }

    [Fact]
    public void Next_OfTwoMembers_ComesInOrdersOfTheirOwn() => Assert.NotEqual(Order(Ana), Order(Raj));

    [Fact]
    public void Next_PassedOver_GoesThroughAllAndRound()
    {
        var first = EarTraining.Next(Book, Ana, [], [])!;
        var seen = new List<AnswerId>();
        for (var at = first; seen.Count < Book.All.Count; at = EarTraining.Next(Book, Ana, [], [], at.Id)!)
            seen.Add(at.Id);

        Assert.Equal(Book.All.Count, seen.Distinct().Count());
        Assert.Equal(first.Id, EarTraining.Next(Book, Ana, [], [], seen[^1])!.Id);
    }

    [Fact]
    public void Next_OfPromptsOfARoundUnderWay_GivesNoneAway()
    {
        var kept = Book.All.Select(answer => answer.Prompt.Key).Distinct().Skip(1).ToList();

        var next = EarTraining.Next(Book, Ana, [], kept)!;

        Assert.DoesNotContain(next.Prompt.Key, kept);
        Assert.Null(EarTraining.Next(Book, Ana, [], [.. kept, next.Prompt.Key]));
        Assert.Null(EarTraining.Next(AnswerBook.None, Ana, [], []));
    }

    [Theory]
    [InlineData(Verdict.Strong, Verdict.Concern, 3)]
    [InlineData(Verdict.Solid, Verdict.Solid, 0)]
    [InlineData(Verdict.Concern, Verdict.Solid, -2)]
    public void Steps_AreAboveZeroWhenMilder(Verdict given, Verdict key, int steps) =>
        Assert.Equal(steps, EarTraining.Steps(given, Book.All.First(answer => answer.Verdict == key)));

    [Fact]
    public void Stronger_ComesAfterThreeTrainings_AndOnlyWhereTheSameStoryIsToldBetter()
    {
        foreach (var answer in Book.All)
        {
            Assert.Null(EarTraining.Stronger(Book, answer, EarTraining.BeforeStronger - 1));
            if (EarTraining.Stronger(Book, answer, EarTraining.BeforeStronger) is { } stronger)
            {
                Assert.True(stronger.Verdict > answer.Verdict);
                Assert.Null(EarTraining.Stronger(Book, stronger, EarTraining.BeforeStronger));
            }
        }

        Assert.Contains(Book.All, answer => EarTraining.Stronger(Book, answer, EarTraining.BeforeStronger) is not null);
    }

    [Fact]
    public void Figures_BeforeTheFirst_AreNone() => Assert.Null(EarFigures.From([]));

    [Fact]
    public void Figures_OfTwelve_AreOfTheLastTen()
    {
        int[] steps = [3, 3, 0, 1, -1, 2, 0, 0, 1, 1, -2, 0];
        var trainings = steps.Select((step, i) => new Training(new AnswerId($"a{i}"), Monday.AddDays(i), step));

        Assert.Equal(new EarFigures(10, 8, 0.2m), EarFigures.From(trainings.Reverse()));
        Assert.Equal(new EarFigures(10, 8, 0.2m), EarFigures.From(trainings));
    }

    private static List<AnswerId> Order(MemberId member)
    {
        var done = new List<Training>();
        while (done.Count < 5)
            done.Add(new(EarTraining.Next(Book, member, done, [])!.Id, Monday.AddDays(done.Count), 0));
        return done.ConvertAll(training => training.Answer);
    }
}
