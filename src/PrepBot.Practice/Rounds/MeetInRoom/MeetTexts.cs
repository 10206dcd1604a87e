using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Wording;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Rounds.MeetInRoom;

/// <summary>What is said around arriving.</summary>
internal static class MeetTexts
{
    public static async Task<Message> BothHereAsync(IUnitOfWork work, Round round, CancellationToken cancellationToken)
    {
        var people = await People.OfAsync(work, round, cancellationToken);
        return Message.Of(RichText.Of(
            $"Both here, the round is on. {people.Name(round.InterviewerId)}, open your kit and ask the first prompt when you are ready."));
    }

    public static async Task<Message> StillWaitingAsync(IUnitOfWork work, Round round, MemberId waiting, CancellationToken cancellationToken)
    {
        var people = await People.OfAsync(work, round, cancellationToken);
        return Message.Of(
            RichText.Of($"{people.Name(waiting)} is waiting for you in your mock room. {InWords.OnlyYou:light}"),
            RoundActions.Here(round),
            RoundActions.CannotMakeIt(round));
    }

    public static async Task<Message> SwappedAsync(IUnitOfWork work, Round round, CancellationToken cancellationToken)
    {
        var people = await People.OfAsync(work, round, cancellationToken);
        return Message.Of(RichText.Of(
            $"Roles swapped: {people.Name(round.InterviewerId)} interviews, {people.Name(round.CandidateId)} is the candidate. The kit has fresh prompts."));
    }

    public static Message PartnerCannot(Round round) => Message.Of(
        RichText.Of($"Your partner cannot make it this time. Shall I find you somebody else? {InWords.OnlyYou:light}"),
        RoundActions.PairAgain(round));
}
