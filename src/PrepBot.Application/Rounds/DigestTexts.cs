using PrepBot.Application.Conversation;
using PrepBot.Application.Wording;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;

namespace PrepBot.Application.Rounds;

/// <summary>What both read after the reveal.</summary>
internal static class DigestTexts
{
    /// <summary>The candidate's digest: per principle the words, the quotes, own view against the interviewer's, and what to change.</summary>
    public static Message For(Round round, Debrief? debrief, SelfReview? review, People people, PrincipleSet principles)
    {
        if (debrief is null)
        {
            return new Message(
            [
                new Paragraph(RichText.Of($"{people.Name(round.InterviewerId)} has not filed a debrief, and the day is over. Your own notes stay yours; a new round is one command away: /mock start.")),
                InWords.PrivateLine,
            ]);
        }

        var digest = Digest.Of(round.Principles, debrief, review);
        var blocks = new List<Block> { new Heading("Your debrief") };
        foreach (var line in digest.Lines)
            blocks.AddRange(Line(line, people, round, principles));

        if (IsTooShort(round))
            blocks.Add(new Paragraph(RichText.Plain($"The round was shorter than {CreditRule.MinLength.TotalMinutes} minutes, so it does not count as practised.", Emphasis.Light)));
        if (digest.Overall is { } overall)
            blocks.Add(new Paragraph(RichText.Of($"Overall: {InWords.Of(overall):strong}")));
        if (digest.Keep.Length > 0)
            blocks.Add(new Paragraph(RichText.Of($"Keep: {digest.Keep}")));
        if (digest.Actions.Count > 0)
            blocks.Add(new Paragraph(RichText.Of($"Next: {string.Join("  ", digest.Actions.Select((action, i) => $"{i + 1} {action}"))}")));

        blocks.Add(InWords.PrivateLine);
        var buttons = new List<Button>();
        if (digest.PractiseAgain is { } again)
            buttons.Add(Practise.Again(again, principles, round.ChannelId));

        buttons.Add(Practise.MyCoverage);
        blocks.Add(new Buttons(buttons));
        return new Message(blocks);
    }

    /// <summary>What the interviewer reads: the candidate's own view beside theirs, and a word of thanks. Null when there is nothing to read.</summary>
    public static Message? ForInterviewer(Round round, Debrief? debrief, SelfReview? review, People people, PrincipleSet principles)
    {
        if (review is null)
            return null;

        var facts = round.Principles.Select(principle => new Fact(
            principles.NameOf(principle),
            $"{people.PlainName(round.CandidateId)} {Word(review.For(principle)?.Verdict)} · you {Word(debrief?.For(principle)?.Verdict)}")).ToList();
        return new Message(
        [
            new Heading("How it landed"),
            new Facts(facts),
            new Paragraph(RichText.Of($"{people.Name(round.CandidateId)} found you {Helpful(review.Helpfulness):strong}. {InWords.OnlyYou:light}")),
        ]);
    }

    private static bool IsTooShort(Round round) => round.EndedAt is { } ended && round.Length(ended) < CreditRule.MinLength;

    private static IEnumerable<Block> Line(DigestLine line, People people, Round round, PrincipleSet principles)
    {
        var gap = line.Gap switch
        {
            null or 0 => "",
            > 0 => $" · gap +{line.Gap}",
            _ => $" · gap {line.Gap}",
        };
        var interviewer = people.PlainName(round.InterviewerId);
        yield return new Paragraph(RichText.Of(
            $"{principles.NameOf(line.Principle):strong}  you {Word(line.Own)} · {interviewer} {Word(line.Score?.Verdict)}{gap}"));
        if (line.Score is { Evidence.Length: > 0 } score)
            yield return new Quote(score.Evidence);
        if (line.Score is { Verdict: > Verdict.NotProbed } && !line.Counts)
            yield return new Paragraph(RichText.Plain("Too little evidence to count as practised.", Emphasis.Light));
    }

    private static string Word(Verdict? verdict) => verdict is { } known ? InWords.Of(known) : "no word";

    private static string Helpful(int helpfulness) => helpfulness switch
    {
        4 => "very helpful",
        3 => "helpful",
        2 => "somewhat helpful",
        _ => "not so helpful this time",
    };
}
