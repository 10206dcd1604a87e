using PrepBot.Domain.Members;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Members;

/// <summary>Keeps members, their profiles and whom they do not want to meet.</summary>
public interface IMemberStore
{
    Task<Member> GetAsync(CommunityId community, MemberId member, CancellationToken cancellationToken);

    /// <summary>The members with these ids, in no order; unknown ids, and members who were forgotten, are left out.</summary>
    Task<IReadOnlyList<Member>> GetAllAsync(CommunityId community, IReadOnlyCollection<MemberId> members, CancellationToken cancellationToken);

    /// <summary>Everybody who has suggested a prompt that waits; nobody who was forgotten.</summary>
    Task<IReadOnlyList<Member>> SuggestingAsync(CommunityId community, CancellationToken cancellationToken);

    /// <summary>Everybody a member's own page speaks of: who is in their open round, in their invitations, in what rings for them, and in the rounds they have not filed for.</summary>
    Task<IReadOnlyList<Member>> AroundAsync(CommunityId community, MemberId member, CancellationToken cancellationToken);

    /// <summary>Who interviewed a member in their last revealed rounds; nobody who was forgotten.</summary>
    Task<IReadOnlyList<Member>> InterviewersOfAsync(CommunityId community, MemberId candidate, int most, CancellationToken cancellationToken);

    /// <summary>Finds, or on first sight adds, the member a person is: somebody may be invited before they ever wrote.</summary>
    Task<Member> EnsureAsync(CommunityId community, PersonRef person, string displayName, CancellationToken cancellationToken);

    /// <summary>The member a person is here, or null when they never were one, have left, or were forgotten.</summary>
    Task<MemberId?> FindPresentAsync(CommunityId community, PersonRef person, CancellationToken cancellationToken);

    Task SaveProfileAsync(CommunityId community, MemberId member, Profile profile, CancellationToken cancellationToken);

    /// <summary>Whom this member does not want to meet. Never shown to anybody else.</summary>
    Task<IReadOnlyList<Member>> DoNotPairAsync(CommunityId community, MemberId member, CancellationToken cancellationToken);

    /// <summary>Whether either of the two does not want to meet the other.</summary>
    Task<bool> AvoidEachOtherAsync(CommunityId community, MemberId one, MemberId other, CancellationToken cancellationToken);

    /// <summary>Puts somebody on a member's list, or takes them off. Twice is harmless.</summary>
    Task SetDoNotPairAsync(CommunityId community, MemberId member, MemberId other, bool avoid, CancellationToken cancellationToken);

    /// <summary>The member has left the community, until they act again.</summary>
    Task SetLeftAsync(CommunityId community, MemberId member, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Makes a member an organiser, or takes that back. Twice is harmless.</summary>
    Task SetAppointedAsync(CommunityId community, MemberId member, bool appointed, CancellationToken cancellationToken);

    /// <summary>Those who were made organisers here, by name.</summary>
    Task<IReadOnlyList<Member>> AppointedAsync(CommunityId community, CancellationToken cancellationToken);

    /// <summary>Those of whom the platform said, when they acted last, that they are organisers, and those who were made organisers here.</summary>
    Task<IReadOnlyList<MemberId>> OrganisersAsync(CommunityId community, CancellationToken cancellationToken);

    /// <summary>How often a member was candidate and interviewer in rounds that took place.</summary>
    Task<RoleBalance> RoleBalanceAsync(CommunityId community, MemberId member, CancellationToken cancellationToken);
}

/// <summary>How often a member was in each part.</summary>
public sealed record RoleBalance(int Candidate, int Interviewer);
