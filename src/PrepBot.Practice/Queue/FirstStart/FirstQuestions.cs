using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Answers;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Queue.FirstStart;

/// <summary>
/// The three questions of a member's first start. They come with its answer, once: the start itself is done by then, so whoever answers none of them has lost
/// nothing.
/// </summary>
internal sealed class FirstQuestions(PrincipleSet principles, AnswerBook answers)
{
    /// <summary>The answer of a start; the first one of a member comes with the questions.</summary>
    /// <param name="channel">Where it was started.</param>
    /// <param name="now">What has come of it; null for nothing.</param>
    /// <param name="answer">What is said of the start itself.</param>
    public async Task<Reply> AskedAsync(Call call, ChannelId channel, WhereNow? now, Reply answer, CancellationToken cancellationToken)
    {
        if (call.Member.Profile.WasAsked || answer is not PrivateReply { Message: var under } || now is null || !Concerns(now))
            return answer;

        var profile = call.Member.Profile with { WasAsked = true };
        await call.Work.Members.SaveProfileAsync(call.CommunityId, call.Member.Id, profile, cancellationToken);
        var today = InterviewDay.Today(call);
        return new PrivateReply(FirstStartCard.Create(profile, now, channel, isLater: false, today, principles))
        {
            InForm = new FormOver(FirstStartForm.Create(profile, now, channel), now is WhereNow.InRound round ? WithTraining(round, under) : under),
        };
    }

    /// <summary>Whoever asks in their first round may train their ear before the other is there; it is offered this once.</summary>
    public Message WithTraining(WhereNow.InRound now, Message card) =>
        now is { Part: RoundPart.Interviewer, Round.Stage: RoundStage.Gathering } && answers.All.Count > 0 ? WaysOn.BeforeTheFirstKit(card) : card;

    /// <summary>Who only watches is asked nothing yet, and who has started nothing is not either.</summary>
    private static bool Concerns(WhereNow now) => now switch
    {
        WhereNow.InRound round => round.Part is RoundPart.Interviewer or RoundPart.Candidate,
        WhereNow.Waiting waiting => waiting.Entry.Role != WantedRole.Observer,
        WhereNow.Asking => true,
        _ => false,
    };
}
