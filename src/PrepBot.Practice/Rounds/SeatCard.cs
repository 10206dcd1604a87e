using PrepBot.Chat.Cards;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Work;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Members;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Rounds;

/// <summary>
/// The one private card of each of the two: the interviewer's cockpit, and what the candidate has before them. The interviewer's is drawn anew where it stands;
/// the candidate's comes by itself with the round.
/// </summary>
internal sealed class SeatCard(PrincipleSet principles) : ICard
{
    public const string Name = "seat";

    public string Kind => Name;

    /// <summary>The name of this member's card: whatever stands on it takes the place of what stood there before. It stays theirs when the two swap parts.</summary>
    public static string KeyOf(Round round, MemberId member) => CardCatalog.KeyOf(Name, SeatOf(round, member), round.Id.Value);

    /// <summary>Draws what a member has in hand, for where the round is now.</summary>
    public static Message Draw(Round round, MemberId member, People people, PrincipleSet principles, DateTimeOffset now) =>
        member == round.InterviewerId ? Cockpit.Create(round, people, principles, now) : CandidateCard.Create(round, people, principles, now);

    /// <summary>The same for where it is pressed: outside the room it keeps the way in.</summary>
    public static Message InHand(Call<Round> call, Round round, People people, PrincipleSet principles)
    {
        var card = Draw(round, call.MemberId, people, principles, call.Now);
        return call.Interaction.Origin.Pressed is not null || RoundActions.IsOutside(call.Target) ? PairingCard.WithTheWayIn(card, round) : card;
    }

    /// <summary>Draws anew what the change of a round shows on either card.</summary>
    public static async Task ShowAsync(IUnitOfWork work, Round before, Round after, CancellationToken cancellationToken)
    {
        var moved = before.Stage != after.Stage || before.PausedAt != after.PausedAt || before.EndsAt != after.EndsAt
            || before.InterviewerId != after.InterviewerId || before.CandidateHere != after.CandidateHere;
        if (moved)
            await ShowAsync(work, after, after.InterviewerId, cancellationToken);
        if (moved || before.Current != after.Current || AskedSince(before, after))
            await ShowAsync(work, after, after.CandidateId, cancellationToken);
    }

    public async Task<CardFace?> DrawAsync(IUnitOfWork work, CardSubject subject, CancellationToken cancellationToken)
    {
        if (await work.Rounds.FindAsync(subject.CommunityId, RoundId.From(subject.Row), forChange: false, cancellationToken) is not { } round)
            return null;

        var member = SeatOf(round, round.InterviewerId) == subject.Part ? round.InterviewerId : round.CandidateId;
        if (round.Stage == RoundStage.Debriefing && (await work.Rounds.OwedByAsync(round.CommunityId, member, cancellationToken)).All(owed => owed.Id != round.Id))
        {
            // They have filed already, before the end was drawn here, and the card says so.
            return null;
        }

        var people = await People.OfAsync(work, round, cancellationToken);
        return new CardFace(new CardLocation.InPrivate(member) { Beside = round.Id.Value }, PairingCard.WithTheWayIn(Draw(round, member, people, principles, work.Now), round))
        {
            OnlyInPlace = member == round.InterviewerId || round.Stage != RoundStage.Running,
        };
    }

    private static Task ShowAsync(IUnitOfWork work, Round round, MemberId member, CancellationToken cancellationToken) =>
        work.Outbox.ShowCardAsync(round.CommunityId, member.Value, CardCatalog.Name(Name, SeatOf(round, member)), round.Id.Value, cancellationToken);

    private static bool AskedSince(Round before, Round after) => before.LastAsked() is var was && after.LastAsked() is var now
        && (was?.PromptKey, was?.AnsweredAt) != (now?.PromptKey, now?.AnsweredAt);

    /// <summary>By the ids of the two, so that it is the same whatever parts they play.</summary>
    private static int SeatOf(Round round, MemberId member) => member.Value.CompareTo(round.PartnerOf(member).Value) < 0 ? 1 : 2;
}
