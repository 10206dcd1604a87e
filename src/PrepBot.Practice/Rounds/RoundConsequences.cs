using PrepBot.Chat.Cards;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Work;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Debriefs;
using PrepBot.Practice.Questions;
using PrepBot.Practice.Queue;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Rounds;

/// <summary>
/// Stores a changed round and everything that follows from the change, in the transaction of the change: clocks, cards, words to the people in it.
/// The one door through which rounds are saved, so that no step forgets a consequence.
/// </summary>
internal sealed class RoundConsequences(PrincipleSet principles)
{
    /// <summary>The job of a round's own clock.</summary>
    public const string RoundClockJob = "round-clock";

    /// <summary>The job of reminders and reveal.</summary>
    public const string DebriefClockJob = "debrief-clock";

    /// <summary>Saves a round after a step.</summary>
    public async Task SaveAsync(IUnitOfWork work, Round before, Round after, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await work.Rounds.SaveAsync(after, cancellationToken);
        await SetClockAsync(work, after, now, cancellationToken);
        await ShowCardsAsync(work, before, after, now, cancellationToken);
        if (before.Stage == after.Stage)
            return;

        // Who sat in a round waited nowhere: an entry made in the same moment in another channel must not come to life when the round is over.
        if (before.IsOpen && !after.IsOpen)
            await PairUp.RemoveAsync(work, after.CommunityId, [after.InterviewerId, after.CandidateId], now, cancellationToken);

        await (after.Stage switch
        {
            RoundStage.Debriefing => TalkingIsOverAsync(work, after, now, cancellationToken),
            RoundStage.Revealed => RevealAsync(work, after, now, cancellationToken),
            RoundStage.Cancelled => CancelledAsync(work, after, now, cancellationToken),
            _ => Task.CompletedTask,
        });
    }

    /// <summary>What follows from a new round.</summary>
    public static async Task OpenedAsync(IUnitOfWork work, Round round, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await SetClockAsync(work, round, now, cancellationToken);
        if (round.Room is null)
            await work.Outbox.OpenRoomAsync(round, now, cancellationToken);

        await work.Outbox.ShowCardAsync(round.CommunityId, round.Id.Value, RoundCard.Name, round.Id.Value, now, cancellationToken);
    }

    private static async Task SetClockAsync(IUnitOfWork work, Round round, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (RoundClock.Next(round, now) is { } tick)
            await work.DueRows.SetAsync(round.CommunityId, RoundClockJob, round.Id.Value, tick.At, cancellationToken);
        else
            await work.DueRows.ClearAsync(round.CommunityId, RoundClockJob, round.Id.Value, cancellationToken);
    }

    private static async Task ShowCardsAsync(IUnitOfWork work, Round before, Round after, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await work.Outbox.ShowCardAsync(after.CommunityId, after.Id.Value, RoundCard.Name, after.Id.Value, now, cancellationToken);
        for (var place = 0; place < after.Kit.Count; place++)
        {
            var prompt = after.Kit[place];
            var was = before.Kit.FirstOrDefault(p => p.PromptKey == prompt.PromptKey);
            var changed = prompt.AskedAt != was?.AskedAt || prompt.AnsweredAt != was?.AnsweredAt || prompt.Replaced != was?.Replaced
                || (prompt.IsBeingAnswered && before.PausedAt != after.PausedAt);
            if (prompt.AskedAt is not null && changed)
                await ShowQuestionAsync(work, after, place, now, cancellationToken);
        }
    }

    /// <summary>Draws an asked prompt's card anew.</summary>
    public static Task ShowQuestionAsync(IUnitOfWork work, Round round, int place, DateTimeOffset now, CancellationToken cancellationToken) =>
        work.Outbox.ShowCardAsync(
            round.CommunityId, round.Id.Value, CardCatalog.Name(QuestionCard.Name, place + 1), round.Id.Value, now, cancellationToken);

    private static async Task TalkingIsOverAsync(IUnitOfWork work, Round round, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await work.Prompts.RecordAnswersAsync(round, cancellationToken);
        var people = await People.OfAsync(work, round, cancellationToken);
        foreach (var member in new[] { round.InterviewerId, round.CandidateId })
        {
            var text = round.PartOf(member) == RoundPart.Interviewer
                ? RoundTexts.InviteDebrief(people.Name(round.CandidateId))
                : RoundTexts.InviteReview(people.Name(round.InterviewerId));
            await work.Outbox.SendPrivatelyAsync(round, member, Message.Of(text, RoundActions.FileDebrief(round)), now, cancellationToken);
        }

        if (round.ObserverId is { } observer)
            await work.Outbox.SendPrivatelyAsync(round, observer, ObserverTexts.Thanks(round), now, cancellationToken);

        if (RevealRule.Next(round.EndedAt!.Value, last: null, now) is { } tick)
            await work.DueRows.SetAsync(round.CommunityId, DebriefClockJob, round.Id.Value, tick.At, cancellationToken);
    }

