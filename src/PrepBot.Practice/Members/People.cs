using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Members;
using PrepBot.Domain.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Members;

/// <summary>The people a message speaks of, loaded once, so that texts can name them.</summary>
internal sealed class People
{
    private readonly Dictionary<MemberId, Member> _members;

    private People(IEnumerable<Member> members) => _members = members.ToDictionary(member => member.Id);

    public static async Task<People> LoadAsync(
        IUnitOfWork work, CommunityId community, IEnumerable<MemberId> members, CancellationToken cancellationToken) =>
        new(await work.Members.GetAllAsync(community, members.Distinct().ToList(), cancellationToken));

    /// <summary>People who are loaded already.</summary>
    public static People Create(IEnumerable<Member> members) => new(members);

    /// <summary>Everybody of a round.</summary>
    public static Task<People> OfAsync(IUnitOfWork work, Round round, CancellationToken cancellationToken) => LoadAsync(
        work,
        round.CommunityId,
        round.ObserverId is { } observer ? [round.InterviewerId, round.CandidateId, observer] : [round.InterviewerId, round.CandidateId],
        cancellationToken);

    /// <summary>A member's name. Somebody who erased themselves is "a former member".</summary>
    public Span Name(MemberId member) => _members.TryGetValue(member, out var found)
        ? new PersonName(found.Person, found.DisplayName)
        : new Words("a former member");

    /// <summary>The name alone, for lines that speak of the reader's partner.</summary>
    public string PlainName(MemberId member) => _members.GetValueOrDefault(member)?.DisplayName ?? "a former member";

    /// <summary>Who a message may ring.</summary>
    public PersonRef? Person(MemberId member) => _members.GetValueOrDefault(member)?.Person;

    public Member? Find(MemberId member) => _members.GetValueOrDefault(member);
}
