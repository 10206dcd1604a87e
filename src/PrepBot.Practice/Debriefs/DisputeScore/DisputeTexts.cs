using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Work;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Members;
using PrepBot.Practice.Rounds;

namespace PrepBot.Practice.Debriefs.DisputeScore;

/// <summary>What is said around a dispute, to the candidate, the interviewer and organisers.</summary>
internal static class DisputeTexts
{
    public static Reply NothingToDispute { get; } = Reply.Privately(
        $"There is no score left to dispute here: it was disputed before, or opened more than {RevealRule.Correction.TotalDays:0} days ago. Your interviewer can still correct it; a word to them is the quickest way.");

    public static Reply ScoreUnreadable { get; } = Reply.Privately(
        "What your interviewer filed can no longer be read, so there is no score to dispute. They can file it once more; a word to them is the quickest way.");

    public static Reply TakenBack { get; } = Reply.Privately("Taken back: the score counts again.");

    public static Reply Over { get; } = Reply.Privately("This dispute is over; both sides have been told how it ended.");

    public static Reply NothingToDecide { get; } = Reply.Privately("No dispute waits for you.");

    public static Reply OwnCase { get; } =
        Reply.Privately("You were in this round yourself, so another organiser has to decide.");

    public static Reply Sent(Dispute dispute, PrincipleSet principles) => Reply.Privately(
        $"The score for {principles.NameOf(dispute.Principle)} does not count from now on. An organiser who was not in the round decides whether it stands; {(dispute.SharesText ? "they can read what was written for it" : "they do not see what was written")}.",
        new Button(new ActionId(RoundActions.Dispute, "take-back", Subject.Create(dispute.Id)), "Take it back"));

    public static Reply Decided(DisputeState decision) => Reply.Privately(decision == DisputeState.Kept
        ? "The score stands, and I have told the candidate."
        : "The score is set aside, and I have told both of them.");

    public static async Task<Message> ForOrganisersAsync(
        IUnitOfWork work, Dispute dispute, Round round, PrincipleSet principles, CancellationToken cancellationToken)
    {
        var (people, debrief) = await work.TogetherAsync(
            () => People.OfAsync(work, round, cancellationToken),
            async () => dispute.SharesText ? await work.Debriefs.DebriefAsync(round.CommunityId, round.Id, cancellationToken) : null,
            cancellationToken);
        var blocks = new List<Block>
        {
            new Paragraph(RichText.Create(
                $"{people.Name(round.CandidateId)} says that the score {people.Name(round.InterviewerId)} gave for {principles.NameOf(dispute.Principle):strong} is not about their answer. It does not count until one of you decides. Asking both what happened usually settles it.")),
        };
        if (debrief is not null)
        {
            blocks.Add(debrief.Words?.For(dispute.Principle) is { Evidence.Length: > 0 } score
                ? new Quote(score.Evidence)
                : new Paragraph(debrief.IsUnreadable ? "What was written for it can no longer be read." : "Nothing was written for it."));
        }

        blocks.Add(new Buttons(
        [
            new Button(new ActionId(RoundActions.Dispute, "keep", Subject.Create(dispute.Id)), "Keep the score"),
            new Button(new ActionId(RoundActions.Dispute, "void", Subject.Create(dispute.Id)), "Set it aside"),
        ]));
        blocks.Add(new Paragraph(RichText.Plain("Other organisers who were not in the round are asked too.", Emphasis.Light)));
        return new Message(blocks);
    }

    public static async Task TellBothAsync(
        IUnitOfWork work, Dispute dispute, Round round, PrincipleSet principles, CancellationToken cancellationToken)
    {
        var people = await People.OfAsync(work, round, cancellationToken);
        var name = principles.NameOf(dispute.Principle);
        var forCandidate = dispute.State == DisputeState.Kept
            ? RichText.Create($"An organiser has looked at the score for {name} in your round with {people.Name(round.InterviewerId)}: it stands, and counts again.")
            : RichText.Create($"An organiser has set aside the score for {name} in your round with {people.Name(round.InterviewerId)}. It does not count; everything else of the round does.");
        await work.Outbox.SendPrivatelyAsync(round, round.CandidateId, Message.Create(forCandidate), cancellationToken);
        if (dispute.State == DisputeState.Void)
        {
            var forInterviewer = RichText.Create($"An organiser has set aside your score for {name} in the round with {people.Name(round.CandidateId)}: it seems to be about another answer. Everything else you filed stands.");
            await work.Outbox.SendPrivatelyAsync(round, round.InterviewerId, Message.Create(forInterviewer), cancellationToken);
        }
    }

    public const string KeepTheWords = "No, keep the words between the two of us";

    public const string ShowTheWords = "Yes, show them what was written for it";

    public const string WhichScore = "Which score is not about my answer?";

    public const string MayOrganisersRead = "May organisers read what was written?";
}
