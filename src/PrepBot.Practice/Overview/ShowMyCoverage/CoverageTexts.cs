using PrepBot.Chat.Messages;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Coverage.Pictures;
using PrepBot.Practice.Wording;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Overview.ShowMyCoverage;

/// <summary>A member's own page in words.</summary>
internal sealed class CoverageTexts(PrincipleSet principles, Level? level)
{
    private const string Thick = "■";
    private const string Thin = "▣";
    private const string Never = "□";

    /// <summary>A block of facts holds ten of them.</summary>
    private const int FactsInBlock = 10;

    private const int StoriesShown = 3;

    /// <summary>The whole page, without the line that says who sees it.</summary>
    /// <param name="mine">What it shows.</param>
    /// <param name="channel">Where practice can be started from here, or null.</param>
    /// <param name="pictures">Whether pictures can be made.</param>
    public IReadOnlyList<Block> Page(MyPractice mine, ChannelId? channel, bool pictures)
    {
        var map = mine.Map;
        var blocks = new List<Block>
        {
            new Heading("My coverage"),
            new Paragraph(RichText.Create(
                $"{$"{map.Covered}/{principles.Count} covered":strong} · {InWord(map.Streak)} · interviewer {mine.Balance.Interviewer}, candidate {mine.Balance.Candidate}")),
            new Paragraph(string.Concat(map.Cells.Select(Cell))),
            new Paragraph(RichText.Plain($"{Thick} often  {Thin} once or twice  {Never} never", Emphasis.Light)),
        };
        if (map.Covered == 0)
            blocks.Add(new Paragraph($"Nothing on your map yet. A round of at least {CreditRule.MinLength.TotalMinutes} minutes as candidate, with debriefs, puts the first marks there."));

        foreach (var some in map.Cells.Where(cell => cell.Times > 0).OrderByDescending(cell => cell.LastAt).Chunk(FactsInBlock))
            blocks.Add(new Facts([.. some.Select(Line)]));

        AddGaps(map, blocks);
        AddAnswers(mine.Answers, blocks);
        AddWords(mine.Words, blocks);
        AddStories(mine.Stories, blocks);
        AddTarget(mine.Target, blocks);
        AddAsInterviewer(mine, blocks);
        AddNext(map, channel, pictures, blocks);
        return blocks;
    }

    private static string InWord(Streak streak) => streak.Weeks == 0
        ? "no streak yet"
        : $"{streak.Weeks}-week streak{(streak.Frozen > 0 ? $" ({InWords.Count(streak.Frozen, "week")} frozen)" : "")}";

    private static string Cell(CoverageCell cell) => cell.Times >= CoverageMap.Thick ? Thick : cell.Times > 0 ? Thin : Never;

    private Fact Line(CoverageCell cell)
    {
        var trend = cell.Trend switch
        {
            Trend.Rising => ", rising",
            Trend.Falling => ", falling",
            Trend.Steady => ", steady",
            _ => "",
        };
        var raters = cell.MeanVerdict is { } mean
            ? $" · average {mean:0.0} of 4 from {InWords.Count(cell.Raters, "rater")}"
            : $" · {InWords.Count(cell.Raters, "rater")}, no average yet";
        var gap = cell.MeanGap switch
        {
            >= 0.5 => " · you see it better than they do",
            <= -0.5 => " · they see it better than you do",
            _ => "",
        };
        return new Fact(
            $"{Cell(cell)} {principles.NameOf(cell.Principle)}",
            RichText.Create($"{cell.Times} x · {new Moment(cell.LastAt!.Value, MomentStyle.Relative)} · {InWords.Name(cell.LastVerdict ?? Verdict.NotProbed)}{trend}{raters}{gap}"));
    }

    private void AddGaps(CoverageMap map, List<Block> blocks)
    {
        var never = map.Cells.Where(cell => cell.Times == 0).Select(cell => cell.Principle).ToHashSet();
        if (never.Count == 0 || map.Covered == 0)
            return;

        var lines = principles.ByProbeRank.Where(principle => never.Contains(principle.Id))
            .Select(principle => $"{Never} {principle.Name} · {Often(principle.Probed.For(level))}");
        blocks.Add(new Paragraph(RichText.Create($"{"Never yet":strong}\n{string.Join('\n', lines)}")));
    }

    private static void AddAnswers(AnswerLengths answers, List<Block> blocks)
    {
        if (answers.Count == 0)
            return;

        var outside = (answers.Short, answers.Long) switch
        {
            (0, 0) => "all within two to three minutes",
            (var tooShort, 0) => $"{tooShort} under two minutes",
            (0, var tooLong) => $"{tooLong} over three minutes",
            var (tooShort, tooLong) => $"{tooShort} under two minutes, {tooLong} over three",
        };
        blocks.Add(new Paragraph(RichText.Create(
            $"{"Answers":strong}: {InWords.Count(answers.Count, "answer")} timed, the middle one {InWords.Clock(answers.Median)}; {outside}.")));
    }

