using PrepBot.Chat.Cards;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Work;
using PrepBot.Domain.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Rounds;

/// <summary>
/// Stores a changed round and everything that follows from the change, in the transaction of the change: clocks, cards, words to the people in it.
/// The one door through which rounds are saved, so that no step forgets a consequence. What other subjects do then is theirs to say:
/// <see cref="IRoundConsequence"/>.
/// </summary>
internal sealed class RoundConsequences(IEnumerable<IRoundConsequence> others)
{
    /// <summary>The job of a round's own clock.</summary>
    public const string RoundClockJob = "round-clock";

    /// <summary>Saves a round after a step.</summary>
    public async Task SaveAsync(IUnitOfWork work, Round before, Round after, CancellationToken cancellationToken)
    {
        await work.Rounds.SaveAsync(after, cancellationToken);
        await SetClockAsync(work, after, cancellationToken);
        await ShowCardsAsync(work, before, after, cancellationToken);
        if (before.Stage == after.Stage)
            return;

        foreach (var other in others)
            await other.FollowAsync(work, before, after, cancellationToken);

        if (after.Stage == RoundStage.Cancelled)
            await CancelledAsync(work, after, cancellationToken);
    }

    /// <summary>What follows from a new round.</summary>
    public static async Task OpenedAsync(IUnitOfWork work, Round round, CancellationToken cancellationToken)
    {
        await SetClockAsync(work, round, cancellationToken);
        await work.Talks.GiveVoiceAsync(round.CommunityId, round.Id, cancellationToken);
        if (round.Room is null)
            await work.Outbox.OpenRoomAsync(round, cancellationToken);

        await work.Outbox.ShowCardAsync(round.CommunityId, round.Id.Value, RoundCard.Name, round.Id.Value, cancellationToken);
    }

    /// <summary>The two talk elsewhere from now on: the card says so, and a line for both.</summary>
    public static async Task TalkMovedAsync(IUnitOfWork work, Round round, RichText line, CancellationToken cancellationToken)
    {
        await work.Outbox.ShowCardAsync(round.CommunityId, round.Id.Value, RoundCard.Name, round.Id.Value, cancellationToken);
        await work.Outbox.PostToRoomAsync(round, Message.Create(line), cancellationToken);
    }

    /// <summary>A channel to speak in is deleted: the round that was in it has the next free one, or none.</summary>
    public static async Task VoiceIsGoneAsync(IUnitOfWork work, CommunityRef community, RoomRef channel, CancellationToken cancellationToken)
    {
        if (await work.Talks.RemoveVoiceAsync(community, channel, cancellationToken) is not var (id, round)
            || await work.Rounds.FindAsync(id, round, forChange: true, cancellationToken) is not { IsOpen: true } open)
        {
            return;
        }

        var next = await work.Talks.TakeVoiceAsync(id, round, cancellationToken);
        await TalkMovedAsync(work, open, TalkTexts.ChannelIsGone(next), cancellationToken);
    }

    private static async Task SetClockAsync(IUnitOfWork work, Round round, CancellationToken cancellationToken)
    {
        if (RoundClock.Next(round, work.Now) is { } tick)
            await work.DueRows.SetAsync(round.CommunityId, RoundClockJob, round.Id.Value, tick.At, cancellationToken);
        else
            await work.DueRows.ClearAsync(round.CommunityId, RoundClockJob, round.Id.Value, cancellationToken);
    }

    private static async Task ShowCardsAsync(IUnitOfWork work, Round before, Round after, CancellationToken cancellationToken)
    {
        await work.Outbox.ShowCardAsync(after.CommunityId, after.Id.Value, RoundCard.Name, after.Id.Value, cancellationToken);
        await SeatCard.ShowAsync(work, before, after, cancellationToken);
        for (var index = 0; index < after.Kit.Count; index++)
        {
            var prompt = after.Kit[index];
            var was = before.Kit.FirstOrDefault(p => p.PromptKey == prompt.PromptKey);
            var changed = prompt.AskedAt != was?.AskedAt || prompt.AnsweredAt != was?.AnsweredAt || prompt.Replaced != was?.Replaced
                || (prompt.IsBeingAnswered && before.PausedAt != after.PausedAt);
            if (prompt.AskedAt is not null && changed)
                await ShowQuestionAsync(work, after, index, cancellationToken);
        }
    }

    /// <summary>Draws an asked prompt's card anew.</summary>
    public static Task ShowQuestionAsync(IUnitOfWork work, Round round, int index, CancellationToken cancellationToken) =>
        work.Outbox.ShowCardAsync(
            round.CommunityId, round.Id.Value, CardCatalog.Name(QuestionCard.Name, index + 1), round.Id.Value, cancellationToken);

    private static async Task CancelledAsync(IUnitOfWork work, Round round, CancellationToken cancellationToken)
    {
        if (CancelledTexts.Why(round) is { } why)
        {
            foreach (var member in new[] { round.InterviewerId, round.CandidateId })
                await work.Outbox.SendPrivatelyAsync(round, member, why, cancellationToken);
        }

        if (CancelledTexts.InRoom(round) is { } line)
            await work.Outbox.PostToRoomAsync(round, Message.Create(line), cancellationToken);
        await work.Outbox.CloseRoomAsync(round, cancellationToken);
    }
}
