using PrepBot.Chat.Messages;
using PrepBot.Chat.Stores;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Members;
using PrepBot.Practice.Rounds;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Debriefs;

/// <summary>What both read after the reveal.</summary>
internal static class DigestTexts
{
    /// <summary>The candidate's digest: per principle the words, the quotes, own view against the interviewer's, and what to change.</summary>
    /// <param name="people">Who is in it.</param>
    /// <param name="news">What is new about it since it was read last, or null.</param>
    public static Message For(RevealedRound revealed, People people, PrincipleSet principles, RichText? news = null)
    {
        var round = revealed.Round;
        if (revealed.Interviewers.IsUnreadable)
            return UnreadableTexts.ForCandidate(revealed, people);

        if (revealed.Debrief is null)
        {
            return new Message(
            [
                new Paragraph(people.Find(round.InterviewerId) is null
                    ? RichText.Create($"Your interviewer has left and has filed nothing, so this round stays without a debrief. Your own notes stay yours; a new round is one command away: /mock start.")
                    : RichText.Create($"{people.Name(round.InterviewerId)} has not filed a debrief within the day. It can still come for two more days, and then I send it to you. Your own notes stay yours; a new round is one command away: /mock start.")),
            ]);
        }

        var digest = Digest.Create(round.Principles, revealed.Debrief, revealed.Review);
        var blocks = new List<Block> { new Heading("Your debrief") };
        if (news is not null)
            blocks.Add(new Paragraph(news));
        foreach (var line in digest.Lines)
            blocks.AddRange(Line(line, people, revealed, principles));

        if (revealed.Candidates.IsUnreadable)
            blocks.Add(new Paragraph(UnreadableTexts.Own));
        if (IsTooShort(round))
            blocks.Add(new Paragraph(RichText.Plain($"The round was shorter than {CreditRule.MinLength.TotalMinutes} minutes, so it does not count as practised.", Emphasis.Light)));
        if (digest.Overall is { } overall)
            blocks.Add(new Paragraph(RichText.Create($"Overall: {InWords.Name(overall):strong}")));
        if (digest.Keep.Length > 0)
            blocks.Add(new Paragraph(RichText.Create($"Keep: {digest.Keep}")));
        if (digest.Actions.Count > 0)
            blocks.Add(new Paragraph(RichText.Create($"Next: {string.Join("  ", digest.Actions.Select((action, i) => $"{i + 1} {action}"))}")));

        var buttons = new List<Button>();
        if (digest.PractiseAgain is { } again)
            buttons.Add(Practise.Again(again, principles, round.ChannelId));

        buttons.Add(Practise.MyCoverage);
        if (revealed.Candidates.IsThere)
            buttons.Add(RoundActions.Correct(round));
        if (digest.Lines.Any(line => line.Score is { Verdict: > Verdict.NotProbed }))
            buttons.Add(RoundActions.DisputeScore(round));

        blocks.Add(new Buttons(buttons));
        return new Message(blocks);
    }

    /// <summary>What the interviewer reads: the candidate's own view beside theirs, and a word of thanks. Null when there is nothing to read.</summary>
    public static Message? ForInterviewer(RevealedRound revealed, People people, PrincipleSet principles, RichText? news = null)
    {
        var round = revealed.Round;
        if (!revealed.Candidates.IsThere && !revealed.Interviewers.IsUnreadable)
            return null;

        var blocks = new List<Block> { new Heading("How it landed") };
        if (news is not null)
            blocks.Add(new Paragraph(news));
        if (revealed.Review is { } review)
        {
            blocks.Add(new Facts([.. round.Principles.Select(principle => new Fact(
                principles.NameOf(principle),
                $"{people.PlainName(round.CandidateId)} {Word(review.For(principle)?.Verdict)} · you {Word(revealed.Interviewers, revealed.Debrief?.For(principle)?.Verdict)}"))]));
        }

        if (revealed.Interviewers.IsUnreadable)
            blocks.Add(new Paragraph(UnreadableTexts.Own));
        if (revealed.Candidates.IsUnreadable)
            blocks.Add(new Paragraph(UnreadableTexts.OfCandidate(people, round)));

        if (revealed.Review is { Helpfulness: var helpfulness })
            blocks.Add(new Paragraph(RichText.Create($"{people.Name(round.CandidateId)} found you {Helpful(helpfulness):strong}.")));
        if (revealed.Interviewers.IsThere)
            blocks.Add(new Buttons([RoundActions.Correct(round)]));

        return new Message(blocks);
    }

