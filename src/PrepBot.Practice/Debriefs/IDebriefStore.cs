using PrepBot.Chat.Stores;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Debriefs;

/// <summary>Keeps debriefs, self-reviews and notes, encrypted at rest.</summary>
public interface IDebriefStore
{
    /// <summary>Files the interviewer's debrief.</summary>
    /// <returns>False when it was filed before: then nothing changed.</returns>
    Task<bool> FileAsync(CommunityId community, RoundId round, MemberId author, Debrief debrief, bool onTime, CancellationToken cancellationToken);

    /// <summary>Files the candidate's self-review, with the helpfulness beside it for the interviewer <paramref name="about"/>.</summary>
    /// <returns>False when it was filed before: then nothing changed.</returns>
    Task<bool> FileAsync(CommunityId community, RoundId round, MemberId author, MemberId about, SelfReview review, bool onTime, CancellationToken cancellationToken);

    /// <summary>Which version of a side of a round the next correction is.</summary>
    Task<int> NextVersionAsync(CommunityId community, RoundId round, RoundPart part, CancellationToken cancellationToken);

    /// <summary>What the interviewer has filed and is sealed still becomes this: nobody has read what it was.</summary>
    Task ReplaceAsync(CommunityId community, RoundId round, MemberId author, Debrief debrief, CancellationToken cancellationToken);

    /// <summary>What the candidate has filed and is sealed still becomes this.</summary>
    Task ReplaceAsync(CommunityId community, RoundId round, MemberId author, SelfReview review, CancellationToken cancellationToken);

    /// <summary>Files a new version of the interviewer's debrief; the earlier ones stay.</summary>
    Task CorrectAsync(CommunityId community, RoundId round, MemberId author, int version, Debrief debrief, CancellationToken cancellationToken);

    /// <summary>Files a new version of the candidate's self-review; the earlier ones stay.</summary>
    Task CorrectAsync(CommunityId community, RoundId round, MemberId author, int version, SelfReview review, CancellationToken cancellationToken);

    /// <summary>Who has filed. The only thing anybody may learn before the reveal.</summary>
    Task<Filed> FiledAsync(CommunityId community, RoundId round, CancellationToken cancellationToken);

    /// <summary>The interviewer's debrief, newest version. Callers check the reveal first.</summary>
    Task<Kept<Debrief>> DebriefAsync(CommunityId community, RoundId round, CancellationToken cancellationToken);

    /// <summary>The candidate's self-review, newest version. Callers check the reveal first.</summary>
    Task<Kept<SelfReview>> SelfReviewAsync(CommunityId community, RoundId round, CancellationToken cancellationToken);

    /// <summary>A member's own self-reviews of revealed rounds, newest versions, the last ones but oldest first. For the member alone.</summary>
    Task<IReadOnlyList<(RoundId Round, SelfReview Review)>> OwnReviewsAsync(CommunityId community, MemberId author, int most, CancellationToken cancellationToken);

    /// <summary>A member's own debriefs of revealed rounds, newest versions, the last ones but oldest first. For the member alone.</summary>
    Task<IReadOnlyList<Debrief>> OwnDebriefsAsync(CommunityId community, MemberId author, int most, CancellationToken cancellationToken);

    /// <summary>What interviewers filed of a candidate in revealed rounds, newest versions, of the last rounds, in no order. For the candidate alone.</summary>
    Task<IReadOnlyList<(RoundId Round, Debrief Debrief)>> AboutCandidateAsync(CommunityId community, MemberId candidate, int most, CancellationToken cancellationToken);

    /// <summary>Adds a private note.</summary>
    Task AddNoteAsync(CommunityId community, RoundId round, MemberId author, Note note, CancellationToken cancellationToken);

    /// <summary>A member's own notes on a round, in order.</summary>
    Task<IReadOnlyList<Note>> NotesAsync(CommunityId community, RoundId round, MemberId author, CancellationToken cancellationToken);
}

/// <summary>Who has filed.</summary>
public sealed record Filed(bool Interviewer, bool Candidate);
