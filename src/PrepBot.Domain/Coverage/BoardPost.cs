using PrepBot.Domain.Principles;
using PrepBot.Values.Identity;

namespace PrepBot.Domain.Coverage;

/// <summary>One weekly post.</summary>
public readonly record struct BoardPostId(Guid Value) : ITypedId<BoardPostId>
{
    /// <inheritdoc/>
    public static BoardPostId From(Guid value) => new(value);
}

/// <summary>A weekly post: one for each channel and week.</summary>
/// <param name="ChannelId">Where it stands.</param>
/// <param name="Week">The week it is about.</param>
/// <param name="PostedAt">When it was posted.</param>
/// <param name="IsLate">Whether it came late and says so.</param>
public sealed record BoardPost(CommunityId CommunityId, BoardPostId Id, ChannelId ChannelId, IsoWeekNumber Week, DateTimeOffset PostedAt, bool IsLate);

/// <summary>A member has said that they will practise a principle next. One for each member and principle, shown until it is practised.</summary>
public sealed record Claim(CommunityId CommunityId, MemberId MemberId, PrincipleId Principle, DateTimeOffset ClaimedAt)
{
    /// <summary>A claim nobody made good on lapses after this.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(28);
}

/// <summary>A claim as a board shows it.</summary>
public sealed record ShownClaim(PrincipleId Principle, MemberId MemberId, string DisplayName);
