using PrepBot.Chat.DueRows;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;
using PrepBot.Domain.Members;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Coverage.Boards;
using PrepBot.Practice.Members;
using PrepBot.Practice.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Leaving;

/// <summary>Erases a member whose tie to the person is cut: one step or one batch of it in each run, and the next run at once.</summary>
internal sealed class ForgetMemberJob(Parting parting, RoundConsequences consequences, IEnumerable<IChatPlatform> platforms) : IJob
{
    private const int Messages = 500;
    private const int Answers = 500;
    private const int Debriefs = 100;
    private const int Rounds = 20;
    private const int Cards = 100;

    /// <summary>More rooms in direct messages than anybody has; what is left is found at the last look.</summary>
    private const int Addresses = 10_000;

    /// <summary>How long something that is just being sent is waited for, before looking again.</summary>
    private static readonly TimeSpan InHand = TimeSpan.FromSeconds(1);

    public string Kind => Forgetting.Job;

    public async Task RunAsync(IUnitOfWork work, DueRow row, CancellationToken cancellationToken)
    {
        if (await work.Erasures.FindAsync(row.CommunityId, ErasureId.From(row.Subject), cancellationToken) is not { } erasure)
            return;

        var next = await StepAsync(work, erasure, cancellationToken);
        if (next is not null)
        {
            // The same step once more, as it is: it waits for something in hand elsewhere.
            var again = next == erasure && next.Step == ErasureStep.LastLook ? work.Now + InHand : work.Now;
            await work.Erasures.SaveAsync(next, cancellationToken);
            await work.DueRows.SetAsync(row.CommunityId, Kind, row.Subject, again, cancellationToken);
            return;
        }

        await work.Erasures.FinishAsync(erasure, cancellationToken);
        if (erasure.SaysWhenDone)
            await work.Outbox.SendLastAsync(erasure, Done, cancellationToken);
    }

    /// <summary>Does the step at hand, or a batch of it.</summary>
    /// <returns>Where to go on, or null when everything is done.</returns>
    private async Task<Erasure?> StepAsync(IUnitOfWork work, Erasure erasure, CancellationToken cancellationToken)
    {
        switch (erasure.Step)
        {
            case ErasureStep.LooseEnds:
                await parting.EndAllAsync(work, erasure.CommunityId, erasure.MemberId, cancellationToken);
                return erasure.Next();
            case ErasureStep.Words:
                await work.Eraser.EraseWordsAsync(erasure, cancellationToken);
                return Reached(erasure, await work.Eraser.EraseMessagesAsync(erasure, Messages, cancellationToken));
            case ErasureStep.AnswersOfOthers:
                return Reached(erasure, await work.Eraser.EraseAnswersOfOthersAsync(erasure, Answers, cancellationToken));
            case ErasureStep.Debriefs:
                return await work.Eraser.EraseDebriefsAsync(erasure, Debriefs, cancellationToken) ? erasure.Next() : erasure;
            case ErasureStep.Counts:
                await work.Eraser.EraseCountsAsync(erasure, cancellationToken);
                await work.Eraser.LetNamedOnesGoAsync(erasure, cancellationToken);
                await WeeklyBoard.ShownOtherwiseAsync(work, erasure.CommunityId, cancellationToken);
                return erasure.Next();
            case ErasureStep.OpenDebriefs:
                return await OpenDebriefsAsync(work, erasure, cancellationToken) ? erasure.Next() : erasure;
            case ErasureStep.Cards:
                await LeaveAddressesAsync(work, erasure, cancellationToken);
                return await ShowCardsAsync(work, erasure, cancellationToken);
            case ErasureStep.Conversations:
                return await ForgetConversationsAsync(work, erasure, cancellationToken);
            case ErasureStep.LastLook:
                await LookAgainAsync(work, erasure, cancellationToken);
                return await work.Eraser.IsBeingSentAsync(erasure, cancellationToken) ? erasure : null;
            default:
                throw new NotSupportedException($"No way to do {erasure.Step}.");
        }
    }

    private static Erasure Reached(Erasure erasure, string? reached) => reached is null ? erasure.Next() : erasure with { Reached = reached };

