using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Members;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Domain.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Questions;

/// <summary>Draws prompts from the bank and remembers who was asked what.</summary>
public interface IPromptStore
{
    /// <summary>Draws prompts for a principle: never one the candidate had while others exist, fitting first. Reproducible with its seed.</summary>
    /// <returns>At most as many as asked for; fewer when the bank has no more.</returns>
    Task<IReadOnlyList<KitPrompt>> DrawAsync(PromptRequest wish, CancellationToken cancellationToken);

    /// <summary>Draws for several principles at once, for the same people, as <see cref="DrawAsync(PromptRequest, CancellationToken)"/>.</summary>
    /// <returns>What was drawn for each wish, in their order.</returns>
    Task<IReadOnlyList<IReadOnlyList<Prompt>>> PickAsync(IReadOnlyList<PromptRequest> wishes, CancellationToken cancellationToken);

    /// <summary>Draws for several principles at once, for the same people.</summary>
    /// <returns>What was drawn for each wish, in their order.</returns>
    Task<IReadOnlyList<IReadOnlyList<KitPrompt>>> DrawAsync(IReadOnlyList<PromptRequest> wishes, CancellationToken cancellationToken);

    /// <summary>The candidate of a round was asked this prompt, and its interviewer knows it from now on. Once for each round.</summary>
    Task RecordAskedAsync(Round round, string promptKey, CancellationToken cancellationToken);

    /// <summary>A prompt of the bank or of the community, retired or not; null when neither ever had it.</summary>
    Task<Prompt?> FindAsync(CommunityId community, PromptId prompt, CancellationToken cancellationToken);

    /// <summary>A member answered this prompt alone. It counts as seen, not as asked: a round still prefers one they never saw.</summary>
    Task RecordPractisedAsync(CommunityId community, MemberId member, string promptKey, CancellationToken cancellationToken);

    /// <summary>A member heard somebody else's answer to this prompt, so it is asked of them only when there is no other; having been asked it says more, and stays.</summary>
    Task RecordHeardAnsweredAsync(CommunityId community, MemberId member, string promptKey, CancellationToken cancellationToken);

    /// <summary>How many prompts of each principle a member answered alone, and when last; principles without any are left out.</summary>
    Task<IReadOnlyDictionary<PrincipleId, TimesPractised>> PractisedAloneAsync(CommunityId community, MemberId member, CancellationToken cancellationToken);

    /// <summary>Whether a member has been asked for a principle in a round, as candidate.</summary>
    Task<bool> WasAskedAsync(CommunityId community, MemberId member, PrincipleId principle, CancellationToken cancellationToken);

    /// <summary>The prompt was put away, asked or not.</summary>
    Task RecordReplacedAsync(Round round, string promptKey, ReplaceReason reason, CancellationToken cancellationToken);

    /// <summary>The talking is over: how long each answer took.</summary>
    Task RecordAnswersAsync(Round round, CancellationToken cancellationToken);

    /// <summary>The round is revealed: how each answer landed. Never before.</summary>
    Task RecordVerdictsAsync(Round round, Debrief debrief, CancellationToken cancellationToken);
}

/// <summary>What is wished of a draw.</summary>
/// <param name="CandidateId">Who will be asked.</param>
/// <param name="InterviewerId">Who will ask; null for practice alone.</param>
/// <param name="Level">The candidate's level.</param>
/// <param name="Track">The candidate's track.</param>
/// <param name="Not">Keys that are out: already in the kit.</param>
/// <param name="Count">How many.</param>
/// <param name="Seed">Decides between equals.</param>
public sealed record PromptRequest(
    CommunityId CommunityId,
    PrincipleId Principle,
    MemberId CandidateId,
    MemberId? InterviewerId,
    Level? Level,
    Track Track,
    IReadOnlyCollection<string> Not,
    int Count,
    int Seed)
{
    /// <summary>The theme that was asked for, or null: its prompts come first among those that are as new.</summary>
    public ThemeId? Theme { get; init; }
}
