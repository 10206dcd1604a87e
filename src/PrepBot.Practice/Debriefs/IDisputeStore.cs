using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Debriefs;

/// <summary>Keeps disputes.</summary>
public interface IDisputeStore
{
    /// <summary>Opens a dispute, or opens one again that was taken back.</summary>
    /// <returns>False when the score of this round and principle is disputed already, or decided: then nothing changed.</returns>
    Task<bool> OpenAsync(Dispute dispute, CancellationToken cancellationToken);

    /// <summary>The dispute, locked until the transaction ends when <paramref name="forChange"/>.</summary>
    Task<Dispute?> FindAsync(CommunityId community, DisputeId dispute, bool forChange, CancellationToken cancellationToken);

    /// <summary>All disputes of a round, in no order.</summary>
    Task<IReadOnlyList<Dispute>> OfRoundAsync(CommunityId community, RoundId round, CancellationToken cancellationToken);

    /// <summary>All disputes of a candidate's rounds, in no order.</summary>
    Task<IReadOnlyList<Dispute>> OfCandidateAsync(CommunityId community, MemberId candidate, CancellationToken cancellationToken);

    /// <summary>Those nobody has decided yet, oldest first.</summary>
    Task<IReadOnlyList<Dispute>> OpenOnesAsync(CommunityId community, CancellationToken cancellationToken);

    /// <summary>Stores what became of it.</summary>
    /// <param name="dispute">The dispute, as it is now.</param>
    /// <param name="by">Who decided, or took it back.</param>
    Task SetStateAsync(Dispute dispute, MemberId by, CancellationToken cancellationToken);
}
