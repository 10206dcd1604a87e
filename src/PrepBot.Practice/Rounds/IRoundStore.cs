using PrepBot.Chat.Stores;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Rounds;

/// <summary>Keeps rounds.</summary>
public interface IRoundStore
{
    /// <summary>Adds a round and seats its members.</summary>
    /// <returns>False when one of them is in another open round, or has left: then nothing was added.</returns>
    Task<bool> AddAsync(Round round, CancellationToken cancellationToken);

    /// <summary>What was drawn for a round that was added in this transaction.</summary>
    Task PutKitAsync(Round round, CancellationToken cancellationToken);

    /// <summary>The round, locked until the transaction ends when <paramref name="forChange"/>.</summary>
    Task<Round?> FindAsync(CommunityId community, RoundId round, bool forChange, CancellationToken cancellationToken);

    /// <summary>The open round a member is in, or null.</summary>
    Task<Round?> OpenOfAsync(CommunityId community, MemberId member, CancellationToken cancellationToken);

    /// <summary>The open round a member is in, locked until the transaction ends when <paramref name="forChange"/>; or null.</summary>
    Task<Round?> OpenOfAsync(CommunityId community, MemberId member, bool forChange, CancellationToken cancellationToken);

    /// <summary>The round a dispute is about, locked until the transaction ends; null where there is no such dispute.</summary>
    Task<Round?> FindOfDisputeAsync(CommunityId community, DisputeId dispute, CancellationToken cancellationToken);

    /// <summary>The prompts in the kits of a round and of those it follows.</summary>
    /// <param name="most">How many rounds are looked back over.</param>
    Task<IReadOnlyList<string>> PromptsBeforeAsync(CommunityId community, RoundId round, int most, CancellationToken cancellationToken);

    /// <summary>Stores a round as it is now, with the version one higher; frees its members when it is no longer open.</summary>
    /// <remarks>If somebody else changed it meanwhile, the next question or the commit is refused (<see cref="StoreFailure.Conflict"/>).</remarks>
    Task SaveAsync(Round round, CancellationToken cancellationToken);

    /// <summary>The round's room is there from now on; null while it has none. Steps of the round leave it alone.</summary>
    Task SetRoomAsync(CommunityId community, RoundId round, RoomRef? room, CancellationToken cancellationToken);

    /// <summary>Frees the seat of somebody who is in the round no more, while the others go on. Twice is harmless.</summary>
    Task UnseatAsync(Round round, MemberId member, CancellationToken cancellationToken);

    /// <summary>The youngest round of these two, whoever asked whom, that took place and ended after <paramref name="since"/>; null when there is none.</summary>
    Task<RoundId?> LastOfPairAsync(CommunityId community, MemberId one, MemberId other, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Rounds in which this member has not filed and still may, oldest first. Nobody files about a candidate who was forgotten.</summary>
    Task<IReadOnlyList<Round>> OwedByAsync(CommunityId community, MemberId member, CancellationToken cancellationToken);

    /// <summary>The last rounds with a debrief, or waiting for one, in which this member was candidate, youngest first.</summary>
    Task<IReadOnlyList<Round>> LastAsCandidateAsync(CommunityId community, MemberId member, int most, CancellationToken cancellationToken);

    /// <summary>The revealed rounds of a pair that ended in a span of time, its end left out, in no order.</summary>
    Task<IReadOnlyList<Round>> RevealedOfPairAsync(
        CommunityId community, MemberId interviewer, MemberId candidate, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);

    /// <summary>Remembers which event of the debrief clock was handled last.</summary>
    Task SetDebriefEventAsync(CommunityId community, RoundId round, DebriefEvent last, CancellationToken cancellationToken);

    /// <summary>The event of the debrief clock that was handled last, or null.</summary>
    Task<DebriefEvent?> DebriefEventAsync(CommunityId community, RoundId round, CancellationToken cancellationToken);

    /// <summary>Counts, for nobody's eyes, that a member did not come.</summary>
    Task CountNoShowAsync(CommunityId community, RoundId round, MemberId member, CancellationToken cancellationToken);
}