    private static void AddWords(WordTally words, List<Block> blocks)
    {
        if (words.Rounds == 0)
            return;

        var trend = words.Trend switch
        {
            Trend.Rising => "; more I lately",
            Trend.Falling => "; more we lately",
            Trend.Steady => "; about the same lately",
            _ => "",
        };
        blocks.Add(new Paragraph(RichText.Create(
            $"{"I and we":strong}: {words.OwnWords} I, {words.GroupWords} we, as observers counted in {InWords.Count(words.Rounds, "round")}{trend}.")));
    }

    private void AddStories(IReadOnlyList<RepeatedStory> stories, List<Block> blocks)
    {
        if (stories.Count == 0)
            return;

        var lines = stories.Take(StoriesShown)
            .Select(story => $"\"{story.Headline}\" in {story.Rounds} rounds, for {InWords.List([.. story.Principles.Select(principles.NameOf)])}").ToList();
        if (stories.Count > StoriesShown)
            lines.Add($"and {InWords.Count(stories.Count - StoriesShown, "more", "more")}");

        blocks.Add(new Paragraph(RichText.Create($"{"Told more than once":strong}\n{string.Join('\n', lines)}\nPractice makes a story better. Only within one loop is each told once.")));
    }

    private void AddTarget(TargetDay? target, List<Block> blocks)
    {
        if (target is not { DaysLeft: >= 0 } day)
            return;

        var when = day.DaysLeft switch
        {
            0 => "Your interview is today",
            1 => "Your interview is tomorrow",
            _ => $"{day.DaysLeft} days to your interview",
        };
        var open = day.Uncovered.Count == 0
            ? "all ten most probed are covered"
            : $"of the ten most probed, {InWords.Count(day.Uncovered.Count, "is", "are")} open: {InWords.List([.. day.Uncovered.Select(principles.NameOf)])}";
        blocks.Add(new Paragraph(RichText.Create($"{when:strong}; {open}.")));
    }

    private static void AddAsInterviewer(MyPractice mine, List<Block> blocks)
    {
        var record = mine.AsInterviewer;
        if (mine.Balance.Interviewer == 0)
            return;

        var facts = new List<Fact>
        {
            new("Debriefs", $"{record.Filed} filed, {record.OnTime} of them on time"),
            new("Helpfulness", record.Helpfulness is { } helpful
                ? $"{helpful:0.0} of 4 from {InWords.Count(record.Raters, "rater")}"
                : $"{InWords.Count(record.Raters, "rater")}, no average below {CoverageMap.MinRaters}"),
        };
        if (mine.Evidence.Scores > 0)
            facts.Add(new Fact("Evidence", $"{mine.Evidence.Counted} of {InWords.Count(mine.Evidence.Scores, "score")} had enough to count, {mine.Evidence.Length} characters on average"));

        facts.Add(new Fact("Against others", Leniency(record)));
        blocks.Add(new Paragraph(RichText.Create($"{"As interviewer":strong}")));
        blocks.Add(new Facts(facts));
    }

    private static string Leniency(InterviewerRecord record)
    {
        var counts = $"{InWords.Count(record.Compared, "score")} beside those of {InWords.Count(record.Others, "other interviewer")}";
        return record.Leniency switch
        {
            null => $"{counts}: too few to compare, below {CoverageMap.MinRaters}",
            >= 0.5 => $"milder by {record.Leniency:0.0} of a step ({counts})",
            <= -0.5 => $"stricter by {-record.Leniency:0.0} of a step ({counts})",
            _ => $"about the same ({counts})",
        };
    }

    private void AddNext(CoverageMap map, ChannelId? channel, bool pictures, List<Block> blocks)
    {
        var buttons = new List<Button>();
        if (map.Next is { } next)
        {
            var cell = map.Cells.First(c => c.Principle == next);
            RichText last = cell.LastAt is { } at ? RichText.Create($"last {new Moment(at, MomentStyle.Relative)}") : "never practised";
            var why = cell.LastVerdict is Verdict.Concern or Verdict.MildConcern ? $", and it left a {InWords.Name(cell.LastVerdict.Value)}" : "";
            blocks.Add(new Paragraph(RichText.Create(
                $"{"Next best":strong}: {principles.NameOf(next)} ({Often(principles[next].Probed.For(level))}, {last}{why}).")));
            if (channel is { } here)
                buttons.Add(Practise.This(next, principles, here));
        }

        buttons.Add(Practise.Leaderboard);
        buttons.AddRange(PictureReply.Offer(pictures, Practise.CoverageFeature, Subject.None));
        blocks.Add(new Buttons(buttons));
    }

    private static string Often(ProbeFrequency frequency) => frequency switch
    {
        ProbeFrequency.NearlyAlways => "probed in nearly every loop",
        ProbeFrequency.Often => "probed in most loops",
        ProbeFrequency.Sometimes => "probed in some loops",
        _ => "seldom the main question",
    };

    public const string CommandHelp = "Your coverage map, gaps and what to practise next";
}
