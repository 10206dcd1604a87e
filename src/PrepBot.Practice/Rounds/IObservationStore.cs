using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Rounds;

/// <summary>Keeps what observers count.</summary>
public interface IObservationStore
{
    /// <summary>Adds to what the round's observer counted in an answer; never below 0 nor above <see cref="Observation.MaxCount"/>.</summary>
    /// <param name="round">The round, with its observer.</param>
    /// <param name="promptKey">The prompt that is answered.</param>
    /// <param name="ownWords">So many "I" more, or less.</param>
    /// <param name="groupWords">So many "we" more, or less.</param>
    Task CountAsync(Round round, string promptKey, int ownWords, int groupWords, CancellationToken cancellationToken);

    /// <summary>Ticks a part of the answer, or takes the tick back. Twice is harmless.</summary>
    Task TickAsync(Round round, string promptKey, AnswerParts part, bool heard, CancellationToken cancellationToken);

    /// <summary>Everything counted in a round, in no order.</summary>
    Task<IReadOnlyList<Observation>> OfRoundAsync(CommunityId community, RoundId round, CancellationToken cancellationToken);

    /// <summary>"I" and "we" of a candidate's last revealed rounds in which somebody counted, the oldest first.</summary>
    Task<IReadOnlyList<(int OwnWords, int GroupWords)>> OfCandidateAsync(CommunityId community, MemberId candidate, int most, CancellationToken cancellationToken);
}
