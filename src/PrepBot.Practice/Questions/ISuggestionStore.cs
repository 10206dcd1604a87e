using PrepBot.Domain.Questions;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Questions;

/// <summary>Keeps suggested prompts until an organiser has decided, encrypted at rest.</summary>
public interface ISuggestionStore
{
    Task AddAsync(Suggestion suggestion, CancellationToken cancellationToken);

    /// <summary>Adds many of one community at once.</summary>
    Task AddAsync(CommunityId community, IReadOnlyList<Suggestion> suggestions, CancellationToken cancellationToken);

    /// <summary>A suggestion that still waits, locked until the transaction ends when <paramref name="forChange"/>; null when it was decided or never was.</summary>
    Task<Suggestion?> FindAsync(CommunityId community, SuggestionId id, bool forChange, CancellationToken cancellationToken);

    /// <summary>Those that wait, oldest first.</summary>
    Task<IReadOnlyList<Suggestion>> WaitingAsync(CommunityId community, int most, CancellationToken cancellationToken);

    /// <summary>How many wait, in all and of this member.</summary>
    Task<WaitingSuggestions> CountAsync(CommunityId community, MemberId member, CancellationToken cancellationToken);

    /// <summary>Notes what was decided.</summary>
    /// <returns>False when it had been decided before.</returns>
    Task<bool> DecideAsync(
        CommunityId community, SuggestionId id, SuggestionOutcome outcome, MemberId organiser, CancellationToken cancellationToken);
}

/// <summary>How many suggestions wait.</summary>
public sealed record WaitingSuggestions(int All, int OfMember);
