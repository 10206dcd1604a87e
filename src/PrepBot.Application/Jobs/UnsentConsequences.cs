using PrepBot.Application.Conversation;
using PrepBot.Application.Dispatch;
using PrepBot.Application.Features.PostAgain;
using PrepBot.Application.Ports;
using PrepBot.Application.Rounds;
using PrepBot.Application.Wording;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Members;
using PrepBot.Domain.Rounds;

namespace PrepBot.Application.Jobs;

/// <summary>What follows when something could not be sent: organisers decide about posts nobody can prove, and a round without a room is cancelled.</summary>
internal sealed class UnsentConsequences(IUnitOfWorkFactory units, RoundConsequences rounds, TimeProvider time)
{
    /// <summary>Keeps an item until an organiser decides about it, and asks all of them, in one transaction.</summary>
    public async Task AskAsync(ClaimedItem claimed, string why, CancellationToken cancellationToken)
    {
        await using var work = await units.BeginAsync(cancellationToken);
        if (!await work.Outbox.HoldAsync(claimed, why, cancellationToken))
            return;

        var (item, now) = (claimed.Item, time.GetUtcNow());
        var question = await PostAgainTexts.QuestionAsync(work, new HeldItem(claimed.Id, item), cancellationToken);
        await TellOrganisersAsync(work, item.CommunityId, question, item.ExpiresAt, now, cancellationToken);
        await work.CommitAsync(cancellationToken);
    }

    /// <summary>The platform refuses a round's room for good: the two are told what to do next, and organisers, once a day, what is missing.</summary>
    /// <param name="community">The community.</param>
    /// <param name="room">The room.</param>
    /// <param name="why">What the platform said; holds nothing of anybody.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task NoRoomAsync(CommunityId community, OpenRoom room, string why, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var work = await units.BeginAsync(cancellationToken);
        if (await work.Rounds.FindAsync(community, RoundId.From(room.RoundId), forChange: true, cancellationToken) is not { } round
            || round.Cancel(CancelReason.NoRoom, now) is not RoundStep.Taken { Round: var cancelled })
        {
            return;
        }

        await rounds.SaveAsync(work, round, cancelled, now, cancellationToken);
        foreach (var member in new[] { round.InterviewerId, round.CandidateId })
            await work.Outbox.SendPrivatelyAsync(round, member, await CancelledTextAsync(work, round, member, cancellationToken), now, cancellationToken);

        if (await work.Communities.NoteRoomsRefusedAsync(community, now, cancellationToken))
            await TellOrganisersAsync(work, community, RoomsRefused(why), now + TimeSpan.FromHours(24), now, cancellationToken);
        await work.CommitAsync(cancellationToken);
    }

    private static async Task<Message> CancelledTextAsync(IUnitOfWork work, Round round, MemberId member, CancellationToken cancellationToken)
    {
        var people = await People.OfAsync(work, round, cancellationToken);
        return Message.Of(
            RichText.Of($"I could not open a room for you and {people.Name(round.PartnerOf(member))}, so I have cancelled the round. Organisers have been told what is missing. Start again in a while. {InWords.OnlyYou:light}"),
            Practise.StartMock(round.ChannelId));
    }

    private static Message RoomsRefused(string why) => Message.Of(RichText.Of(
        $"I cannot open private rooms for rounds: I am refused ({why}). Please give me the right to open them, as the setup page says; until then rounds that find no room are cancelled. {InWords.OnlyYou:light}"));

    /// <summary>Never repeated itself: a question about a question helps nobody.</summary>
    private static async Task TellOrganisersAsync(
        IUnitOfWork work, CommunityId community, Message message, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var organiser in await work.Members.OrganisersAsync(community, cancellationToken))
        {
            var item = new OutboxItem(community, organiser.Value, new SendPrivately(organiser.Value, message), UnknownOutcome.Droppable, now, until);
            await work.Outbox.AddAsync(item, cancellationToken);
        }
    }
}
