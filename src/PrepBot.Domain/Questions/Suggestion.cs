using PrepBot.Values.Identity;

namespace PrepBot.Domain.Questions;

/// <summary>A prompt a member suggested for their community, waiting for an organiser.</summary>
/// <param name="AuthorId">Who suggested it.</param>
/// <param name="Draft">What they wrote; it kept the rules when it was sent.</param>
public sealed record Suggestion(CommunityId CommunityId, SuggestionId Id, MemberId AuthorId, PromptDraft Draft, DateTimeOffset SuggestedAt)
{
    /// <summary>The most suggestions of one member that may wait at once.</summary>
    public const int MaxOfMember = 10;

    /// <summary>The most suggestions of a community that may wait at once.</summary>
    public const int MaxWaiting = 200;
}

/// <summary>Our id of a suggestion.</summary>
public readonly record struct SuggestionId(Guid Value) : ITypedId<SuggestionId>
{
    public static SuggestionId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

/// <summary>What became of a suggestion. Numbers are stored.</summary>
public enum SuggestionOutcome
{
    /// <summary>It is one of the community's prompts now.</summary>
    Approved = 1,

    /// <summary>It is not taken.</summary>
    Declined = 2,
}