    private static async Task CancelledAsync(IUnitOfWork work, Round round, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (UnreadableTexts.Why(round) is { } why)
        {
            foreach (var member in new[] { round.InterviewerId, round.CandidateId })
                await work.Outbox.SendPrivatelyAsync(round, member, why, now, cancellationToken);
        }

        await work.Outbox.CloseRoomAsync(round, now, cancellationToken);
    }

    private async Task RevealAsync(IUnitOfWork work, Round round, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await work.DueRows.ClearAsync(round.CommunityId, DebriefClockJob, round.Id.Value, cancellationToken);
        var revealed = await RecountAsync(work, round, now, cancellationToken);
        if (revealed.Debrief is { } debrief)
            await work.Prompts.RecordVerdictsAsync(round, debrief, cancellationToken);

        var people = await People.OfAsync(work, round, cancellationToken);
        await work.Outbox.SendPrivatelyAsync(round, round.CandidateId, DigestTexts.For(revealed, people, principles), now, cancellationToken);
        if (DigestTexts.ForInterviewer(revealed, people, principles) is { } word)
            await work.Outbox.SendPrivatelyAsync(round, round.InterviewerId, word, now, cancellationToken);

        if (revealed.Interviewers.IsThere)
            await TellChannelAsync(work, round, people, now, cancellationToken);

        await work.Outbox.CloseRoomAsync(round, now, cancellationToken);
    }

    /// <summary>One side was filed after the reveal: it is open at once.</summary>
    public async Task FiledLateAsync(IUnitOfWork work, Round round, RoundPart part, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var revealed = await RecountAsync(work, round, now, cancellationToken);
        var people = await People.OfAsync(work, round, cancellationToken);
        await SendToOtherAsync(work, revealed, part, people, "has filed after all", now, cancellationToken);
        if (part == RoundPart.Interviewer)
        {
            await work.Prompts.RecordVerdictsAsync(round, revealed.Debrief!, cancellationToken);
            await TellChannelAsync(work, round, people, now, cancellationToken);
        }
    }

    /// <summary>One side was corrected: the other reads the new version.</summary>
    public async Task CorrectedAsync(IUnitOfWork work, Round round, RoundPart part, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var revealed = await RecountAsync(work, round, now, cancellationToken);
        var people = await People.OfAsync(work, round, cancellationToken);
        await SendToOtherAsync(work, revealed, part, people, "has corrected what they filed", now, cancellationToken);
    }

    /// <summary>What a revealed round gives credit for has changed: it is counted anew.</summary>
    public static async Task<RevealedRound> RecountAsync(IUnitOfWork work, Round round, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var revealed = await RevealedRound.LoadAsync(work, round, cancellationToken);
        await CreditBook.RecountAsync(work, revealed, now, cancellationToken);
        return revealed;
    }

    private async Task SendToOtherAsync(
        IUnitOfWork work, RevealedRound revealed, RoundPart by, People people, string what, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var round = revealed.Round;
        var (author, reader) = by == RoundPart.Interviewer ? (round.InterviewerId, round.CandidateId) : (round.CandidateId, round.InterviewerId);
        var news = RichText.Of($"{people.Name(author)} {what}.");
        var message = by == RoundPart.Interviewer
            ? DigestTexts.For(revealed, people, principles, news)
            : DigestTexts.ForInterviewer(revealed, people, principles, news);
        if (message is not null)
            await work.Outbox.SendPrivatelyAsync(round, reader, message, now, cancellationToken);
    }

    /// <summary>The channel learns only that a round was completed and which principles it covered.</summary>
    private async Task TellChannelAsync(IUnitOfWork work, Round round, People people, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var covered = round.Principles.Where(round.WasProbed).Select(principles.NameOf).ToList();
        var done = RoundTexts.Finished(people.Name(round.CandidateId), people.Name(round.InterviewerId), covered.Count, covered);
        await work.Outbox.PostToChannelAsync(round.CommunityId, round.ChannelId, Message.Of(done), now, cancellationToken);
    }
}
