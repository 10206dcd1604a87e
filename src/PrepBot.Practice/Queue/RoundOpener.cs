using PrepBot.Chat.Work;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Queue;

/// <summary>Opens a round for two members: seats, kit, clock, room and cards, in one transaction.</summary>
internal static class RoundOpener
{
    /// <summary>Opens a round.</summary>
    /// <returns>The round, or null when one of the two is in another open round: then nothing has changed.</returns>
    public static async Task<Round?> OpenAsync(IUnitOfWork work, NewRound wish, CancellationToken cancellationToken)
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
            CreatedAt = work.Now,
            ArriveBy = work.Now + wish.Community.Settings.ArrivalTime,
            Follows = wish.Follows,
        };
        round = await KitFiller.FilledAsync(work, round, round.Principles, cancellationToken);
        if (!await work.Rounds.AddAsync(round, cancellationToken))
            return null;

        await RoundConsequences.OpenedAsync(work, round, cancellationToken);
        return round;
    }
}

/// <summary>What a new round is to be.</summary>
/// <param name="Community">The community.</param>
/// <param name="ChannelId">Where it was started.</param>
/// <param name="InterviewerId">Who asks.</param>
/// <param name="CandidateId">Who answers.</param>
/// <param name="Principles">1-3 targets.</param>
/// <param name="Minutes">Planned length.</param>
internal sealed record NewRound(
    Community Community, ChannelId ChannelId, MemberId InterviewerId, MemberId CandidateId, IReadOnlyList<PrincipleId> Principles, int Minutes)
{
    /// <summary>The theme the candidate asked for, or null.</summary>
    public ThemeId? Theme { get; init; }

    /// <summary>Who watches, or null.</summary>
    public MemberId? ObserverId { get; init; }

    /// <summary>The round before it, or null.</summary>
    public RoundId? Follows { get; init; }
}