    /// <summary>Nobody waits a day for a side that will not come.</summary>
    private async Task<bool> OpenDebriefsAsync(IUnitOfWork work, Erasure erasure, CancellationToken cancellationToken)
    {
        var waiting = await work.Eraser.OpenDebriefsAsync(erasure, Rounds, cancellationToken);
        foreach (var id in waiting)
        {
            if (await work.Rounds.FindAsync(erasure.CommunityId, id, forChange: true, cancellationToken) is not { } round
                || round.Reveal(work.Now) is not RoundStep.Taken { Round: var revealed })
            {
                continue;
            }

            await consequences.SaveAsync(work, round, revealed, cancellationToken);
            if (revealed.CandidateId == erasure.MemberId)
                await work.Outbox.SendPrivatelyAsync(revealed, revealed.InterviewerId, CandidateForgotten, cancellationToken);
        }

        return waiting.Count < Rounds;
    }

    /// <summary>Where a room is addressed by who is in it, the others keep it. Before the cards are drawn anew, so that they find their places.</summary>
    private async Task LeaveAddressesAsync(IUnitOfWork work, Erasure erasure, CancellationToken cancellationToken)
    {
        var names = platforms.FirstOrDefault(platform => platform.Name == erasure.Person.Platform) as INamesPeopleInAddresses;
        foreach (var (round, room) in await work.Eraser.RoomsNamingAsync(erasure, Addresses, cancellationToken))
        {
            var left = names?.Without(room, erasure.Person);
            await work.Eraser.MoveRoomAsync(erasure, round, left is { } others && others != room ? others : NobodysRoom(room), cancellationToken);
        }

        foreach (var card in await work.Eraser.CardsNamingAsync(erasure, Addresses, cancellationToken))
        {
            var left = names?.Without(card.Posted, erasure.Person);
            await work.Eraser.MoveCardAsync(erasure, card, left is { } others && others != card.Posted ? others : null, cancellationToken);
        }
    }

    /// <summary>A room nobody is in any more; no platform's address looks so.</summary>
    private static RoomRef NobodysRoom(RoomRef room) => room with { ExternalId = "(nobody)" };

    private static async Task<Erasure> ShowCardsAsync(IUnitOfWork work, Erasure erasure, CancellationToken cancellationToken)
    {
        var cards = await work.Eraser.CardsAsync(erasure, Cards, cancellationToken);
        foreach (var card in cards)
            await work.Outbox.ShowCardAsync(erasure.CommunityId, card.Lane, card.Card, card.Subject, cancellationToken);

        return cards.Count < Cards ? erasure.Next() : erasure with { Reached = cards[^1].Key };
    }

    /// <summary>Real chat services keep their own conversations; one that we keep is ours to erase.</summary>
    private async Task<Erasure> ForgetConversationsAsync(IUnitOfWork work, Erasure erasure, CancellationToken cancellationToken)
    {
        var community = await work.Communities.GetAsync(erasure.CommunityId, cancellationToken);
        var reached = platforms.FirstOrDefault(platform => platform.Name == erasure.Person.Platform) is IRemembersConversations remembering
            ? await remembering.ForgetAsync(
                community.Ref, erasure.Person, erasure.DisplayName, erasure.AskedAt, erasure.Reached, cancellationToken)
            : null;
        return Reached(erasure, reached);
    }

    /// <summary>Somebody may have named the member while the tie was being cut.</summary>
    /// <exception cref="InvalidOperationException">Something is still there: the job comes back to it.</exception>
    private async Task LookAgainAsync(IUnitOfWork work, Erasure erasure, CancellationToken cancellationToken)
    {
        await parting.EndAllAsync(work, erasure.CommunityId, erasure.MemberId, cancellationToken);
        await work.Eraser.EraseWordsAsync(erasure, cancellationToken);
        await work.Eraser.EraseMessagesAsync(erasure with { Reached = null }, Messages, cancellationToken);
        await work.Eraser.EraseDebriefsAsync(erasure, Debriefs, cancellationToken);
        await work.Eraser.EraseCountsAsync(erasure, cancellationToken);
        await work.Eraser.LetNamedOnesGoAsync(erasure, cancellationToken);
        await LeaveAddressesAsync(work, erasure, cancellationToken);
        if (!await work.Eraser.IsDoneAsync(erasure, cancellationToken))
            throw new InvalidOperationException("An erasure has come to its end, and something is still there.");
    }

    private static Message Done { get; } = Message.Create(
        MemberTexts.Forgotten);

    private static Message CandidateForgotten { get; } = Message.Create(
        MemberTexts.CandidateForgotten);
}