    private static bool IsTooShort(Round round) => round.EndedAt is { } ended && round.Length(ended) < CreditRule.MinLength;

    private static IEnumerable<Block> Line(DigestLine line, People people, RevealedRound revealed, PrincipleSet principles)
    {
        var gap = line.Gap switch
        {
            null or 0 => "",
            > 0 => $" · gap +{line.Gap}",
            _ => $" · gap −{-line.Gap}",
        };
        var interviewer = people.PlainName(revealed.Round.InterviewerId);
        yield return new Paragraph(RichText.Create(
            $"{principles.NameOf(line.Principle):strong}  you {Word(revealed.Candidates, line.Own)} · {interviewer} {Word(line.Score?.Verdict)}{gap}"));
        if (line.Score is { Evidence.Length: > 0 } score)
            yield return new Quote(score.Evidence);
        if (Beats(line, revealed.Round, principles) is { } beats)
            yield return new Paragraph(beats);
        if (ObserverTexts.Line(revealed.Round, line.Principle, revealed.Observations) is { } seen)
            yield return new Paragraph($"{seen}.");
        if (Standing(line, revealed) is { } standing)
            yield return new Paragraph(RichText.Plain(standing, Emphasis.Light));
    }

    /// <summary>What was there of what a full answer must contain, what was not, and the flags. Silence where the interviewer ticked nothing at all.</summary>
    private static RichText? Beats(DigestLine line, Round round, PrincipleSet principles)
    {
        if (line.Score is not { Verdict: > Verdict.NotProbed } score || principles.TryGet(line.Principle) is not { } principle)
            return null;

        var heard = HeardSigns.Read(principle, principles.AnyStory, score.Heard);
        var flags = heard.Green.Select(flag => $"+ {flag.Label}").Concat(heard.Red.Select(flag => $"− {flag.Label}")).ToList();
        if (heard.Beats.Count + flags.Count == 0)
            return null;

        var toldAFailure = heard.Beats.Any(FailureStory.Beats.Contains);
        var possible = principle.Beats.Where(beat => round.CouldShow(principle.Id, beat.Id));
        var missing = heard.Beats.Count == 0 ? [] : possible.Concat(toldAFailure ? FailureStory.Beats : []).Except(heard.Beats);
        return string.Join('\n', heard.Beats.Select(beat => $"✓ {beat.Text}").Concat(missing.Select(beat => $"○ not heard: {beat.Text}")).Concat(flags));
    }

    private static string? Standing(DigestLine line, RevealedRound revealed) =>
        revealed.Disputes.FirstOrDefault(dispute => dispute.Principle == line.Principle)?.State switch
        {
            DisputeState.Open => "You have disputed this score: it does not count until an organiser has decided.",
            DisputeState.Void => "An organiser has set this score aside: it does not count.",
            DisputeState.Kept => "An organiser has looked at this score: it stands.",
            _ => line.Score is { Verdict: > Verdict.NotProbed } && !line.Counts ? EvidenceTexts.TooLittle(line.Lack) : null,
        };

    private static string Word<T>(Kept<T> filed, Verdict? verdict)
        where T : class => filed.IsUnreadable ? "unreadable" : Word(verdict);

    private static string Word(Verdict? verdict) => verdict is { } known ? InWords.Name(known) : "no word";

    private static string Helpful(int helpfulness) => helpfulness switch
    {
        4 => "very helpful",
        3 => "helpful",
        2 => "somewhat helpful",
        _ => "not so helpful this time",
    };
}
