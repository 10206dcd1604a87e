using PrepBot.Chat.Messages;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Debriefs;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Rounds;

/// <summary>What stands in the place of words that can no longer be read: said as it is, never as if nothing had been written.</summary>
internal static class UnreadableTexts
{
    /// <summary>At most 100 characters, as a hint may have.</summary>
    public const string Hint = "What you filed can no longer be read, so this is empty. What you send now takes its place.";

    private static readonly string Within = $"For {RevealRule.Correction.TotalDays:0} days after the opening";

    /// <summary>To the author.</summary>
    public static string Own { get; } =
        $"What you filed can no longer be read. {Within} \"Correct mine\" files it once more, and your partner reads it then.";

    /// <summary>To the candidate, in the place of the digest.</summary>
    public static Message ForCandidate(RevealedRound revealed, People people)
    {
        var round = revealed.Round;
        var blocks = new List<Block>
        {
            new Heading("Your debrief"),
            new Paragraph(people.Find(round.InterviewerId) is null
                ? RichText.Of($"Your interviewer has filed a debrief and has left since. It can no longer be read.")
                : RichText.Of($"{people.Name(round.InterviewerId)} has filed a debrief, but it can no longer be read. {Within} they can file it once more with \"Correct mine\"; a word to them is the quickest way.")),
        };
        if (revealed.Candidates.IsUnreadable)
            blocks.Add(new Paragraph(Own));

        blocks.Add(InWords.PrivateLine);
        blocks.Add(new Buttons(revealed.Candidates.IsThere ? [Practise.MyCoverage, RoundActions.Correct(round)] : [Practise.MyCoverage]));
        return new Message(blocks);
    }

    /// <summary>To the interviewer, in the place of the candidate's own view.</summary>
    public static RichText OfCandidate(People people, Round round) =>
        RichText.Of($"What {people.Name(round.CandidateId)} filed can no longer be read. {Within} they can file it once more with \"Correct mine\".");

    /// <summary>To both, where a round was closed over it or by an organiser; null for every other reason, which has its own words.</summary>
    public static Message? Why(Round round) => round.Cancelled switch
    {
        CancelReason.ProgressLost => Message.Of(RichText.Of(
            $"Your round ends here: what I had noted of it can no longer be read, so there is nothing to file and it does not count. I am sorry. /mock start finds you a partner again. {InWords.OnlyYou:light}")),
        CancelReason.ClosedByOrganiser => Message.Of(RichText.Of(
            $"An organiser has closed your round, so you are free again. /mock start finds you a partner. {InWords.OnlyYou:light}")),
        _ => null,
    };
}
