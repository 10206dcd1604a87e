using PrepBot.Chat.Messages;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Overview.ShowMyCoverage;

/// <summary>How a member answers, and how they do as interviewer. For their own eyes.</summary>
internal static class NumbersTexts
{
    private const int StoriesShown = 3;

    public static Message Numbers(MyNumbers mine, PrincipleSet principles)
    {
        var blocks = new List<Block>
        {
            new Heading("How I answer and interview"),
            new Paragraph(RichText.Create($"{"Rounds":strong}: interviewer {mine.Balance.Interviewer}, candidate {mine.Balance.Candidate}.")),
        };
        AddAnswers(mine.Answers, blocks);
        AddWords(mine.Words, blocks);
        AddStories(mine.Stories, principles, blocks);
        AddAsInterviewer(mine, blocks);
        blocks.Add(new Buttons([Practise.MyCoverage, MyCoverageActions.ShowTrends]));
        return new Message(blocks) { Accent = Accent.Indigo, Card = MyCoverageActions.Card };
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

    private static void AddStories(IReadOnlyList<RepeatedStory> stories, PrincipleSet principles, List<Block> blocks)
    {
        if (stories.Count == 0)
            return;

        var lines = stories.Take(StoriesShown)
            .Select(story => $"\"{story.Headline}\" in {story.Rounds} rounds, for {InWords.List([.. story.Principles.Select(principles.NameOf)])}").ToList();
        if (stories.Count > StoriesShown)
            lines.Add($"and {InWords.Count(stories.Count - StoriesShown, "more", "more")}");

        blocks.Add(new Paragraph(RichText.Create($"{"Told more than once":strong}\n{string.Join('\n', lines)}\nPractice makes a story better. Only within one loop is each told once.")));
    }

    private static void AddAsInterviewer(MyNumbers mine, List<Block> blocks)
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
}
