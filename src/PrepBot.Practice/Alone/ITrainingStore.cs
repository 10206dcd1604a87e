using PrepBot.Domain.Answers;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Alone;

/// <summary>Keeps which worked answers members rated, and how.</summary>
public interface ITrainingStore
{
    /// <summary>What a member has rated, the latest first.</summary>
    Task<IReadOnlyList<Training>> OfMemberAsync(CommunityId community, MemberId member, CancellationToken cancellationToken);

    /// <summary>A member rated an answer. Rated before, it stays as it was.</summary>
    /// <param name="rating">What they said; sealed.</param>
    Task AddAsync(CommunityId community, MemberId member, Training training, EarRating rating, CancellationToken cancellationToken);
}
