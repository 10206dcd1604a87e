using PrepBot.Chat.Messages;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Members;
using PrepBot.Practice.Rounds;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Debriefs;

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
                ? RichText.Create($"Your interviewer has filed a debrief and has left since. It can no longer be read.")
                : RichText.Create($"{people.Name(round.InterviewerId)} has filed a debrief, but it can no longer be read. {Within} they can file it once more with \"Correct mine\"; a word to them is the quickest way.")),
        };
        if (revealed.Candidates.IsUnreadable)
            blocks.Add(new Paragraph(Own));

        blocks.Add(new Buttons(revealed.Candidates.IsThere ? [Practise.MyCoverage, RoundActions.Correct(round)] : [Practise.MyCoverage]));
        return new Message(blocks);
    }

    /// <summary>To the interviewer, in the place of the candidate's own view.</summary>
    public static RichText OfCandidate(People people, Round round) =>
        RichText.Create($"What {people.Name(round.CandidateId)} filed can no longer be read. {Within} they can file it once more with \"Correct mine\".");
}
