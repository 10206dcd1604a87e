using PrepBot.Values.Identity;

namespace PrepBot.Domain.Members;

/// <summary>One erasure.</summary>
public readonly record struct ErasureId(Guid Value) : ITypedId<ErasureId>
{
    /// <inheritdoc/>
    public static ErasureId From(Guid value) => new(value);
}

/// <summary>A member who is being erased. The tie to the person is cut at once; what is left is done in steps, each of which may be repeated.</summary>
/// <param name="CommunityId">The community they are forgotten in.</param>
/// <param name="MemberId">The member as the others' records go on naming them, with nobody behind it.</param>
/// <param name="Person">Who they were; known until the erasure is done.</param>
/// <param name="DisplayName">The name that is to be found nowhere afterwards.</param>
/// <param name="AskedAt">When the wish arrived: what is older is erased, who comes back later starts afresh.</param>
/// <param name="SaysWhenDone">Whether the person gets a last word; not when an erasure is only applied again.</param>
public sealed record Erasure(
    CommunityId CommunityId, ErasureId Id, MemberId MemberId, PersonRef Person, string DisplayName, DateTimeOffset AskedAt, bool SaysWhenDone)
{
    /// <summary>What is to be done next.</summary>
    public required ErasureStep Step { get; init; }

    /// <summary>How far a step that goes through many rows has come, or null at its beginning.</summary>
    public string? Reached { get; init; }

    /// <summary>The next step, from its beginning.</summary>
    public Erasure Next() => this with { Step = Step + 1, Reached = null };
}

/// <summary>The steps of an erasure, in order. Numbers are stored.</summary>
public enum ErasureStep
{
    /// <summary>Whatever began while the tie was being cut: rounds, invitations, places in queues.</summary>
    LooseEnds = 1,

    /// <summary>Drafts, notes, suggestions, stored answers, messages that wait to be sent.</summary>
    Words = 2,

    /// <summary>Answers stored for others that speak of the member.</summary>
    AnswersOfOthers = 3,

    /// <summary>Debriefs: their own words, and what others wrote about them.</summary>
    Debriefs = 4,

    /// <summary>Everything that is counted about them.</summary>
    Counts = 5,

    /// <summary>Rounds whose debriefs still wait for a side that will not come.</summary>
    OpenDebriefs = 6,

    /// <summary>Cards that show the name.</summary>
    Cards = 7,

    /// <summary>Conversations, where no chat service but we remember them.</summary>
    Conversations = 8,

    /// <summary>A last look for what came in between, and the last word.</summary>
    LastLook = 9,
}
