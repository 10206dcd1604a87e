using PrepBot.Chat.Work;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Queue;

/// <summary>Opens a round for two members: seats, kit, clock, room and cards, in one transaction. Who is seated waits in no queue any more.</summary>
internal static class RoundOpener
{
    /// <summary>Opens a round.</summary>
    /// <param name="left">Gets the channels whose queues have changed by it: their cards are the caller's to draw.</param>
    /// <returns>The round, or null when one of the two is in another open round: then nothing has changed.</returns>
    public static async Task<Round?> OpenAsync(IUnitOfWork work, NewRound wish, ISet<ChannelId> left, CancellationToken cancellationToken)
    {
        var round = new Round
        {
            CommunityId = wish.Community.Id,
            Id = NewId.At<RoundId>(work.Now),
            ChannelId = wish.ChannelId,
            InterviewerId = wish.InterviewerId,
            CandidateId = wish.CandidateId,
            ObserverId = wish.ObserverId,
            Principles = wish.Principles,
            Theme = wish.Theme,
            Minutes = wish.Minutes,
            Stage = RoundStage.Gathering,
            InterviewerHere = wish.Here == wish.InterviewerId,
            CandidateHere = wish.Here == wish.CandidateId,
            CreatedAt = work.Now,
            ArriveBy = work.Now + wish.Community.Settings.ArrivalTime,
            Follows = wish.Follows,
        };

        // Seats are taken while the kit is drawn; the round that has them is stored with what was drawn when both are known.
        var (isSeated, filled) = await work.TogetherAsync(
            () => SeatAsync(work, round, left, cancellationToken),
            () => KitFiller.FilledAsync(work, round, round.Principles, wish.Candidate, cancellationToken),
            cancellationToken);
        if (!isSeated)
            return null;

        await work.Rounds.PutKitAsync(filled, cancellationToken);
        await RoundConsequences.OpenedAsync(work, filled, cancellationToken);
        return filled;
    }

    private static async Task<bool> SeatAsync(IUnitOfWork work, Round round, ISet<ChannelId> left, CancellationToken cancellationToken)
    {
        if (!await work.Rounds.AddAsync(round, cancellationToken))
            return false;

        await work.Rings.RemoveWishesAsync(round.CommunityId, [round.InterviewerId, round.CandidateId], cancellationToken);
        MemberId[] seated = round.ObserverId is { } observer ? [round.InterviewerId, round.CandidateId, observer] : [round.InterviewerId, round.CandidateId];
        left.UnionWith(await work.Queue.RemoveMembersAsync(round.CommunityId, seated, cancellationToken));
        return true;
    }
}

/// <summary>What a new round is to be.</summary>
/// <param name="ChannelId">Where it was started.</param>
/// <param name="Principles">1-3 targets.</param>
/// <param name="Minutes">Planned length.</param>
internal sealed record NewRound(
    Community Community, ChannelId ChannelId, MemberId InterviewerId, MemberId CandidateId, IReadOnlyList<PrincipleId> Principles, int Minutes)
{
    /// <summary>The theme the candidate asked for, or null.</summary>
    public ThemeId? Theme { get; init; }

    /// <summary>The candidate's profile, where it is known already.</summary>
    public Profile? Candidate { get; init; }

    /// <summary>Who watches, or null.</summary>
    public MemberId? ObserverId { get; init; }

    /// <summary>Which of the two has said already that they are here, or null.</summary>
    public MemberId? Here { get; init; }

    /// <summary>The round before it, or null.</summary>
    public RoundId? Follows { get; init; }
}
